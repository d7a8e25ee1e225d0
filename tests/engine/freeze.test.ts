// Frozen weights and biases: what an author may rely on.
import { describe, expect, test } from 'vitest';
import { OPTIMIZERS } from '../../web/engine/names.js';
import type { ParameterAddress } from '../../web/engine/types.js';
import { type Anything, circle, engine, SMALL, thrown } from './support.js';

const data = circle(33);
const weight: ParameterAddress = { layer: 1, neuron: 1, input: 2 };
const bias: ParameterAddress = { layer: 0, neuron: 3 };

test.each([...OPTIMIZERS])('%s leaves what is frozen as it is, and moves the rest', (kind) => {
  const net = engine.network(SMALL);
  const trainer = net.trainer(data, {
    optimizer: { kind, learningRate: 0.01 },
    regularization: { kind: 'l1', rate: 0.01 },
  });
  trainer.epochs(2);
  net.freeze(weight);
  net.freeze(bias);
  expect(net.frozen).toEqual([bias, weight]);
  const before = net.parameters();
  trainer.epochs(5);
  const moved = [...net.parameters()].map((value, i) => value !== before[i]);
  // W[0] 4 x 2, b[0] 4, W[1] 2 x 4: places 11 and 12 + 1 * 4 + 2.
  expect(moved.flatMap((yes, i) => (yes ? [] : [i]))).toEqual([11, 18]);
  net.freeze(weight, false);
  expect(net.frozen).toEqual([bias]);
  trainer.epochs(1);
  expect(net.weights(1)[6]).not.toBe(before[18]);
});

test('a hand may set what is frozen; a reset leaves it there', () => {
  const net = engine.network(SMALL);
  const seed = net.parameters();
  net.freeze(weight);
  const weights = net.weights(1);
  weights[6] = 0;
  net.setWeights(1, weights);
  net.trainer(data).epochs(3);
  expect(net.weights(1)[6]).toBe(0);
  net.reset();
  seed[18] = 0;
  expect(net.parameters()).toEqual(seed);
  expect(net.frozen).toEqual([weight]);
});

test('a whole layer at once, and thawed again without a trace', () => {
  const net = engine.network(SMALL);
  const plain = engine.network(SMALL);
  net.freeze({ layer: 0 });
  expect(net.frozen).toHaveLength(12);
  const first = [net.weights(0), net.biases(0)];
  net.trainer(data).epochs(3);
  expect([net.weights(0), net.biases(0)]).toEqual(first);
  net.freeze({ layer: 0 }, false);
  expect(net.frozen).toEqual([]);
  net.reset();
  for (const each of [net, plain]) each.trainer(data).epochs(3);
  expect(net.snapshot()).toEqual(plain.snapshot());
  expect(net.toJSON()).toEqual(plain.toJSON());
  expect(net.toJSON()).not.toHaveProperty('frozen');
});

describe('what is frozen is kept', () => {
  const made = () => {
    const net = engine.network(SMALL);
    net.freeze(bias);
    net.freeze(weight);
    net.trainer(data, { optimizer: { kind: 'adam' } }).steps(3);
    return net;
  };

  test.each([
    ['JSON text', (net: ReturnType<typeof made>) => engine.fromJSON(JSON.parse(JSON.stringify(net)))],
    [
      'a snapshot',
      (net: ReturnType<typeof made>) => {
        const copy = engine.network(SMALL);
        copy.freeze({ layer: 2 });
        copy.restore(net.snapshot());
        return copy;
      },
    ],
  ])('through %s', (_, copyOf) => {
    const net = made();
    const copy = copyOf(net);
    expect(copy.frozen).toEqual([bias, weight]);
    for (const each of [net, copy]) each.trainer(data, { optimizer: { kind: 'adam' } }).steps(7);
    expect(copy.snapshot()).toEqual(net.snapshot());
  });

  test.each<[string, Anything, string]>([
    ['no list', 3, 'expected frozen as an array of at most 25 positions but got 3'],
    ['more than there are', Array.from({ length: 26 }, (_, i) => i), 'but got 26 of them'],
    ['a place that is none', [25], 'expected frozen[0] to be a whole number from 0 to 24 but got 25'],
    ['twice the same', [4, 4], 'expected frozen[1] to be a whole number from 5 to 24 but got 4'],
    ['words', ['0'], 'got "0"'],
  ])('and a file is refused with %s', (_, frozen, words) => {
    const json = { ...made().toJSON(), frozen };
    expect(thrown(() => engine.fromJSON(json)).message).toContain(words);
  });
});

test.each<[string, Anything, string]>([
  ['no address', undefined, 'expected the weight or bias to be an object but got undefined'],
  ['no layer', { layer: 3 }, 'expected layer to be a whole number from 0 to 2 but got 3'],
  ['no neuron', { layer: 0, neuron: 4 }, 'expected neuron to be a whole number from 0 to 3 but got 4'],
  ['no such input', { layer: 0, neuron: 0, input: 2 }, 'expected input to be a whole number from 0 to 1 but got 2'],
  ['an input of nobody', { layer: 0, input: 1 }, 'expected a neuron for input 1 but it is missing'],
])('refuses %s, and freezes nothing', (_, which, words) => {
  const net = engine.network(SMALL);
  const error = thrown(() => net.freeze(which));
  expect(error.code).toBe('invalidConfig');
  expect(error.message).toContain(words);
  expect(net.frozen).toEqual([]);
});

test('a network that is gone says so', () => {
  const net = engine.network(SMALL);
  net.dispose();
  expect(thrown(() => net.freeze(weight)).code).toBe('disposed');
  expect(thrown(() => net.frozen).code).toBe('disposed');
});
