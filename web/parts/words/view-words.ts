// What the views show, in a sentence or two with their numbers: for those who do not see them. Pure, so that a picture made
// without a page says the same.
import { cost, count, fixed } from '../../core/base/format.js';
import type { Scene } from '../../experiment/scene.js';
import type { Frame } from '../../session/session.js';
import { many } from './layer-words.js';

export function networkWords({ layers, activations }: Scene, { parameters, frozen }: Frame): string {
  const largest = parameters.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
  const kinds = [...new Set(activations)].join(' and ');
  const held = frozen ? ` ${frozen.length} of them ${frozen.length === 1 ? 'is' : 'are'} frozen.` : '';
  return `Network with layers of ${layers.join(', ')} neurons, ${many(parameters.length, 'weight or bias', 'weights and biases')}, activation ${kinds}; the largest is ${fixed(largest)}.${held}`;
}

type History = Frame['history'];

export function lossWords(history: History): string {
  if (history.length === 0) return 'Cost over the epochs: nothing trained yet.';
  const last = history.length - 1;
  return `Cost over the epochs: from ${cost(history.loss[0] ?? 0)} at the start to ${costsAt(history, last)}.`;
}

function costsAt(history: History, i: number): string {
  const test = history.testLoss[i] ?? Number.NaN;
  return `${cost(history.loss[i] ?? 0)} in training${Number.isFinite(test) ? ` and ${cost(test)} on the test rows` : ''} at epoch ${count(history.epochs[i] ?? 0)}`;
}
