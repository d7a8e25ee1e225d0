// The tables of a step back and of a step of change, worked out so that a person who recomputes a row finds what it says.
import { html, nothing, type TemplateResult } from 'lit';
import { cost, percents, type Worked, workedColumn } from '../../../core/base/format.js';
import { slopeOf } from '../../../core/network/activations.js';
import { type Blame, type LedgerEntry, ledgerOf, receivedBy } from '../../../core/network/blame.js';
import { parameterIndex } from '../../../core/network/parameters.js';
import type { Theme } from '../../../draw/theme.js';
import type { Observation } from '../../../experiment/observation.js';
import type { Scene } from '../../../experiment/scene.js';
import type { Frame } from '../../../session/session.js';
import { layerTitle, neuronName, shortName } from '../../words/layer-words.js';

/** Most rows of a table; the rest are in its last. */
const most = 8;

export interface LedgerContext {
  readonly scene: Scene;
  readonly seen: Observation;
  readonly theme: Theme;
  /** Weight layer, from 0, and the neuron of it whose ledger it is. */
  readonly layer: number;
  readonly neuron: number;
  /** The upstream neuron whose line is pointed at. */
  readonly over: number | null;
}

const product = ([p = 0, q = 0]: readonly number[]) => p * q;

/** The rows that are shown, and the shares of all: those left out have one together. */
function shareOut(entries: readonly LedgerEntry[], blame: Blame) {
  const shown = entries.slice(0, most);
  const rest = entries.slice(most).reduce((sum, entry) => sum + Math.abs(entry[blame]), 0);
  const shares = percents([...shown.map((entry) => entry[blame]), rest]);
  return { shown, shares, left: entries.length - shown.length, leftShare: shares[shown.length] ?? '' };
}

/** Beside what it is of: its size on a bar against the largest, in its sign's colour, and its share. */
function rank(theme: Theme, value: number, largest: number, share: string): TemplateResult {
  const colour = value < 0 ? theme.negative : theme.positive;
  const width = largest > 0 ? (Math.abs(value) / largest) * 100 : 0;
  return html`<div class="rank"><span class="track"><i .style=${`width:${width.toFixed(1)}%;background:${colour}`}></i></span><span class="share">${share}</span></div>`;
}

const upstream = ({ scene, layer }: LedgerContext) => (layer === 0 ? 'input' : `of ${layerTitle(scene, layer - 1)}`);

const more = (left: number, share: string) =>
  left > 0 ? html`<div class="more caption">${left} more, together ${share}</div>` : nothing;

/** weight x delta: how much of its error the neuron hands to each upstream one. */
export function handedLedger(context: LedgerContext): TemplateResult {
  const { scene, seen, theme, layer, neuron, over } = context;
  const entries = ledgerOf(seen, layer, neuron, 'handed');
  const { shown, shares, left, leftShare } = shareOut(entries, 'handed');
  const delta = seen.delta[layer]?.[neuron] ?? 0;
  const sums = workedColumn(
    shown.map((entry) => ({ operands: [entry.weight, delta], result: entry.handed })),
    product,
  );
  const largest = Math.abs(shown[0]?.handed ?? 0);
  return html`<table>
    <thead><tr><th scope="col">${upstream(context)}</th><th scope="col">weight</th><th scope="col">× delta</th><th scope="col">handed on</th><th scope="col">share</th></tr></thead>
    <tbody>${shown.map(
      (entry, i) => html`<tr data-input=${entry.input} class=${over === entry.input ? 'over' : ''}>
      <th scope="row">${shortName(scene, layer, entry.input)}</th>${cells(sums[i])}<td>${rank(theme, entry.handed, largest, shares[i] ?? '')}</td></tr>`,
    )}</tbody></table>${more(left, leftShare)}`;
}

function cells(sum: Worked | undefined): TemplateResult {
  const about = sum?.sign === '\u2248' ? '\u2248\u00a0' : '';
  return html`${sum?.operands.map((text) => html`<td>${text}</td>`)}<td>${about}${sum?.result}</td>`;
}

/** Handed by each downstream neuron; summed, and times the slope, it is the neuron's own delta. Nothing for an output. */
export function receivedLedger({ scene, seen, layer, neuron }: LedgerContext): TemplateResult | typeof nothing {
  const received = receivedBy(seen, layer, neuron);
  if (received.length === 0) return nothing;
  const shown = received.slice(0, most);
  const left = received.length - shown.length;
  const others = received.slice(most).reduce((sum, entry) => sum + entry.received, 0);
  const sum = received.reduce((total, entry) => total + entry.received, 0);
  const sums = workedColumn(
    shown.map((entry) => ({ operands: [entry.weight, entry.delta], result: entry.received })),
    product,
  );
  const parts = [...shown.map((entry) => entry.received), ...(left > 0 ? [others] : [])];
  const [whole] = workedColumn([{ operands: parts, result: sum }], (values) => values.reduce((p, q) => p + q, 0));
  const activation = scene.activations[layer] ?? 'linear';
  const slope = slopeOf(activation, seen.z[layer]?.[neuron] ?? 0, seen.a[layer]?.[neuron] ?? 0);
  const [own] = workedColumn([{ operands: [sum, slope], result: seen.delta[layer]?.[neuron] ?? 0 }], product);
  return html`<h4>What ${neuronName(scene, layer + 1, neuron)} is handed from downstream</h4>
    <div class="ledger"><table class="received">
    <thead><tr><th scope="col">${`of ${layerTitle(scene, layer + 1)}`}</th><th scope="col">weight</th><th scope="col">× its delta</th><th scope="col">received</th></tr></thead>
    <tbody>${shown.map(
      (entry, i) =>
        html`<tr><th scope="row">${shortName(scene, layer + 2, entry.from)}</th>${sums[i]?.operands.map((text) => html`<td>${text}</td>`)}<td>${whole?.operands[i]}</td></tr>`,
    )}
    ${left > 0 ? html`<tr><th scope="row">${left} others</th><td></td><td></td><td>${whole?.operands.at(-1)}</td></tr>` : nothing}
    <tr><th scope="row">together</th><td></td><td></td><td>${whole?.sign === '\u2248' ? '\u2248\u00a0' : ''}${whole?.result}</td></tr>
    <tr><th scope="row">× slope of ${activation}: its delta</th><td>${own?.operands[0]}</td><td>× ${own?.operands[1]}</td><td>${own?.sign === '\u2248' ? '\u2248\u00a0' : ''}${own?.result}</td></tr></tbody></table></div>`;
}

/** active x delta: how much each connection is to change, for this row alone. */
export function changeLedger(context: LedgerContext): TemplateResult {
  const { scene, seen, theme, layer, neuron, over } = context;
  const { shown, shares, left, leftShare } = shareOut(ledgerOf(seen, layer, neuron, 'gradient'), 'gradient');
  const delta = seen.delta[layer]?.[neuron] ?? 0;
  const sums = workedColumn(
    shown.map((entry) => ({ operands: [entry.active, delta], result: entry.gradient })),
    product,
  );
  const largest = Math.abs(shown[0]?.gradient ?? 0);
  return html`<table>
    <thead><tr><th scope="col">${upstream(context)}</th><th scope="col">active</th><th scope="col">× delta</th><th scope="col">gradient</th><th scope="col">share</th></tr></thead>
    <tbody>${shown.map(
      (entry, i) => html`<tr data-input=${entry.input} class=${over === entry.input ? 'over' : ''}>
      <th scope="row">${shortName(scene, layer, entry.input)}</th>${cells(sums[i])}<td>${rank(theme, entry.gradient, largest, shares[i] ?? '')}</td></tr>`,
    )}</tbody></table>${more(left, leftShare)}
    <div class="more caption">The bias is a weight on 1: its gradient is delta, ${cost(delta)}.</div>`;
}

/** What the mean gradient of all rows makes of the same weights by the plain rule. Nothing until the gradient is there. */
export function stepLedger(context: LedgerContext, frame: Frame, rate: number): TemplateResult | typeof nothing {
  const { scene, seen, layer, neuron } = context;
  const gradients = frame.gradient?.weights[layer];
  if (!gradients) return nothing;
  const m = scene.layers[layer] ?? 0;
  const shown = ledgerOf(seen, layer, neuron, 'gradient').slice(0, most);
  const steps = workedColumn(
    shown.map(({ input, weight }) => {
      const gradient = gradients[neuron * m + input] ?? 0;
      return { operands: [weight, gradient], result: weight - rate * gradient };
    }),
    ([old = 0, gradient = 0]) => old - rate * gradient,
  );
  const isFrozen = (input: number) => frame.frozen?.includes(parameterIndex(scene.layers, { layer, neuron, input }));
  return html`<div class="ledger"><table class="step">
    <thead><tr><th scope="col">${upstream(context)}</th><th scope="col">weight</th><th scope="col">gradient</th><th scope="col">new weight</th></tr></thead>
    <tbody>${shown.map(
      (
        { input },
        i,
      ) => html`<tr><th scope="row">${shortName(scene, layer, input)}</th>${steps[i]?.operands.map((text) => html`<td>${text}</td>`)}
      <td>${isFrozen(input) ? 'frozen' : steps[i]?.result}</td></tr>`,
    )}</tbody></table></div>`;
}
