import { dsvFormat } from 'd3-dsv';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { guessDelimiter } from '../../../../../web/core/data/csv/delimiter.js';
import type { Delimiter } from '../../../../../web/core/data/csv/records.js';
import { splitCsv } from '../../../../../web/core/data/csv/split.js';

// Thousands of runs; a busy machine may take its time over them.
vi.setConfig({ testTimeout: 120_000 });

function cells(text: string, delimiter?: Delimiter): (readonly string[])[] {
  const split = splitCsv(text, delimiter ? { delimiter } : {});
  if (!split.ok) throw new Error(split.error);
  return split.value.records.map((record) => record.cells);
}

describe('splitCsv', () => {
  it('understands quotes, byte order marks and every end of line', () => {
    expect(cells('\ufeffa,b\r\n"x, y","say ""hi"""\r"two\nlines", 3 \n')).toEqual([
      ['a', 'b'],
      ['x, y', 'say "hi"'],
      ['two\nlines', '3'],
    ]);
    expect(cells('a,b\n,,\n \n1,2')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(cells('a,5" pipe\n"  kept  " ,1')).toEqual([
      ['a', '5" pipe'],
      ['  kept  ', '1'],
    ]);
    expect(cells('""')).toEqual([['']]);
    expect(cells('')).toEqual([]);
  });

  it('counts the rows that it skips', () => {
    const split = splitCsv('a,b\n\n\n1,2\n');
    expect(split.ok && split.value.records.map((record) => record.row)).toEqual([1, 4]);
  });

  it('obeys a sep= line', () => {
    const split = splitCsv('sep=;\r\na,1;b\r\nc;d');
    expect(split.ok && split.value.records).toEqual([
      { row: 2, cells: ['a,1', 'b'] },
      { row: 3, cells: ['c', 'd'] },
    ]);
  });

  it('guesses the delimiter', () => {
    expect(guessDelimiter('a,b\n1,2')).toBe(',');
    expect(guessDelimiter('1,5;2,5\n3,5;4,5')).toBe(';');
    expect(guessDelimiter('a b\tc\n1,5\t2')).toBe('\t');
    expect(guessDelimiter('"a;b",c\n"d;e",f')).toBe(',');
    expect(guessDelimiter('a;b;c\n1;2;3\n1;2\n1;2;3\n1;2;3\n1;2;3')).toBe(';');
    expect(guessDelimiter('alone')).toBe(',');
  });

  it('agrees with d3-dsv on well-formed text', () => {
    // Cells without spaces at their ends, which d3-dsv keeps; rows that are not blank.
    const cell = fc.stringMatching(/^([a-z0-9]([a-z0-9 ,;"\n]{0,6}[a-z0-9])?)?$/);
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 5 })
          .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 })),
        fc.constantFrom<Delimiter>(',', ';', '\t'),
        (rows, delimiter) => {
          const full = rows.map((row) => ['x', ...row]);
          const text = dsvFormat(delimiter).formatRows(full);
          expect(cells(text, delimiter)).toEqual(dsvFormat(delimiter).parseRows(text));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('stays linear on hostile repetition', () => {
    const start = performance.now();
    for (const piece of ['"', ',', '""', ' ', '\n', '"a"', '\t;']) splitCsv(piece.repeat(200_000));
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
