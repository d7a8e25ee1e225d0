import { expect, it } from 'vitest';
import { parameterNamed, parameterOf, sameAddress } from '../../../../web/core/network/address.js';

it('names of weights and biases count from 1, and stand in the network from 0', () => {
  expect(parameterNamed('w 1 2 3')).toEqual({ layer: 0, neuron: 1, input: 2 });
  expect(parameterNamed('  b 2\t1 ')).toEqual({ layer: 1, neuron: 0 });
  for (const text of ['w 1 2', 'b 1 2 3', 'w 1 2 -3', 'W 1 2 3', 'cost', '']) expect(parameterNamed(text)).toBeNull();
});

it('what is pointed at has a number of its own, but for an input', () => {
  expect(parameterOf({ kind: 'weight', layer: 1, neuron: 2, input: 0 })).toEqual({ layer: 1, neuron: 2, input: 0 });
  // A neuron's layer counts the inputs: the bias of layer 2's neurons is in the second weight layer.
  expect(parameterOf({ kind: 'neuron', layer: 2, neuron: 3 })).toEqual({ layer: 1, neuron: 3 });
  expect(parameterOf({ kind: 'neuron', layer: 0, neuron: 0 })).toBeNull();
});

it('addresses are the same when every part of them is', () => {
  const weight = { kind: 'weight', layer: 1, neuron: 2, input: 3 } as const;
  const neuron = { kind: 'neuron', layer: 1, neuron: 2 } as const;
  expect(sameAddress(weight, { ...weight })).toBe(true);
  expect(sameAddress(neuron, { ...neuron })).toBe(true);
  for (const other of [{ ...weight, input: 0 }, { ...weight, neuron: 0 }, { ...weight, layer: 0 }, neuron, null])
    expect(sameAddress(weight, other)).toBe(false);
  expect(sameAddress(null, neuron)).toBe(false);
  expect(sameAddress(null, null)).toBe(true);
});
