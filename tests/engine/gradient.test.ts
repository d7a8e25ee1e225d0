// The gradient by backpropagation against the gradient by shocks, for everything a network can be made of.
import { describe, expect, test } from 'vitest';
import { ACTIVATIONS } from '../../web/engine/names.js';
import type { ActivationName, LossName, NetworkOptions } from '../../web/engine/types.js';
import { engine, oneHot } from './support.js';

const hidden = ACTIVATIONS.filter((name) => name !== 'softmax');
const outputs: [LossName, ActivationName][] = [
  ...ACTIVATIONS.map((name): [LossName, ActivationName] => ['mse', name]),
  ['bce', 'sigmoid'],
  ['softmaxCrossEntropy', 'softmax'],
];

function compare(options: NetworkOptions): void {
  const net = engine.network({ seed: 3, ...options });
  const data = oneHot(9, net.layers[0] ?? 0, net.layers.at(-1) ?? 0);
  const shocks = net.numericalGradient(data, { epsilon: 1e-4 });
  const backprop = net.gradient(data);
  expect(shocks.passes).toBe(2 * net.parameterCount);
  expect(shocks.milliseconds).toBeGreaterThanOrEqual(0);
  const flat = (gradient: { weights: Float32Array[]; biases: Float32Array[] }) =>
    [...gradient.weights, ...gradient.biases].flatMap((values) => [...values]);
  const measured = flat(shocks);
  const size = Math.max(...measured.map(Math.abs));
  flat(backprop).forEach((value, i) => {
    expect(Math.abs(value - (measured[i] ?? Number.NaN))).toBeLessThan(1e-4 * size);
  });
  net.dispose();
}

describe('backpropagation agrees with shocks', () => {
  test.each(hidden)('through hidden %s', (activation) => {
    compare({ layers: [3, 5, 4, 2], activations: [activation, activation, 'linear'] });
  });
  test.each(outputs)('for %s after %s', (loss, activation) => {
    compare({ layers: [3, 5, 3], activations: ['tanh', activation], loss });
  });
});
