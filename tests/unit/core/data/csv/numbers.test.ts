// The ways to read a number that most cells take are shortcuts: they say the same as the long way, which pieces of them are held to here.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { parseCsv } from '../../../../../web/core/data/csv/csv.js';
import { countDifferent } from '../../../../../web/core/data/csv/different.js';
import { eachOnce } from '../../../../../web/core/data/csv/each-once.js';
import { uniqueNames } from '../../../../../web/core/data/csv/header.js';
import { readNumberCell } from '../../../../../web/core/data/csv/numbers.js';

const none = Number.NaN;

describe('a cell read both ways', () => {
  it.each([
    ['12,34', none, 12.34],
    ['1,234', 1234, 1.234],
    ['-0012,5', none, -12.5],
    ['+3,2468', none, 3.2468],
    [',5', none, 0.5],
    ['5,', none, 5],
    ['1,5e3', none, 1500],
    ['12,34,567', 1_234_567, none],
    ['1.234', 1.234, 1234],
    ['1.2345', 1.2345, none],
    ['1.234e2', 123.4, 123_400],
    ['.5', 0.5, none],
    ['7', 7, 7],
    ['$1234.5', 1234.5, none],
  ])('%s', (text, point, comma) => expect(readNumberCell(text)).toMatchObject({ point, comma }));

  it.each(['', ',', '1,,2', '-', 'e5', '1e', '1,2e', '--1'])('%j is no number', (text) =>
    expect(readNumberCell(text)).toBeNull(),
  );

  it('with a decimal comma, is what it is with a point', () =>
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constantFrom(1, 2, 4, 5), (value, digits) => {
        const text = value.toFixed(digits);
        expect(readNumberCell(text.replace('.', ','))?.comma).toBe(readNumberCell(text)?.point);
      }),
    ));
});

it('what is known of a text is what would be found out again', () =>
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 2 }), { maxLength: 3000, size: 'max' }), (texts) => {
      const read = (text: string) => `${text}!`;
      expect(texts.map(eachOnce(read))).toEqual(texts.map(read));
    }),
    { numRuns: 20 },
  ));

describe('names of columns that are alike', () => {
  it('are told apart, also from those that are numbered already', () =>
    expect(uniqueNames(['a', 'a', 'a (2)', 'a', ''])).toEqual(['a', 'a (2)', 'a (2) (2)', 'a (3)', 'column 5']));
  it('are looked up about twice each, however many there are', () => {
    const looks = vi.spyOn(Set.prototype, 'has');
    expect(new Set(uniqueNames(Array<string>(1_025).fill('n'.repeat(2_000)))).size).toBe(1_025);
    // Counting from 2 for each of them takes half a million.
    expect(looks.mock.calls.length).toBeLessThan(3 * 1_025);
    looks.mockRestore();
  });
});

describe('different numbers', () => {
  it('are counted as a set would', () =>
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.double(), fc.constantFrom(0, -0, 1, 2, 1e300, 5e-324)), { maxLength: 300 }),
        (given) => {
          const numbers = given.filter((value) => !Number.isNaN(value));
          expect(countDifferent(Float64Array.from(given))).toBe(new Set(numbers).size);
        },
      ),
    ));
});

describe('what is read by hand', () => {
  const unit =
    '(?:[A-Z]{0,2}\\p{Sc}|[%‰]|EUR|USD|GBP|CHF|JPY|CNY|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|INR|BRL|MXN|KRW|TRY|ZAR|Fr\\.|kr|zł|Kč)';
  const space = '[ \\u00a0\\u2007\\u2009\\u202f]';
  const run = `(\\d[\\d.,'’ \\u00a0\\u2007\\u2009\\u202f]*|[.,]\\d+)`;
  const pattern = new RegExp(
    `^([+\\-−]?)${space}?(${unit})?${space}?([+\\-−]?)${run}(?:[eE]([+\\-−]?\\d+))?${space}?(${unit})?$`,
    'u',
  );
  const groups = /^(?:[1-9]\d{0,2}([.,'’ \u00a0\u2007\u2009\u202f])\d{3}(?:\1\d{3})*|[1-9]\d?(?:,\d{2})+,\d{3}|\d*)$/;

  /** The same by patterns: shorter, and several times slower. */
  function byPattern(cell: string) {
    const inside = /^\(([^()+\-−]+)\)$/.exec(cell)?.[1];
    const parts = pattern.exec((inside ?? cell).trim());
    if (!parts) return null;
    const [, sign = '', before = '', second = '', digits = '', exponent = '', after = ''] = parts;
    if ((sign && second) || (before && after)) return null;
    const isBelow = /[-−]/.test(sign + second) !== (inside !== undefined);
    const read = (mark: string) => {
      const [whole = '', fraction = '', ...more] = digits.trim().split(mark);
      if (more.length > 0 || whole + fraction === '' || !/^\d*$/.test(fraction) || !groups.test(whole))
        return Number.NaN;
      const value = Number(`${whole.replaceAll(/\D/g, '') || 0}.${fraction || 0}e${exponent.replace('−', '-') || 0}`);
      return value > 3.4028234663852886e38 ? Number.NaN : isBelow ? -value : value;
    };
    const [point, comma] = [read('.'), read(',')];
    const brackets = inside === undefined ? undefined : /^\d+$/.test(inside) ? 'label' : 'amount';
    return Number.isNaN(point) && Number.isNaN(comma) ? null : { point, comma, unit: before || after, brackets };
  }

  it('is what the patterns say', () => {
    const piece = fc.constantFrom(
      ...['1', '0', '12', '123', '234', '000', '45', '1234567890123456', '.', ',', "'", '’', ' ', '\u00a0', '\u202f'],
      ...['-', '+', '−', '(', ')', '%', '€', '$', 'US$', 'EUR', 'kr', 'Fr.', 'e5', 'E-2', 'e−3', 'a', 'X'],
    );
    const groupsOf = fc
      .tuple(
        fc.constantFrom('.', ',', ' ', "'"),
        fc.array(fc.constantFrom('1', '12', '123', '456', '000'), { minLength: 1, maxLength: 4 }),
      )
      .map(([separator, parts]) => parts.join(separator));
    const text = fc
      .array(fc.oneof({ weight: 3, arbitrary: piece }, groupsOf), { maxLength: 7 })
      .map((parts) => parts.join('').trim());
    fc.assert(
      fc.property(text, (cell) => {
        const plain = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(cell) && cell.length > 15;
        fc.pre(!plain);
        expect(readNumberCell(cell)).toEqual(byPattern(cell));
      }),
      { numRuns: 20_000 },
    );
  });
});

it('cells that come again are the same cells, whatever stands around them', () =>
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('a', 'ab', 'ba', 'abc'), fc.constantFrom('x', 'longer than most')), {
        minLength: 2,
        maxLength: 40,
      }),
      (rows) => {
        const read = parseCsv(rows.map((row) => row.join(',')).join('\n'), { header: false, delimiter: ',' });
        expect(read.ok && read.value.columns.map(({ cells }) => cells)).toEqual(
          [0, 1].map((c) => rows.map((row) => row[c])),
        );
      },
    ),
  ));

describe('cells of one column', () => {
  it('without a digit before the mark are read both ways', () => {
    expect(readNumberCell(',500')).toMatchObject({ point: none, comma: 0.5 });
    expect(readNumberCell('.500')).toMatchObject({ point: 0.5, comma: none });
    expect(readNumberCell('$.50')).toMatchObject({ point: 0.5, comma: none, unit: '$' });
  });

  it('that no float of 32 bits can hold are no numbers', () => {
    expect(readNumberCell(`${'9'.repeat(40)},5`)).toBeNull();
  });

  it('that are mostly per cents are all: a bare 0 is one, other numbers and currencies are not', () => {
    const read = (odd: string) => parseCsv(`a,b\n1,2 %\n2,50 %\n3,0\n4,6 %\n5,7 %\n6,${odd}\n`);
    const parsed = read('8 %');
    expect(parsed.ok && parsed.value.columns[1]).toMatchObject({
      unit: '%',
      values: Float64Array.of(2, 50, 0, 6, 7, 8),
    });
    for (const odd of ['8', '8 €'])
      expect(read(odd)).toMatchObject({
        error: expect.stringContaining(`but got "${odd}". The other numbers of the column are in %`),
      });
  });
});
