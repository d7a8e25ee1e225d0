import { describe, expect, it } from 'vitest';
import { backward, forward, lossOf, type PlainNetwork } from '../../../../web/core/network/forward.js';
import { parameterCount, parameterPlace } from '../../../../web/core/network/parameters.js';
import { downstreamOf, evenSample, shocked, slopeByShock } from '../../../../web/core/network/shock.js';

const network: PlainNetwork = {
  layers: [2, 3, 2],
  activations: ['tanh', 'softmax'],
  loss: 'softmaxCrossEntropy',
  parameters: [0.5, -1, 0.2, 0.8, -0.4, 0.1, 0.1, 0, -0.2, 1.5, -2.5, 0.3, -0.6, 0.4, 0.9, 0.05, -0.1],
};
const input = [0.6, -0.3];

it('changes one number and nothing else', () => {
  const after = shocked(network, { layer: 1, neuron: 0, input: 2 }, 0.25);
  expect([...after].map((value, i) => value - (network.parameters[i] ?? 0)).filter((by) => by !== 0)).toEqual([
    expect.closeTo(0.25, 12),
  ]);
  expect(after[11]).toBeCloseTo(0.55, 12);
});

describe('downstream', () => {
  const places = (changes: ReturnType<typeof downstreamOf>) => changes.map(({ layer, neuron }) => `${layer}.${neuron}`);
  it('are the neuron and all the layers after it', () => {
    expect(places(downstreamOf(network, { layer: 0, neuron: 1 }, 0.1, input))).toEqual(['0.1', '1.0', '1.1']);
  });
  it('are all of a softmax', () => {
    expect(places(downstreamOf(network, { layer: 1, neuron: 1 }, 0.1, input))).toEqual(['1.0', '1.1']);
  });
  it('stay where they are without a shock, and move with one', () => {
    for (const { before, after } of downstreamOf(network, { layer: 0, neuron: 1, input: 0 }, 0, input)) {
      expect(after).toBe(before);
    }
    for (const { before, after } of downstreamOf(network, { layer: 0, neuron: 1, input: 0 }, 0.5, input)) {
      expect(Math.abs(after - before)).toBeGreaterThan(1e-3);
    }
  });
});

it('finds the gradient that backpropagation finds', () => {
  const target = [0, 1];
  const pass = forward(network, input);
  const { delta } = backward(network, pass, target);
  for (let i = 0; i < parameterCount(network.layers); i++) {
    const place = parameterPlace(network.layers, i);
    const cost = (by: number) => {
      const other = { ...network, parameters: shocked(network, place, by) };
      return lossOf(other, forward(other, input), target);
    };
    const upstream = place.layer === 0 ? input : (pass.a[place.layer - 1] ?? []);
    const active = place.input === undefined ? 1 : (upstream[place.input] ?? 0);
    const gradient = (delta[place.layer]?.[place.neuron] ?? 0) * active;
    expect(slopeByShock(cost(-1e-4), cost(1e-4), 1e-4)).toBeCloseTo(gradient, 7);
  }
});

it('spreads a sample evenly', () => {
  expect(evenSample(4, 10)).toEqual([0, 1, 2, 3]);
  expect(evenSample(101, 5)).toEqual([0, 25, 50, 75, 100]);
  expect(new Set(evenSample(1000, 300)).size).toBe(300);
  expect(evenSample(10, 1)).toEqual([0]);
  expect(evenSample(0, 5)).toEqual([]);
});
