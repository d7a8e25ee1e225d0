// The cells of [W] @ [X] + [Bias] = [Z], f(Z) = [A] for one weight layer of n neurons with m inputs: which of them are shown,
// what each stands for, and where the arrow keys lead. Pure.
import type { Address } from '../../../core/network/address.js';

export const matrices = ['w', 'x', 'b', 'z', 'a'] as const;
export type MatrixName = (typeof matrices)[number];

/** row: the neuron, or in X the input; column: the input in W, else 0. */
export interface Cell {
  readonly matrix: MatrixName;
  readonly row: number;
  readonly column: number;
}

export interface Shape {
  readonly n: number;
  readonly m: number;
}

/** Most rows and columns that are shown of a matrix. */
export const mostShown = { rows: 6, columns: 5 } as const;

/**
 * Which of `count` are shown when there is room for `most` (at least 3): all of them; else the first ones, the last, and the one
 * to keep; null is a gap.
 */
export function shownOf(count: number, most: number, keep: number | null): (number | null)[] {
  if (count <= most) return Array.from({ length: count }, (_, i) => i);
  const first = Array.from({ length: most - 1 }, (_, i) => i);
  if (keep === null || keep < first.length || keep >= count - 1) return [...first, null, count - 1];
  first.pop();
  const shown: (number | null)[] = [...first];
  if (keep > first.length) shown.push(null);
  shown.push(keep);
  if (keep < count - 2) shown.push(null);
  return [...shown, count - 1];
}

/** What a cell stands for in the network; `layer` is the weight layer, from 0. */
export function addressOf(cell: Cell, layer: number): Address {
  if (cell.matrix === 'w') return { kind: 'weight', layer, neuron: cell.row, input: cell.column };
  if (cell.matrix === 'x') return { kind: 'neuron', layer, neuron: cell.row };
  return { kind: 'neuron', layer: layer + 1, neuron: cell.row };
}

/** The row and the column of W that have to do with what is pointed at; null where none has. */
export function lineOf(pointed: Address | null, layer: number): { row: number | null; column: number | null } {
  if (!pointed) return { row: null, column: null };
  if (pointed.kind === 'weight') {
    return pointed.layer === layer ? { row: pointed.neuron, column: pointed.input } : { row: null, column: null };
  }
  return {
    row: pointed.layer === layer + 1 ? pointed.neuron : null,
    column: pointed.layer === layer ? pointed.neuron : null,
  };
}

/** Whether a cell has to do with what is pointed at: a weight with its input and its sum, a neuron with its whole row. */
export function isTouched(cell: Cell, line: { row: number | null; column: number | null }): boolean {
  const { row, column } = line;
  if (cell.matrix === 'x') return column === cell.row;
  if (cell.matrix !== 'w') return row === cell.row;
  if (row !== null && column !== null) return row === cell.row && column === cell.column;
  return row === cell.row || column === cell.column;
}

export type CellKey = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End';
export const isCellKey = (key: string): key is CellKey => /^(Arrow(Left|Right|Up|Down)|Home|End)$/.test(key);

/** Up and down within a matrix; left and right along the row, from one matrix into the next. Home, End: the row's two ends. */
export function moveCell({ n, m }: Shape, from: Cell, key: CellKey): Cell {
  const rowsOf = (matrix: MatrixName) => (matrix === 'x' ? m : n);
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const row = from.row + (key === 'ArrowDown' ? 1 : -1);
    return { ...from, row: Math.max(0, Math.min(rowsOf(from.matrix) - 1, row)) };
  }
  const enter = (matrix: MatrixName, column: number): Cell => ({
    matrix,
    row: Math.min(from.row, rowsOf(matrix) - 1),
    column,
  });
  if (key === 'Home') return enter('w', 0);
  if (key === 'End') return enter('a', 0);
  const column = from.column + (key === 'ArrowRight' ? 1 : -1);
  if (from.matrix === 'w' && column >= 0 && column < m) return { ...from, column };
  const next = matrices[matrices.indexOf(from.matrix) + (key === 'ArrowRight' ? 1 : -1)];
  return next ? enter(next, next === 'w' ? m - 1 : 0) : from;
}
