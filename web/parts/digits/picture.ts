// A row of the digits as the picture it is. Pure.

import { asksForDigits } from '../../core/data/digit.js';
import type { Problem } from '../../core/data/problem.js';
import type { Thumbnail } from '../../draw/thumbnail.js';
import { type RowAddress, rowsOf } from '../../experiment/rows.js';

/** Null where a row is no picture. */
export function digitPicture(problem: Problem, { set, row }: RowAddress): Thumbnail | null {
  if (!asksForDigits(problem)) return null;
  const source = rowsOf(problem, set).source[row] ?? 0;
  const ink = problem.table.inputValues.subarray(source * 64, source * 64 + 64);
  return { kind: 'dots', columns: 8, values: ink.map((value) => value / 16) };
}
