// What happens in each step of the explanation, in sentences with their numbers. Pure, so that a test can read them.

import { capital, cost, setting, weight } from '../../../core/base/format.js';
import { worked } from '../../../core/base/worked.js';
import { slopeOf } from '../../../core/network/activations.js';
import { type LedgerEntry, largestOf, ledgerOf, receivedBy } from '../../../core/network/blame.js';
import { forward, lossOf } from '../../../core/network/forward.js';
import type { Settings } from '../../../core/settings/settings.js';
import type { ExplainStep } from '../../../experiment/attention.js';
import type { Observation } from '../../../experiment/observation.js';
import type { Scene } from '../../../experiment/scene.js';
import { layerTitle, many, neuronName } from '../../words/layer-words.js';

/** More outputs than this are not listed. */
const mostOutputs = 4;

/** Negative numbers stand in brackets behind a sign. */
const bracketed = (text: string) => (text.startsWith('\u2212') ? `(${text})` : text);

export function stepTitle(scene: Scene, { phase, layer }: ExplainStep): string {
  const name = layerTitle(scene, layer);
  if (phase === 'change') return `What is to change in ${name}`;
  return phase === 'forward' ? `Forward into ${name}` : `Back from ${name}`;
}

/** neuron: whose ledger is open in a step back or of change. */
export function stepWords(scene: Scene, seen: Observation, step: ExplainStep, neuron: number): string[] {
  const { phase, layer } = step;
  const last = scene.layers.length - 2;
  if (phase === 'forward') return layer === last ? answerWords(scene, seen) : forwardWords(scene, seen, layer);
  const delta = seen.delta[layer]?.[neuron] ?? 0;
  if (phase === 'change') {
    const [entry] = ledgerOf(seen, layer, neuron, 'gradient');
    return entry ? [changeWords(scene, layer, neuron), blamedMost(scene, layer, entry, delta)] : [];
  }
  const start = layer === last ? errorWords(scene, seen, neuron) : collectWords(scene, seen, layer, neuron);
  const [entry] = ledgerOf(seen, layer, neuron, 'handed');
  return entry ? [start, handedMost(scene, layer, entry, delta)] : [start];
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
  const delta = seen.delta[last]?.[k] ?? 0;
  const activation = scene.activations[last] ?? 'linear';
  const said = `${capital(neuronName(scene, last + 1, k))} answered ${weight(a)}, and ${weight(y)} is right: its delta, how much the cost rises if its z rises by 1,`;
  if (scene.loss !== 'mse') {
    const { operands, sign, result } = worked([a, y], delta, ([p = 0, q = 0]) => p - q);
    return `${said} is ${operands[0]} \u2212 ${bracketed(operands[1] ?? '')} ${sign} ${result}.`;
  }
  if (activation === 'softmax') return `${said} is ${cost(delta)}.`;
  const slope = slopeOf(activation, seen.z[last]?.[k] ?? 0, a);
  const { operands, sign, result } = worked([a, y, slope], delta, ([p = 0, q = 0, f = 0]) => 2 * (p - q) * f);
  const [answer = '', right = '', steep] = operands;
  const tail = activation === 'linear' ? '' : ` \u00d7 ${steep}, the slope of ${activation} there`;
  return `${said} is ${result} ${sign} 2 \u00d7 (${answer} \u2212 ${bracketed(right)})${tail}.`;
}

/** delta = slope x what downstream hands back. */
function collectWords(scene: Scene, seen: Observation, layer: number, neuron: number): string {
  const activation = scene.activations[layer] ?? 'linear';
  const handed = receivedBy(seen, layer, neuron);
  const sum = handed.reduce((total, { received }) => total + received, 0);
  const slope = slopeOf(activation, seen.z[layer]?.[neuron] ?? 0, seen.a[layer]?.[neuron] ?? 0);
  const { operands, sign, result } = worked([sum, slope], seen.delta[layer]?.[neuron] ?? 0, ([p = 0, q = 0]) => p * q);
  return `${capital(neuronName(scene, layer + 1, neuron))} is handed ${operands[0]} in all by ${many(handed.length, 'neuron')}; times ${operands[1]}, the slope of ${activation} there, its delta ${sign === '=' ? 'is' : 'is about'} ${result}.`;
}

/** Whom most of the error goes to: it goes by the weight, however active that neuron was. */
function handedMost(scene: Scene, layer: number, entry: LedgerEntry, delta: number): string {
  if (delta === 0) return 'There is no error left to hand on.';
  if (entry.handed === 0) return 'All these weights are 0, so nothing is handed on.';
  const name = capital(neuronName(scene, layer, entry.input));
  const { operands, sign, result } = worked([entry.weight, delta], entry.handed, ([p = 0, q = 0]) => p * q);
  const sum = `${operands[0]} \u00d7 ${bracketed(operands[1] ?? '')} ${sign} ${result}`;
  const end = layer === 0 ? ' An input cannot change: there the error ends.' : '';
  return `${name} is handed most, for its weight is the largest: weight \u00d7 delta, ${sum}.${end}`;
}

function changeWords(scene: Scene, layer: number, neuron: number): string {
  return `Each weight into ${neuronName(scene, layer + 1, neuron)} is to change by what came along it: active \u00d7 delta, its gradient for this one row.`;
}

/** The sentence the whole story comes down to: the more active, the more blame. */
function blamedMost(scene: Scene, layer: number, entry: LedgerEntry, delta: number): string {
  if (delta === 0) return 'There is no error left to blame anybody for.';
  if (entry.gradient === 0) return 'Nothing came in but 0, so no weight is to blame: only the bias is.';
  const name = capital(neuronName(scene, layer, entry.input));
  const { operands, sign, result } = worked([entry.active, delta], entry.gradient, ([p = 0, q = 0]) => p * q);
  return `${name} is blamed most, for it was the most active: ${operands[0]} \u00d7 ${bracketed(operands[1] ?? '')} ${sign} ${result}.`;
}

type Rule = Pick<Settings, 'optimizer' | 'learningRate' | 'batchSize' | 'regularization'>;

/** How the gradients of all rows become another weight. rows: of the training set; among: whether this one is of them. */
export function ruleWords(
  { optimizer, learningRate, batchSize, regularization }: Rule,
  rows: number,
  among: boolean,
): string[] {
  const say = among ? `1/${rows} of this row's is in it` : 'this row is held out and has no say in it';
  const share = `The gradient is the mean over all ${many(rows, 'training row')}: ${say}.`;
  const rate = setting(learningRate);
  const plain = optimizer === 'sgd' && regularization === 'none';
  const besides = [
    optimizer === 'sgd' ? '' : `${optimizer} makes a step of its own of the gradient`,
    regularization === 'none' ? '' : `${regularization} has its part in the step, too`,
  ].filter(Boolean);
  const rule = plain
    ? `New weight = old \u2212 ${rate} \u00d7 gradient.`
    : `New weight = old \u2212 ${rate} \u00d7 gradient is the plain rule, and what the table shows; here ${besides.join(', and ')}.`;
  const batch =
    batchSize < rows ? ` A step looks at ${many(batchSize, 'row')} at a time, so it goes about this way.` : '';
  return [share, rule + batch];
}
