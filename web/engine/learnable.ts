// Set-ups that would train without an error and can learn nothing: refused before the first step, with the way on.
import type { Observations } from './dataset.js';
import { fail } from './errors.js';
import type { ActivationName, NetworkOptions } from './types.js';

/** Between what an output's numbers lie. The least of silu and gelu are rounded down. */
const REACH: Partial<Record<ActivationName, readonly [least: number, most: number]>> = {
  relu: [0, Number.POSITIVE_INFINITY],
  elu: [-1, Number.POSITIVE_INFINITY],
  tanh: [-1, 1],
  sigmoid: [0, 1],
  softplus: [0, Number.POSITIVE_INFINITY],
  silu: [-0.28, Number.POSITIVE_INFINITY],
  gelu: [-0.18, Number.POSITIVE_INFINITY],
  sine: [-1, 1],
  softmax: [0, 1],
};

/** Over one output softmax is 1, whatever the weights. */
export function checkOutput(where: string, layers: readonly number[], activations: readonly ActivationName[]): void {
  if (layers.at(-1) !== 1 || activations.at(-1) !== 'softmax') return;
  const sentence =
    'expected two or more outputs for softmax but got 1, which is always 1, so there would be nothing to learn; sigmoid answers yes or no with one';
  fail('invalidConfig', where, sentence);
}

/**
 * Throws `invalidNumber` where every target of an output is beyond the same end of what the output can answer, or a softmax is given no
 * class at all. One pass over the targets.
 */
export function checkTargets(where: string, options: Required<NetworkOptions>, { targets, rows }: Observations): void {
  const outputs = options.layers.at(-1) ?? 1;
  const activation = options.activations.at(-1) ?? 'linear';
  if (options.loss === 'softmaxCrossEntropy' && targets.every((value) => value === 0)) {
    fail('invalidNumber', where, 'expected a target above 0 in some row for softmaxCrossEntropy but all are 0');
  }
  const reach = REACH[activation];
  if (!reach) return;
  for (let k = 0; k < outputs; ++k) {
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let row = 0; row < rows; ++row) {
      const value = targets[row * outputs + k] ?? 0;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    if (least <= reach[1] && most >= reach[0]) continue;
    const bounds = Number.isFinite(reach[1]) ? `${reach[0]} to ${reach[1]}` : `${reach[0]} or more`;
    const sentence = `expected targets within reach of ${activation}, ${bounds}, but those of output ${k} are ${least} to ${most}; a linear output reaches every number, or scale the targets`;
    fail('invalidNumber', where, sentence);
  }
}
