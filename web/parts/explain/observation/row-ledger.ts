// The tables that stand there before anybody sets out.
import { html, nothing, type TemplateResult } from 'lit';
import { weight } from '../../../core/base/format.js';
import type { Observation } from '../../../experiment/observation.js';
import { withUnit } from '../../../experiment/rows.js';
import type { Scene } from '../../../experiment/scene.js';

/** Most rows of a table; the rest are counted below it. */
const most = 8;

/** Which of many matter most, in their own order. */
function largest(sizes: readonly number[]): number[] {
  const order = sizes.map((_, i) => i).sort((p, q) => (sizes[q] ?? 0) - (sizes[p] ?? 0) || p - q);
  return order.slice(0, most).sort((p, q) => p - q);
}

/** The observation before its way: what goes in, what is answered, and what is right. Of many numbers the largest, and always the right class. */
export function rowLedger({ problem, inputNames, features }: Scene, seen: Observation): TemplateResult {
  const answers = Array.from(seen.a.at(-1) ?? []);
  const isRight = (k: number) => problem.task === 'multiclass' && (seen.target[k] ?? 0) > 0.5;
  const inputs = largest(Array.from(inputNames, (_, i) => Math.abs(seen.input[i] ?? 0)));
  const outputs = largest(answers.map((value, k) => (isRight(k) ? Number.POSITIVE_INFINITY : Math.abs(value))));
  const measured = (i: number) => {
    const column = features ? undefined : problem.inputs[i];
    return column ? withUnit(column, seen.input[i] ?? 0) : weight(seen.input[i] ?? 0);
  };
  const more = (all: number, shown: number, how = '') =>
    all > shown ? html`<div class="more caption">${all - shown} more${how}</div>` : nothing;
  return html`<table>
    <thead><tr><th scope="col">goes in</th><th scope="col">as it is</th><th scope="col">for the network</th></tr></thead>
    <tbody>${inputs.map((i) => html`<tr><th scope="row">${inputNames[i]}</th><td>${measured(i)}</td><td>${weight(seen.input[i] ?? 0)}</td></tr>`)}</tbody></table>
    ${more(inputNames.length, inputs.length, ', none farther from 0')}
    <table>
    <thead><tr><th scope="col">comes out</th><th scope="col">answered</th><th scope="col">right</th></tr></thead>
    <tbody>${outputs.map((k) => html`<tr><th scope="row">${problem.outputs[k]?.label}</th><td>${weight(answers[k] ?? 0)}</td><td>${weight(seen.target[k] ?? 0)}</td></tr>`)}</tbody></table>
    ${more(answers.length, outputs.length)}`;
}
