import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { splitCsv } from '../../../../../web/core/data/csv/split.js';
import { writeCsv } from '../../../../../web/core/data/csv/write.js';

// Thousands of runs; a busy machine may take its time over them.
vi.setConfig({ testTimeout: 120_000 });

describe('writeCsv', () => {
  it('quotes what needs it', () => {
    expect(
      writeCsv([
        { name: 'a, b', cells: ['x', 'say "hi"'] },
        { name: 'n', cells: [0.1, Number.NaN] },
      ]),
    ).toBe('"a, b",n\r\nx,0.1\r\n"say ""hi""",\r\n');
    expect(() =>
      writeCsv([
        { name: 'a', cells: [1] },
        { name: 'b', cells: [] },
      ]),
    ).toThrow('expected 1 cells in column "b"');
  });

  it('comes back as it was: any texts', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', ' ', '"', ',', '\n', '\r', ' a ', '\ufeff', '\u00a0'),
    );
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 4 })
          .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 8 })),
        (rows) => {
          const width = rows[0]?.length ?? 1;
          const columns = Array.from({ length: width }, (_, c) => ({
            name: `c${c}`,
            cells: rows.map((row) => row[c] as string),
          }));
          const split = splitCsv(writeCsv(columns), { delimiter: ',' });
          if (!split.ok) throw new Error(split.error);
          expect(split.value.records.slice(1).map((record) => record.cells)).toEqual(rows);
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('comes back as it was: any finite numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }), (values) => {
        const split = splitCsv(writeCsv([{ name: 'v', cells: values }]), { delimiter: ',' });
        if (!split.ok) throw new Error(split.error);
        expect(split.value.records.slice(1).map((record) => Number(record.cells[0]))).toEqual(
          values.map((value) => value + 0),
        );
      }),
      { numRuns: 1000 },
    );
  });
});
