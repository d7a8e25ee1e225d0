// The door for tables: any text is read or refused with a sentence, and what was written comes back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../../web/core/data/csv/csv.js';
import { exportCsv } from '../../../web/core/data/csv/export.js';
import { isMissing } from '../../../web/core/data/csv/missing.js';
import { guessChoice, tableOfCsv } from '../../../web/core/data/csv/table.js';
import type { Table } from '../../../web/core/data/table.js';
import { expectSentence, tryAll } from './support.js';

const cell = fc.oneof(
  fc.constantFrom(
    '',
    '1',
    '-2.5',
    '1,200',
    '1.200,5',
    '3 %',
    '$5',
    'NA',
    '"NA"',
    '#N/A',
    '=1+1',
    "'",
    '"',
    '""',
    'é',
    '\u202f1',
  ),
  fc.string({ maxLength: 6 }),
  // Long cells, too.
  fc
    .tuple(fc.constantFrom('1', ' ', '"', "'", '1.', 'x,'), fc.integer({ min: 100, max: 3_000 }))
    .map(([piece, n]) => piece.repeat(n)),
);
const text = fc
  .tuple(
    fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 }),
    fc.constantFrom(',', ';', '\t', '|'),
    fc.constantFrom('\n', '\r\n', '\r'),
  )
  .map(([rows, delimiter, end]) => rows.map((row) => row.join(delimiter)).join(end));

describe('any table as text', () => {
  it('is read or refused with a sentence, and never throws', () => {
    tryAll(
      text,
      (csv) => {
        const read = parseCsv(csv);
        if (!read.ok) return expectSentence(read.error);
        const choice = guessChoice(read.value);
        if (!choice) return;
        const made = tableOfCsv(read.value, choice);
        if (!made.ok) return expectSentence(made.error);
        expect(made.value.table.inputValues.every(Number.isFinite)).toBe(true);
      },
      10_000,
    );
  });

  it('whose classes are any words and numbers comes back as it was written', () => {
    const name = fc
      .oneof(
        fc.constantFrom('NA', '1', '2.5', '=A1', '+', '-', '@x', "'=", '#N/A!', 'a,b', '"'),
        fc.string({ minLength: 1, maxLength: 5 }),
      )
      .filter(
        (word) =>
          word.trim() === word && word !== '' && !/^[\d.,%\p{Sc}'\s+\-−e]+$/iu.test(word) && !word.startsWith('#'),
      );
    const names = fc.uniqueArray(fc.oneof(name, fc.integer({ min: 0, max: 99 }).map(String)), {
      minLength: 2,
      maxLength: 8,
    });
    tryAll(
      // A word for nothing beside numbers alone stays a gap.
      names.filter((each) => each.some((word) => Number.isNaN(Number(word)) && !isMissing(word))),
      (classNames) => {
        const rows = classNames.length * 3;
        const table: Table = {
          dataset: 'csv',
          task: 'multiclass',
          scaling: 'none',
          rows,
          inputs: [{ name: 'x', label: 'x', domain: [0, 1] }],
          outputs: classNames.map((each) => ({ name: each, label: each, domain: [0, 1] as const })),
          classNames,
          inputValues: Float64Array.from({ length: rows }, (_, i) => i / 3),
          targetValues: Float64Array.from({ length: rows }, (_, i) => i % classNames.length),
          dropped: [],
        };
        const read = parseCsv(exportCsv(table), { header: true });
        if (!read.ok) throw new Error(read.error);
        expect(read.value.columns[1]?.cells).toEqual(
          Array.from({ length: rows }, (_, i) => classNames[i % classNames.length]),
        );
      },
      1_000,
    );
  });
});

describe('ten million characters', () => {
  it.each(['\n', ' \n', ',\n', '1', '1,2\n', '"', 'a', '1,5;', '""', '\t'])(
    'of %j are read or refused quickly',
    (piece) => {
      const csv = piece.repeat(Math.floor(9_999_000 / piece.length));
      const start = performance.now();
      parseCsv(csv);
      // A second on a machine of its own; the bound is for one that is busy with something else.
      expect(performance.now() - start).toBeLessThan(5_000);
    },
  );
});

/** A table of close to ten million characters: some thousand different rows, again and again. */
function largeTable(columns: number, cell: (i: number) => string, delimiter: string): string {
  const row = (r: number) => `${Array.from({ length: columns }, (_, c) => cell(r * columns + c)).join(delimiter)}\n`;
  const rows = Array.from({ length: 2_500 }, (_, r) => row(r)).join('');
  const names = `${Array.from({ length: columns }, (_, c) => `c${c}`).join(delimiter)}\n`;
  return names + rows.repeat(Math.min(8, Math.floor(9_990_000 / rows.length)));
}

// How long each takes is printed beside it.
describe('tables of ten megabytes are read', () => {
  const scattered = (i: number) => (i * 7_919) % 99_991;
  it.each([
    ['of words in quotes', 58, ',', (i: number) => `"w${scattered(i)}"`, 'text'],
    ['of decimal commas', 60, ';', (i: number) => `${scattered(i) % 100},${1_000 + (i % 9_000)}`, 'number'],
    ['of amounts in brackets', 60, '\t', (i: number) => `(${scattered(i) % 100}.${10 + (i % 90)})`, 'number'],
  ] as const)('%s', (_, columns, delimiter, cell, kind) => {
    const read = parseCsv(largeTable(columns, cell, delimiter));
    if (!read.ok) throw new Error(read.error);
    expect(read.value.columns.map((column) => column.kind)).toEqual(Array(columns).fill(kind));
    expect(read.value.rowCount).toBeGreaterThan(12_000);
  });
});
