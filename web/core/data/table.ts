// Observations as people know them: named columns, in the units they were measured in.

import { decimalsOf } from '../base/format.js';
import type { Scaling, Task } from '../settings/datasets.js';
import type { DatasetName } from '../settings/names.js';

export interface Column {
  /** As in the file: bill_length_mm. */
  readonly name: string;
  /** As in a sentence: Bill length. */
  readonly label: string;
  readonly unit?: string;
  /** The range to draw, in the column's unit. */
  readonly domain: readonly [number, number];
  /** How many decimals its values are written with, 0 to 6; left out where nobody wrote them. */
  readonly decimals?: number;
  /** The column of the file it was made from, counted from 0. */
  readonly source?: number;
  /** Of a column that says yes or no to one of several texts: all of them. */
  readonly categories?: readonly string[];
  /** Where it differs from the table's: yes-or-no columns of a person's own data stay 0 and 1. */
  readonly scaling?: Scaling;
}

/** Data that do not come from the list: drawn by hand, read from a file, or computed from a typed formula. */
export type OwnDataName = 'points' | 'csv' | 'formula';

export interface Table {
  readonly dataset: DatasetName | OwnDataName;
  readonly task: Task;
  readonly scaling: Scaling;
  readonly rows: number;
  readonly inputs: readonly Column[];
  /** For a regression its targets; for a classification one column of 0 to 1 for each output of the network. */
  readonly outputs: readonly Column[];
  /** binary: [no, yes]; multiclass: one for each output; regression: empty. */
  readonly classNames: readonly string[];
  /** rows x inputs, row-major. */
  readonly inputValues: Float64Array;
  /** regression: rows x outputs, row-major; else the class of each row, counted from 0. */
  readonly targetValues: Float64Array;
  /** What each row is, as a number: where rows come and go one by one, the split follows it. */
  readonly keys?: Uint32Array;
  /** Whether each class is split on its own, so that the training and test rows have their share of each. */
  readonly splitByClass?: true;
  /** Rows of the file that could not be used, by reason. */
  readonly dropped: readonly DroppedRows[];
}

export interface DroppedRows {
  readonly reason: string;
  /** Lines of the file, the header being line 1. */
  readonly lines: readonly number[];
}

/** The smallest and largest value with a margin of 5 % on each side; around a single value, however large, there is some too. */
export function domainOf(values: ArrayLike<number>): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i] as number);
    high = Math.max(high, values[i] as number);
  }
  if (!(low <= high)) return [0, 1];
  const margin = low === high ? Math.max(0.5, Math.abs(low) / 1e5) : (high - low) * 0.05;
  return [low - margin, high + margin];
}

/**
 * The decimals that a person's own values are read with: as many as write them all in full. Where six do not, as many as a 32-bit float
 * has of what the column reaches over.
 */
export function decimalsIn(values: ArrayLike<number>, [low, high]: readonly [number, number]): number {
  return decimalsOf(values) ?? Math.max(0, Math.min(6, 7 - Math.ceil(Math.log10(high - low))));
}
