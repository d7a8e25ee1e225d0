// The ways to read a number that most cells take are shortcuts: they say the same as the long way, which pieces of them are held to here.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../../../../web/core/data/csv/csv.js';
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
      expect(eachOnce(texts, read)).toEqual(texts.map(read));
    }),
    { numRuns: 20 },
  ));

describe('names of columns that are alike', () => {
  it('are told apart, also from those that are numbered already', () =>
    expect(uniqueNames(['a', 'a', 'a (2)', 'a', ''])).toEqual(['a', 'a (2)', 'a (2) (2)', 'a (3)', 'column 5']));
  it('take no longer than others, a thousand of a thousand letters', () => {
    const start = performance.now();
    expect(new Set(uniqueNames(Array<string>(1_025).fill('n'.repeat(2_000)))).size).toBe(1_025);
    // Counting from 2 for each of them takes seconds.
    expect(performance.now() - start).toBeLessThan(1_000);
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
