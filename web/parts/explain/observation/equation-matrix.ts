// One matrix of the equation as a table in thin brackets: each cell tinted by its value, named, and ready to be pointed at.

import { css, html, nothing, type TemplateResult } from 'lit';
import { divergingColour, layerColour, textStrength } from '../../../draw/colour.js';
import type { Theme } from '../../../draw/theme.js';
import type { Scene } from '../../../experiment/scene.js';
import { neuronName } from '../../words/layer-words.js';
import { type Cell, isTouched, type lineOf, type MatrixName } from './equation-cells.js';

export interface Matrix {
  readonly name: MatrixName;
  readonly letter: string;
  readonly label: string;
  /** What is shown; null is a gap. */
  readonly rows: readonly (number | null)[];
  readonly columns: readonly (number | null)[];
  /** How many there are in all. */
  readonly size: readonly [rows: number, columns: number];
  value(row: number, column: number): number;
  /** -1 to 1, for the tint. */
  unit(value: number): number;
  /** As it is shown. */
  write(value: number): string;
}

export interface MatrixContext {
  readonly scene: Scene;
  /** Weight layer, from 0. */
  readonly layer: number;
  readonly theme: Theme;
  /** The cell that Tab comes to. */
  readonly at: Cell;
  readonly line: ReturnType<typeof lineOf>;
}

export const matrixStyle = css`
  .held { display: grid; justify-items: center; gap: 1px; }
  .letter { font-style: italic; color: var(--_soft); font-size: 12px; line-height: 17px; }
  .matrix { position: relative; padding: 2px 4px; }
  .matrix::before, .matrix::after { content: ''; position: absolute; top: 0; bottom: 0; width: 5px; border: 1.25px solid var(--_soft); }
  .matrix::before { left: 0; border-right: 0; }
  .matrix::after { right: 0; border-left: 0; }
  table { border-collapse: separate; border-spacing: 2px; }
  td {
    min-width: 4.3em; height: 26px; padding: 0 6px; border-radius: 4px; text-align: right; white-space: nowrap; font-size: 13px;
    cursor: default;
  }
  td.gap { min-width: 1.4em; text-align: center; color: var(--_soft); background: none; padding: 0 3px; }
  td.touched { box-shadow: 0 0 0 1.5px var(--_soft); }
  td.at { box-shadow: 0 0 0 2px var(--_ink); }
  td:focus-visible { outline-offset: 1px; }
  th {
    padding: 0 4px; font-weight: 400; font-size: 11px; line-height: 12px; color: var(--_soft); text-align: right;
  }
  /* Two lines of a long name, and never narrower than it is wide, however narrow the page. */
  th span {
    display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; width: max-content; max-width: 12ch;
    overflow: hidden; overflow-wrap: anywhere;
  }
  tr.gap td { height: 14px; line-height: 10px; }
  @media (pointer: coarse) { td { height: 34px; } }
`;

export function drawMatrix(context: MatrixContext, matrix: Matrix): TemplateResult {
  const { rows, columns, size, label, letter, name } = matrix;
  const gap = html`<tr class="gap"><td class="gap" colspan=${columns.length + (hasNames(name) ? 1 : 0)} aria-label="rows left out">⋮</td></tr>`;
  return html`<div class="held">
    <div class="matrix"><table role="grid" aria-label=${label} aria-rowcount=${size[0]} aria-colcount=${size[1]}><tbody>${rows.map(
      (row) => (row === null ? gap : drawRow(context, matrix, row)),
    )}</tbody></table></div>
    <div class="letter" aria-hidden="true">${letter}</div>
  </div>`;
}

function drawRow(context: MatrixContext, matrix: Matrix, row: number): TemplateResult {
  return html`<tr aria-rowindex=${row + 1}>${rowName(context, matrix.name, row)}${matrix.columns.map((column) =>
    column === null
      ? html`<td class="gap" aria-label="columns left out">…</td>`
      : drawCell(context, matrix, { matrix: matrix.name, row, column }),
  )}</tr>`;
}

const hasNames = (name: MatrixName) => name === 'w' || name === 'x';

/** Before W the neuron's number with its layer's colour, before X what comes in. */
function rowName({ scene, layer, theme }: MatrixContext, name: MatrixName, row: number) {
  if (!hasNames(name)) return nothing;
  const of = name === 'w' ? layer + 1 : layer;
  const text = of === 0 ? (scene.inputNames[row] ?? '') : String(row + 1);
  const colour = layerColour(theme, of, scene.layers.length - 1);
  return html`<th scope="row" title=${neuronName(scene, of, row)} .style=${`border-left:3px solid ${colour}`}><span>${text}</span></th>`;
}

function drawCell({ scene, layer, theme, at, line }: MatrixContext, matrix: Matrix, cell: Cell): TemplateResult {
  const value = matrix.value(cell.row, cell.column);
  const entered = cell.matrix === at.matrix && cell.row === at.row && cell.column === at.column;
  const exact = cell.matrix === 'w' && line.row === cell.row && line.column === cell.column;
  const state = exact ? 'at' : isTouched(cell, line) ? 'touched' : '';
  return html`<td class=${state} tabindex=${entered ? 0 : -1} data-cell="${cell.matrix} ${cell.row} ${cell.column}"
    aria-colindex=${cell.column + 1} aria-label="${cellName(scene, layer, cell)}: ${matrix.write(value)}"
    .style=${`background:${divergingColour(theme, matrix.unit(value), textStrength)}`}>${matrix.write(value)}</td>`;
}

function cellName(scene: Scene, layer: number, { matrix, row, column }: Cell): string {
  if (matrix === 'w') return `weight from ${neuronName(scene, layer, column)} to ${neuronName(scene, layer + 1, row)}`;
  if (matrix === 'x') return neuronName(scene, layer, row);
  const what = { b: 'bias', z: 'sum', a: 'activation' }[matrix];
  return `${what} of ${neuronName(scene, layer + 1, row)}`;
}
