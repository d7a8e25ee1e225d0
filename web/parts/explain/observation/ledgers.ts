// The tables of the steps forward, back and of change, worked out so that a person who recomputes a row finds what it says.
import { html, nothing, type TemplateResult } from 'lit';
import { cost, fixed } from '../../../core/base/format.js';
import { percents } from '../../../core/base/shares.js';
import { type Worked, worked, workedColumn } from '../../../core/base/worked.js';
import { activate, slopeOf } from '../../../core/network/activations.js';
import { type Blame, type LedgerEntry, ledgerOf, receivedBy } from '../../../core/network/blame.js';
import { layerPlaces, parameterIndex } from '../../../core/network/parameters.js';
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

const add = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** Products that are added up: factors that give each product as it is shown, and shown products that give the shown sum. */
function addedUp(pairs: readonly (readonly [number, number])[], others: readonly number[], result: number) {
  const products = pairs.map(([p, q]) => p * q);
  const [sum] = workedColumn([{ operands: [...products, ...others], result }], add);
  const decimals = sum?.operands[0]?.split('.')[1]?.length ?? 4;
  const factors = workedColumn(
    pairs.map(([p, q]) => ({ operands: [p, q], result: p * q })),
    product,
    (value) => fixed(value, decimals),
  );
  return { sum, factors };
}

const about = (worked: Worked | undefined) => (worked?.sign === '\u2248' ? '\u2248\u00a0' : '');

/** weight x what comes in, added up with the bias: the sum z of one neuron, and what its activation makes of it. */
export function sumLedger(context: LedgerContext): TemplateResult {
  const { scene, seen, layer, neuron, over } = context;
  const entries = ledgerOf(seen, layer, neuron, 'handed').toSorted(
    (p, q) => Math.abs(q.weight * q.active) - Math.abs(p.weight * p.active),
  );
  const shown = entries.slice(0, most);
  const left = entries.length - shown.length;
  const rest = add(entries.slice(most).map((entry) => entry.weight * entry.active));
  const bias = seen.parameters[(layerPlaces(scene.layers)[layer]?.biases ?? 0) + neuron] ?? 0;
  const others = [...(left > 0 ? [rest] : []), bias];
  const z = seen.z[layer]?.[neuron] ?? 0;
  const a = seen.a[layer]?.[neuron] ?? 0;
  const pairs = shown.map((entry) => [entry.weight, entry.active] as const);
  const { sum, factors } = addedUp(pairs, others, z);
  const activation = scene.activations[layer] ?? 'linear';
  // Softmax looks at all sums of its layer.
  const bent =
    activation === 'softmax'
      ? null
      : worked([z], a, ([value = 0]) => activate(activation, Float64Array.of(value))[0] ?? 0);
  return html`<table>
    <thead><tr><th scope="col">${upstream(context)}</th><th scope="col">weight</th><th scope="col">× comes in</th><th scope="col">brings</th></tr></thead>
    <tbody>${shown.map(
      (entry, i) => html`<tr data-input=${entry.input} class=${over === entry.input ? 'over' : ''}>
      <th scope="row">${shortName(scene, layer, entry.input)}</th>${factors[i]?.operands.map((text) => html`<td>${text}</td>`)}<td>${about(factors[i])}${sum?.operands[i]}</td></tr>`,
    )}
    ${left > 0 ? html`<tr><th scope="row">${left} others</th><td></td><td></td><td>${sum?.operands[shown.length]}</td></tr>` : nothing}
    <tr><th scope="row">bias</th><td></td><td></td><td>${sum?.operands.at(-1)}</td></tr>
    <tr><th scope="row">together, <i>z</i></th><td></td><td></td><td>${about(sum)}${sum?.result}</td></tr>
    <tr><th scope="row">${activation} of it, <i>a</i></th><td></td><td>${bent?.operands[0]}</td><td>${about(bent ?? undefined)}${bent?.result ?? cost(a)}</td></tr></tbody></table>`;
}

function cells(sum: Worked | undefined): TemplateResult {
  return html`${sum?.operands.map((text) => html`<td>${text}</td>`)}<td>${about(sum)}${sum?.result}</td>`;
}

/** Handed by each downstream neuron; summed, and times the slope, it is the neuron's own delta. Nothing for an output. */
export function receivedLedger({ scene, seen, layer, neuron }: LedgerContext): TemplateResult | typeof nothing {
  const received = receivedBy(seen, layer, neuron);
  if (received.length === 0) return nothing;
  const shown = received.slice(0, most);
  const left = received.length - shown.length;
  const others = received.slice(most).reduce((sum, entry) => sum + entry.received, 0);
  const sum = received.reduce((total, entry) => total + entry.received, 0);
  const { sum: whole, factors } = addedUp(
    shown.map((entry) => [entry.weight, entry.delta] as const),
    left > 0 ? [others] : [],
    sum,
  );
  const activation = scene.activations[layer] ?? 'linear';
  const slope = slopeOf(activation, seen.z[layer]?.[neuron] ?? 0, seen.a[layer]?.[neuron] ?? 0);
  const [own] = workedColumn([{ operands: [sum, slope], result: seen.delta[layer]?.[neuron] ?? 0 }], product);
  return html`<h4>What ${neuronName(scene, layer + 1, neuron)} is handed from downstream</h4>
    <div class="ledger"><table class="received">
    <thead><tr><th scope="col">${`of ${layerTitle(scene, layer + 1)}`}</th><th scope="col">weight</th><th scope="col">× its delta</th><th scope="col">received</th></tr></thead>
    <tbody>${shown.map(
      (entry, i) =>
        html`<tr><th scope="row">${shortName(scene, layer + 2, entry.from)}</th>${factors[i]?.operands.map((text) => html`<td>${text}</td>`)}<td>${about(factors[i])}${whole?.operands[i]}</td></tr>`,
    )}
    ${left > 0 ? html`<tr><th scope="row">${left} others</th><td></td><td></td><td>${whole?.operands.at(-1)}</td></tr>` : nothing}
    <tr><th scope="row">together</th><td></td><td></td><td>${about(whole)}${whole?.result}</td></tr>
    <tr><th scope="row">× slope of ${activation}: its delta</th><td>${own?.operands[0]}</td><td>× ${own?.operands[1]}</td><td>${about(own)}${own?.result}</td></tr></tbody></table></div>`;
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

/** What the mean gradient of all rows makes of the same weights by the plain rule. Until the gradient is there, its cells are empty. */
export function stepLedger(context: LedgerContext, frame: Frame, rate: number): TemplateResult {
  const { scene, seen, layer, neuron } = context;
  const gradients = frame.gradient?.weights[layer];
  const m = scene.layers[layer] ?? 0;
  const shown = ledgerOf(seen, layer, neuron, 'gradient').slice(0, most);
  const steps = workedColumn(
    (gradients ? shown : []).map(({ input, weight }) => {
      const gradient = gradients?.[neuron * m + input] ?? 0;
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
      ) => html`<tr><th scope="row">${shortName(scene, layer, input)}</th>${[0, 1].map((k) => html`<td>${steps[i]?.operands[k]}</td>`)}
      <td>${isFrozen(input) ? 'frozen' : `${about(steps[i])}${steps[i]?.result}`}</td></tr>`,
    )}</tbody></table></div>`;
}
