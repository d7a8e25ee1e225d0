// The rows of a problem beside what the network predicts for them: their cells as people read them, their errors, and
// their order. Pure.

import { amount, cost, count, decimalsOf, fixed, percent } from '../../core/base/format.js';
import type { Problem } from '../../core/data/problem.js';
import { classOf } from '../../core/network/metrics.js';
import { type RowAddress, rowsOf, type SetIndex, undecided, withUnit } from '../../experiment/rows.js';

export interface Predictions {
  readonly train: Float32Array;
  readonly test: Float32Array;
}

/** What rows are ordered by: their place in the data, an input column, the answer, the prediction, how wrong it is, or what leaving them out does. */
export type SortKey = 'row' | 'actual' | 'predicted' | 'error' | 'influence' | number;

export interface Order {
  readonly by: SortKey;
  readonly down: boolean;
}

export const predictionsIn = (predictions: Predictions, set: SetIndex) =>
  set === 0 ? predictions.train : predictions.test;

/**
 * How wrong the prediction of a row is. Classes: how far the share given to the right class is from one, 0 to 1, more
 * where an output goes beyond its codes. Numbers: the mean absolute error of the outputs, in the network's units.
 */
export function errorOf(problem: Problem, predictions: Predictions, { set, row }: RowAddress): number {
  const width = problem.outputs.length;
  const given = predictionsIn(predictions, set);
  const { targets } = rowsOf(problem, set);
  if (problem.task === 'multiclass') {
    const right = classOf(targets, row, width);
    return 1 - (given[row * width + right] as number);
  }
  let sum = 0;
  for (let k = 0; k < width; k++)
    sum += Math.abs((given[row * width + k] as number) - (targets[row * width + k] as number));
  const [no, yes] = problem.coding;
  return sum / width / (problem.task === 'binary' ? yes - no : 1);
}

/** Whether the class predicted is the right one; null where numbers are predicted. */
export function isRight(problem: Problem, predictions: Predictions, { set, row }: RowAddress): boolean | null {
  if (problem.task === 'regression') return null;
  const width = problem.outputs.length;
  const middle = undecided(problem);
  const { targets } = rowsOf(problem, set);
  return classOf(targets, row, width, middle) === classOf(predictionsIn(predictions, set), row, width, middle);
}

function answerText(problem: Problem, values: Float32Array, row: number, sure: boolean): string {
  const width = problem.outputs.length;
  if (problem.task === 'regression') {
    const shown = problem.outputs.slice(0, 3).map((column, k) => withUnit(column, values[row * width + k] as number));
    return shown.join(', ') + (width > 3 ? ', …' : '');
  }
  const index = classOf(values, row, width, undecided(problem));
  const name = problem.classNames[index] ?? '';
  if (!sure) return name;
  const [no, yes] = problem.coding;
  const raw = width === 1 ? ((values[row] as number) - no) / (yes - no) : (values[row * width + index] as number);
  const share = Math.min(1, Math.max(0, width === 1 && index === 0 ? 1 - raw : raw));
  return `${name} ${percent(share)}`;
}

export const actualText = (problem: Problem, { set, row }: RowAddress): string =>
  answerText(problem, rowsOf(problem, set).targets, row, false);

export const predictedText = (problem: Problem, predictions: Predictions, { set, row }: RowAddress): string =>
  answerText(problem, predictionsIn(predictions, set), row, true);

export const errorText = (error: number): string =>
  !Number.isFinite(error) ? '–' : error < 1e5 ? fixed(error, 3) : cost(error);

/** How many decimals the numbers of each input column have, so that all of a column are written alike; undefined: more than six. */
export function columnDecimals(problem: Problem): (number | undefined)[] {
  const { table } = problem;
  const width = table.inputs.length;
  return table.inputs.map((_, column) =>
    decimalsOf(
      Float64Array.from({ length: table.rows }, (_, row) => table.inputValues[row * width + column] as number),
    ),
  );
}

/** In the column's own unit, as it stands in the table. */
export function inputText(
  problem: Problem,
  { set, row }: RowAddress,
  column: number,
  decimals: number | undefined,
): string {
  const { table } = problem;
  const source = rowsOf(problem, set).source[row] as number;
  const value = table.inputValues[source * table.inputs.length + column] as number;
  // More digits than are written out, or more places: those that tell the column's values apart.
  const { domain = [0, 1], decimals: own = 0 } = table.inputs[column] ?? {};
  return decimals === undefined || Math.abs(value) >= 1e7 ? amount(value, domain, own) : number(value, decimals);
}

const number = (value: number, decimals: number) => (decimals === 0 ? count(value) : fixed(value, decimals));

export function allRows(problem: Problem): RowAddress[] {
  const of = (set: SetIndex) =>
    Array.from({ length: rowsOf(problem, set).rows }, (_, row): RowAddress => ({ set, row }));
  return [...of(0), ...of(1)];
}

/** By how much the test cost is higher without the row; NaN where the run without it runs away, undefined where it is not known. */
export type Changes = ReadonlyMap<number, number> | undefined;

/** Of a training row; rows that are held out have none. */
export const changeOf = (changes: Changes, { set, row }: RowAddress): number | undefined =>
  set === 0 ? changes?.get(row) : undefined;

/** "+0.0310": above zero the row helps, below it harms. */
export function changeText(changes: Changes, at: RowAddress): string {
  const change = changeOf(changes, at);
  if (change === undefined) return '\u2013';
  if (Number.isNaN(change)) return 'runs away';
  return change > 0 ? `+${cost(change)}` : change < 0 ? `\u2212${cost(-change)}` : cost(0);
}

/**
 * Rows in order; of equal ones the earlier stays first, and those that have no number come last. Without predictions, what needs them keeps
 * the plain order.
 */
export function sortRows(
  problem: Problem,
  predictions: Predictions | undefined,
  order: Order,
  changes?: Changes,
): RowAddress[] {
  const rows = allRows(problem);
  const { by, down } = order;
  if (!predictions && (by === 'error' || by === 'predicted')) return rows;
  const width = problem.outputs.length;
  const middle = undecided(problem);
  const answer = (values: Float32Array, row: number) =>
    problem.task === 'regression' ? (values[row * width] as number) : classOf(values, row, width, middle);
  const key = ({ set, row }: RowAddress): number => {
    if (by === 'row') return rowsOf(problem, set).source[row] as number;
    if (typeof by === 'number') return rowsOf(problem, set).inputs[row * problem.inputs.length + by] as number;
    if (by === 'influence') return changeOf(changes, { set, row }) ?? Number.NaN;
    if (by === 'actual') return answer(rowsOf(problem, set).targets, row);
    const given = predictions as Predictions;
    return by === 'predicted' ? answer(predictionsIn(given, set), row) : errorOf(problem, given, { set, row });
  };
  const keyed = rows.map((at) => ({ at, key: key(at) }));
  keyed.sort(
    (a, b) => Number(Number.isNaN(a.key)) - Number(Number.isNaN(b.key)) || (down ? b.key - a.key : a.key - b.key) || 0,
  );
  return keyed.map(({ at }) => at);
}
