// Which rows are learned from and which are held out to test with.
import { Random, scrambled } from './random.js';
import type { Table } from './table.js';

/** With fewer rows than this (the four of XOR) each one is needed to learn from, and none is held out. */
export const fewestRowsToSplit = 8;

export interface RowSplit {
  readonly trainRows: Int32Array;
  readonly testRows: Int32Array;
}

/**
 * The end of one fixed order is held out, so that a larger share holds out the same rows and some more. A class that has a
 * row at all has one in training. testShare: 0 to 0.9 of the rows. Time grows with the rows times their logarithm.
 */
export function splitRows(table: Table, seed: number, testShare: number): RowSplit {
  const { rows, keys } = table;
  const mixed = keys ? orderOfKeys(keys, seed) : new Random(seed, 'split').permutation(rows);
  const isClasses = table.task !== 'regression';
  const order = isClasses && table.splitByClass ? classByClass(table, mixed) : mixed;
  const held = rows < fewestRowsToSplit ? 0 : Math.min(rows - 1, Math.round(rows * testShare));
  const needed = isClasses ? firstOfEachClass(table, order) : new Set<number>();
  const testRows = order.slice(rows - held).filter((row) => !needed.has(row));
  const isTest = new Set(testRows);
  return { trainRows: order.filter((row) => !isTest.has(row)), testRows };
}

/** By what each row is, not by where it stands: with a row more or less the others keep their places in the order. */
function orderOfKeys(keys: Uint32Array, seed: number): Int32Array {
  const places = Uint32Array.from(keys, (key) => scrambled(key ^ scrambled(seed)));
  return Int32Array.from(keys.keys()).sort((a, b) => (places[a] as number) - (places[b] as number));
}

/** Every stretch of the order has about the same part of each class: a class's k-th of n rows stands at (k + 1/2) / n. */
function classByClass(table: Table, order: Int32Array): Int32Array {
  const classOf = (row: number) => table.targetValues[row] as number;
  const sizes = new Map<number, number>();
  for (const row of order) sizes.set(classOf(row), (sizes.get(classOf(row)) ?? 0) + 1);
  const met = new Map<number, number>();
  const places = new Float64Array(table.rows);
  for (const row of order) {
    const before = met.get(classOf(row)) ?? 0;
    met.set(classOf(row), before + 1);
    places[row] = (before + 0.5) / (sizes.get(classOf(row)) as number);
  }
  // Sorting keeps equals as they were.
  return order.slice().sort((a, b) => (places[a] as number) - (places[b] as number));
}

function firstOfEachClass(table: Table, order: Int32Array): Set<number> {
  const first = new Map<number, number>();
  for (const row of order) {
    const of = table.targetValues[row] as number;
    if (!first.has(of)) first.set(of, row);
  }
  return new Set(first.values());
}
