// What the marks of a plot stand for: shape and colour with a name, and buttons to single one out.
import { html, svg, type TemplateResult } from 'lit';
import type { Problem } from '../../core/data/problem.js';
import { classMark, type Mark, observationMark, shapePath } from '../../draw/marks.js';
import type { Theme } from '../../draw/theme.js';
import { withUnit } from '../../experiment/rows.js';

function markIcon(mark: Mark, hollow = false): TemplateResult {
  const path = svg`<path d=${shapePath(mark.shape, hollow ? 3.6 : 4.2)} fill=${hollow ? 'none' : mark.colour} stroke=${mark.colour} stroke-width=${hollow ? 1.5 : 0} />`;
  return html`<svg width="12" height="12" viewBox="-6 -6 12 12" aria-hidden="true">${path}</svg>`;
}

/**
 * Classes, in the order people read them (yes before no), and what hollow means when rows are held out. marked: whether the
 * plot shows observations as marks.
 */
export function classKey(problem: Problem, theme: Theme, marked: boolean = problem.inputs.length <= 2): TemplateResult {
  const classes = problem.classNames.length;
  // As the plot of one input has its observations.
  const held = problem.task === 'regression' ? observationMark(theme) : classMark(theme, 1, 2);
  const order = classes === 2 ? [1, 0] : problem.classNames.map((_, k) => k);
  return html`
    ${marked ? order.map((k) => html`<span>${markIcon(classMark(theme, k, classes))}${problem.classNames[k]}</span>`) : ''}
    ${marked && problem.test.rows > 0 ? html`<span>${markIcon(held, true)}hollow: test</span>` : ''}
  `;
}

/** What the colours of a map of numbers mean: which number the pale middle is, in the column's own units. */
export function numberKey(problem: Problem, activation: string): TemplateResult | '' {
  const [column] = problem.outputs;
  if (!column) return '';
  const middle = withUnit(column, activation === 'sigmoid' ? 0.5 : 0);
  return html`<span>below ${middle}<i class="ramp" aria-hidden="true"></i>above</span>${problem.test.rows > 0 ? html`<span>hollow: test</span>` : ''}`;
}

/** One button an output; pressed again it shows all of them. */
export function outputKey(
  problem: Problem,
  theme: Theme,
  chosen: number | null,
  choose: (output: number | null) => void,
): TemplateResult {
  const outputs = problem.outputs.length;
  return html`<div class="key outputs" part="key" role="group" aria-label="Show one output">
    ${problem.outputs.map(
      (column, k) => html`<button aria-pressed=${chosen === k}
      @click=${() => choose(chosen === k ? null : k)}>${markIcon(classMark(theme, k, Math.max(3, outputs)))}${column.label}</button>`,
    )}
    ${problem.test.rows > 0 ? html`<span class="caption">${markIcon({ colour: 'currentColor', shape: 'disc' }, true)}hollow: test</span>` : ''}
  </div>`;
}
