// The tables that stand there before anybody sets out.
import { html, nothing, type TemplateResult } from 'lit';
import { weight } from '../../../core/base/format.js';
import type { Observation } from '../../../experiment/observation.js';
import { withUnit } from '../../../experiment/rows.js';
import type { Scene } from '../../../experiment/scene.js';

/** Most rows of a table; the rest are counted below it. */
const most = 8;

/** The observation before its way: what goes in, what is answered, and what is right. */
export function rowLedger({ problem, inputNames, features }: Scene, seen: Observation): TemplateResult {
  const inputs = inputNames.slice(0, most);
  const left = inputNames.length - inputs.length;
  const answers = Array.from(seen.a.at(-1) ?? []);
  const measured = (i: number) => {
    const column = features ? undefined : problem.inputs[i];
    return column ? withUnit(column, seen.input[i] ?? 0) : weight(seen.input[i] ?? 0);
  };
  return html`<table>
    <thead><tr><th scope="col">goes in</th><th scope="col">as it is</th><th scope="col">for the network</th></tr></thead>
    <tbody>${inputs.map((name, i) => html`<tr><th scope="row">${name}</th><td>${measured(i)}</td><td>${weight(seen.input[i] ?? 0)}</td></tr>`)}</tbody></table>
    ${left > 0 ? html`<div class="more caption">${left} more</div>` : nothing}
    <table>
    <thead><tr><th scope="col">comes out</th><th scope="col">answered</th><th scope="col">right</th></tr></thead>
    <tbody>${answers.slice(0, most).map((value, k) => html`<tr><th scope="row">${problem.outputs[k]?.label}</th><td>${weight(value)}</td><td>${weight(seen.target[k] ?? 0)}</td></tr>`)}</tbody></table>
    ${answers.length > most ? html`<div class="more caption">${answers.length - most} more</div>` : nothing}`;
}
