// What happens in each step of the explanation, in sentences with their numbers. Pure, so that a test can read them.

import { cost, weight } from '../../../core/base/format.js';
import { slopeOf } from '../../../core/network/activations.js';
import { type LedgerEntry, largestOf, ledgerOf, sentBack } from '../../../core/network/blame.js';
import { forward, lossOf } from '../../../core/network/forward.js';
import type { ExplainStep } from '../../../experiment/attention.js';
import type { Observation } from '../../../experiment/observation.js';
import type { Scene } from '../../../experiment/scene.js';
import { capital, layerTitle, many, neuronName } from '../../words/layer-words.js';

/** More outputs than this are not listed. */
const mostOutputs = 4;

/** Negative numbers stand in brackets behind a sign. */
const bracketed = (text: string) => (text.startsWith('\u2212') ? `(${text})` : text);

export function stepTitle(scene: Scene, { phase, layer }: ExplainStep): string {
  const name = layerTitle(scene, layer);
  return phase === 'forward' ? `Forward into ${name}` : `Back from ${name}`;
}

/** neuron: whose ledger is open in a backward step. */
export function stepWords(scene: Scene, seen: Observation, step: ExplainStep, neuron: number): string[] {
  const last = scene.layers.length - 2;
  if (step.phase === 'forward') {
    return step.layer === last ? answerWords(scene, seen) : forwardWords(scene, seen, step.layer);
  }
  const start = step.layer === last ? errorWords(scene, seen, neuron) : collectWords(scene, seen, step.layer, neuron);
  const entry = ledgerOf(seen, step.layer, neuron)[0];
  return entry ? [start, blamedMost(scene, step.layer, entry, seen.delta[step.layer]?.[neuron] ?? 0)] : [start];
}

function forwardWords(scene: Scene, seen: Observation, layer: number): string[] {
  const activation = scene.activations[layer] ?? 'linear';
  const a = seen.a[layer] ?? [];
  const strongest = largestOf(a);
  const z = seen.z[layer]?.[strongest] ?? 0;
  const what = layer === 0 ? capital(seen.name) : `What ${layerTitle(scene, layer - 1)} answered`;
  return [
    `${what} goes into ${layerTitle(scene, layer)}. Each neuron adds up its weighted inputs and its bias, and ${activation} bends the sum.`,
    `${capital(neuronName(scene, layer + 1, strongest))} answers strongest: its sum is ${weight(z)}, and ${activation} makes ${weight(a[strongest] ?? 0)} of it.`,
  ];
}

function answerWords(scene: Scene, seen: Observation): string[] {
  const { outputs, task, classNames } = scene.problem;
  const a = seen.a.at(-1) ?? [];
  const plain = { ...scene, parameters: seen.parameters };
  const price = `For this one observation that costs ${cost(lossOf(plain, forward(plain, seen.input), seen.target))}.`;
  if (outputs.length === 1) {
    return [`The output answers ${weight(a[0] ?? 0)}; right is ${weight(seen.target[0] ?? 0)}.`, price];
  }
  const order = Array.from(outputs, (_, k) => k).sort((p, q) => (a[q] ?? 0) - (a[p] ?? 0));
  const said = order.slice(0, mostOutputs).map((k) => `${outputs[k]?.label} ${weight(a[k] ?? 0)}`);
  const more = outputs.length > mostOutputs ? ', the others less' : '';
  const right = task === 'regression' ? '' : ` Right is ${classNames[largestOf(seen.target)] ?? ''}.`;
  return [`The output answers ${said.join(', ')}${more}.${right}`, price];
}

function errorWords(scene: Scene, seen: Observation, k: number): string {
  const last = scene.layers.length - 2;
  const a = seen.a[last]?.[k] ?? 0;
  const y = seen.target[k] ?? 0;
  const delta = cost(seen.delta[last]?.[k] ?? 0);
  const name = capital(neuronName(scene, last + 1, k));
  const activation = scene.activations[last] ?? 'linear';
  const said = `${name} answered ${weight(a)}, and ${weight(y)} is right`;
  const difference = `${weight(a)} \u2212 ${bracketed(weight(y))}`;
  if (scene.loss !== 'mse') return `${said}: its error, delta, is ${difference} = ${delta}.`;
  if (activation === 'softmax') return `${said}: its error, delta, is ${delta}.`;
  const slope = slopeOf(activation, seen.z[last]?.[k] ?? 0, a);
  const tail = activation === 'linear' ? '' : ` \u00d7 ${weight(slope)}, the slope of ${activation} there`;
  return `${said}: its error, delta, is ${delta} = 2 \u00d7 (${difference})${tail}.`;
}

/** delta = slope x what downstream passes back. */
function collectWords(scene: Scene, seen: Observation, layer: number, neuron: number): string {
  const activation = scene.activations[layer] ?? 'linear';
  const downstream = scene.layers[layer + 2] ?? 0;
  const collected = collectedBlame(seen, layer, neuron);
  const slope = slopeOf(activation, seen.z[layer]?.[neuron] ?? 0, seen.a[layer]?.[neuron] ?? 0);
  const delta = seen.delta[layer]?.[neuron] ?? 0;
  return `${capital(neuronName(scene, layer + 1, neuron))} collects the blame of ${many(downstream, 'neuron')}, ${cost(collected)}; times ${weight(slope)}, the slope of ${activation} there, its delta is ${cost(delta)}.`;
}

/** Sum of W[n,m] * delta[n] over the neurons n downstream of neuron m. */
function collectedBlame(seen: Observation, layer: number, neuron: number): number {
  const width = seen.layers[layer + 1] ?? 1;
  return sentBack(seen, layer + 1).reduce((sum, blame, i) => (i % width === neuron ? sum + blame : sum), 0);
}

/** The sentence the whole ledger comes down to. */
export function blamedMost(scene: Scene, layer: number, entry: LedgerEntry, delta: number): string {
  const name = capital(neuronName(scene, layer, entry.input));
  if (delta === 0) return 'There is no error left to blame anybody for.';
  if (entry.share === 0) {
    return layer === 0
      ? 'What came in is 0, so no weight is to blame: only the bias is.'
      : 'All these weights are 0, so nothing is passed back.';
  }
  if (layer === 0) {
    return `${name} is blamed most, or rather its weight, for inputs do not change: it came in at ${weight(entry.active)}, and times delta that is ${cost(entry.gradient)}.`;
  }
  return `${name} is blamed most: it was active at ${weight(entry.active)} and its weight is ${weight(entry.weight)}.`;
}
