import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitRows } from '../../../../web/core/data/row-split.js';
import type { Table } from '../../../../web/core/data/table.js';

const tableOf = (classes: readonly number[], more: Partial<Table> = {}): Table => ({
  dataset: 'csv',
  task: 'multiclass',
  scaling: 'none',
  rows: classes.length,
  inputs: [],
  outputs: [],
  classNames: [...new Set(classes)].map(String),
  inputValues: new Float64Array(),
  targetValues: Float64Array.from(classes),
  dropped: [],
  ...more,
});
const repeated = (value: number, times: number) => Array.from({ length: times }, () => value);
const countOf = (table: Table, rows: Int32Array, of: number) =>
  [...rows].filter((row) => table.targetValues[row] === of).length;

describe('the split into training and test rows', () => {
  it('keeps a row of every class in training, whatever the seed, share and keys', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 2, maxLength: 60 }),
        fc.integer({ min: 0, max: 1e6 }),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        fc.constantFrom<Partial<Table>>({}, { splitByClass: true }),
        fc.boolean(),
        (classes, seed, share, by, keyed) => {
          const keys = keyed ? { keys: Uint32Array.from(classes, (_, i) => i * 7) } : {};
          const table = tableOf(classes, { ...by, ...keys });
          const { trainRows, testRows } = splitRows(table, seed, share);
          expect([...trainRows, ...testRows].sort((a, b) => a - b)).toEqual(classes.map((_, i) => i));
          expect(new Set([...trainRows].map((row) => classes[row]))).toEqual(new Set(classes));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('gives training and test their share of each class', () => {
    const table = tableOf([...repeated(0, 80), ...repeated(1, 20)], { splitByClass: true });
    for (const seed of [1, 2, 3]) {
      const { testRows } = splitRows(table, seed, 0.25);
      expect(countOf(table, testRows, 0)).toBe(20);
      expect(countOf(table, testRows, 1)).toBe(5);
    }
  });

  it('holds out the same rows and some more with a larger share', () => {
    const table = tableOf([...repeated(0, 30), ...repeated(1, 9), 2], { splitByClass: true });
    const small = new Set(splitRows(table, 4, 0.2).testRows);
    const large = new Set(splitRows(table, 4, 0.5).testRows);
    expect([...small].every((row) => large.has(row))).toBe(true);
  });

  it('holds nothing out of a table as small as XOR', () => {
    expect(splitRows(tableOf([0, 1, 1, 0]), 1, 0.3).testRows).toHaveLength(0);
    expect(splitRows(tableOf([0, 1, 1, 0, 0, 1, 1, 0]), 1, 0.3).testRows.length).toBeGreaterThan(0);
  });
});
