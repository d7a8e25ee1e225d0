// The rows of a problem, trained on or held out: which one is meant, what class it is of, and what people call it.
import { amount, count } from '../core/base/format.js';
import type { Problem, ScaledColumn } from '../core/data/problem.js';
import { classOf } from '../core/network/class-of.js';
import { fromScaled } from '../core/network/units.js';

/** Which rows: 0 are those trained on, 1 those held out. */
export type SetIndex = 0 | 1;

export interface RowAddress {
  set: SetIndex;
  row: number;
}

export function rowsOf(problem: Problem, set: SetIndex) {
  return set === 0 ? problem.train : problem.test;
}

/** An output halfway between the two codes of a binary problem is undecided. */
export function undecided(problem: Problem): number {
  return (problem.coding[0] + problem.coding[1]) / 2;
}

export function actualClass(problem: Problem, at: RowAddress): number {
  return classOf(rowsOf(problem, at.set).targets, at.row, problem.outputs.length, undecided(problem));
}

const inUnit = (column: ScaledColumn, value: number, decimals: number) => {
  const number = amount(value, column.domain, decimals);
  return column.unit ? `${number}\u00a0${column.unit}` : number;
};

/** The decimals that are left of a column's after its values have been a network's 32-bit floats. */
function decimalsLeft({ decimals = 0, domain, scale }: ScaledColumn): number {
  const farthest = Math.max(...domain.map((end) => Math.abs(end - scale.centre)));
  const coarsest = 2 ** -23 * farthest;
  return Math.max(0, Math.min(decimals, Math.floor(-Math.log10(coarsest))));
}

/** A network's number in the column's own unit, with it. */
export const withUnit = (column: ScaledColumn, value: number): string =>
  inUnit(column, fromScaled(column.scale, value), decimalsLeft(column));

/** Its number in the data, from 1, training and test rows counted together: by it people know a row, in the table and everywhere else. */
export function rowNumber(problem: Problem, { set, row }: RowAddress): number {
  return (rowsOf(problem, set).source[row] ?? row) + 1;
}

/** "training row 12 (Gentoo)"; a row of one or two inputs is named by them. */
export function rowName(problem: Problem, at: RowAddress): string {
  const { source } = rowsOf(problem, at.set);
  const width = problem.inputs.length;
  const first = (source[at.row] ?? 0) * width;
  const cells = problem.inputs.map((column, i) =>
    inUnit(column, problem.table.inputValues[first + i] ?? 0, column.decimals ?? 0),
  );
  const which = at.set === 0 ? 'training' : 'test';
  if (width === 1) return `the ${which} row at ${cells[0]}`;
  if (width === 2) return `the ${which} point (${cells.join(', ')})`;
  const kind = problem.task === 'regression' ? '' : ` (${problem.classNames[actualClass(problem, at)]})`;
  return `${which} row ${count(rowNumber(problem, at))}${kind}`;
}
