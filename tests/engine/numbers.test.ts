// Arrays and options as methods take them: what is refused, with which sentence, and that the network stays as it was.
import { describe, expect, test } from 'vitest';
import { OPTIMIZERS } from '../../web/engine/names.js';
import type { Network } from '../../web/engine/types.js';
import { type Anything, circle, engine, holed, SMALL, thrown } from './support.js';

describe('numbers on their way in', () => {
  const data = circle(10);
  test.each<[string, (net: Network) => unknown, string, string]>([
    [
      'a row too long',
      (net) => net.predict([[1, 2, 3]]),
      'shapeMismatch',
      '[Network.predict] expected 2 inputs per row but got 3 in row 0',
    ],
    [
      'a ragged row',
      (net) => net.predict([[1, 2], [3, 4], [5]]),
      'shapeMismatch',
      '[Network.predict] expected 2 inputs per row but got 1 in row 2',
    ],
    [
      'a row that is none',
      (net) => net.predict([[1, 2], 3] as Anything),
      'shapeMismatch',
      '[Network.predict] expected row 1 of inputs to be an array but got 3',
    ],
    [
      'a missing row',
      (net) =>
        net.predict(
          holed([
            [1, 2],
            [0, 0],
            [1, 2],
          ]),
        ),
      'shapeMismatch',
      '[Network.predict] expected row 1 of inputs to be an array but got undefined',
    ],
    [
      'half a row',
      (net) => net.predict(new Float32Array(5)),
      'shapeMismatch',
      '[Network.predict] expected 2 inputs per row but got 5 numbers, not whole rows',
    ],
    [
      'no array',
      (net) => net.predict('1,2' as Anything),
      'shapeMismatch',
      '[Network.predict] expected inputs as a Float32Array or as rows of numbers but got "1,2"',
    ],
    [
      'NaN',
      (net) =>
        net.predict([
          [1, 2],
          [3, Number.NaN],
        ]),
      'invalidNumber',
      '[Network.predict] expected a finite number at inputs, row 1, column 1 but got NaN',
    ],
    [
      'NaN in a flat array',
      (net) => net.predict(new Float32Array([1, 2, Number.NaN, 4])),
      'invalidNumber',
      '[Network.predict] expected a finite number at inputs, row 1, column 0 but got NaN',
    ],
    [
      'infinity',
      (net) => net.predict([1, Number.POSITIVE_INFINITY]),
      'invalidNumber',
      '[Network.predict] expected a finite number at inputs, row 0, column 1 but got Infinity',
    ],
    [
      'too large for float32',
      (net) => net.predict([1, 1e39]),
      'invalidNumber',
      '[Network.predict] expected a finite number at inputs, row 0, column 1 but got 1e+39, which is too large for a 32-bit float',
    ],
    [
      'a word',
      (net) => net.predict([[1, '2' as Anything]]),
      'invalidNumber',
      '[Network.predict] expected a finite number at inputs, row 0, column 1 but got "2"',
    ],
    [
      'a bigint',
      (net) => net.predict(new BigInt64Array(2) as Anything),
      'invalidNumber',
      '[Network.predict] expected a finite number at inputs, row 0, column 0 but got 0n',
    ],
    [
      'no data',
      (net) => net.cost(undefined as Anything),
      'invalidConfig',
      '[Network.cost] expected data to be an object but got undefined',
    ],
    [
      'no targets',
      (net) => net.cost({ inputs: [[1, 2]] } as Anything),
      'shapeMismatch',
      '[Network.cost] expected data.targets as a Float32Array or as rows of numbers but got undefined',
    ],
    [
      'no rows',
      (net) => net.cost({ inputs: [], targets: [] }),
      'shapeMismatch',
      '[Network.cost] expected at least one row of data but got none',
    ],
    [
      'rows that do not match',
      (net) =>
        net.cost({
          inputs: [
            [1, 2],
            [3, 4],
          ],
          targets: [1],
        }),
      'shapeMismatch',
      '[Network.cost] expected as many rows of data.targets as of data.inputs, 2, but got 1',
    ],
    [
      'NaN in the targets',
      (net) => net.train({ inputs: [[1, 2]], targets: [Number.NaN] }),
      'invalidNumber',
      '[Network.train] expected a finite number at data.targets, row 0, column 0 but got NaN',
    ],
    [
      'ragged test data',
      (net) => net.train(data, { test: { inputs: [[1, 2], [1]], targets: [1, 1] } }),
      'shapeMismatch',
      '[Network.train] expected 2 test.inputs per row but got 1 in row 1',
    ],
    [
      'half an epoch',
      (net) => net.train(data, { epochs: 0.5 }),
      'invalidConfig',
      '[Network.train] expected epochs to be a whole number from 0 to 2147483647 but got 0.5',
    ],
    [
      'no batch',
      (net) => net.train(data, { batchSize: 0 }),
      'invalidConfig',
      '[Network.train] expected batchSize to be a whole number from 1 to 2147483647 but got 0',
    ],
    [
      'shuffle in words',
      (net) => net.train(data, { shuffle: 'yes' as Anything }),
      'invalidConfig',
      '[Network.train] expected shuffle to be true or false but got "yes"',
    ],
    [
      'a signal that is none',
      (net) => net.train(data, { signal: {} as Anything }),
      'invalidConfig',
      '[Network.train] expected signal to be an AbortSignal but got an object',
    ],
    [
      'an unknown optimizer',
      (net) => net.train(data, { optimizer: { kind: 'adagard' as Anything } }),
      'invalidConfig',
      `[Network.train] expected optimizer.kind to be one of ${OPTIMIZERS.join(', ')} but got "adagard"`,
    ],
    [
      'a learning rate of 0',
      (net) => net.train(data, { optimizer: { kind: 'sgd', learningRate: 0 } }),
      'invalidConfig',
      '[Network.train] expected a learning rate above 0 but got 0',
    ],
    [
      'a learning rate of NaN',
      (net) => net.trainer(data, { optimizer: { kind: 'sgd', learningRate: Number.NaN } }),
      'invalidNumber',
      '[Network.trainer] expected a finite number at optimizer.learningRate but got NaN',
    ],
    [
      'an epsilon below 0',
      (net) => net.trainer(data, { optimizer: { kind: 'adam', epsilon: -1 } }),
      'invalidConfig',
      '[Network.trainer] expected optimizer.epsilon above 0 but got -1',
    ],
    [
      'an unknown regularization',
      (net) => net.trainer(data, { regularization: { kind: 'L2' as Anything } }),
      'invalidConfig',
      '[Network.trainer] expected regularization.kind to be one of none, l1, l2, dropout but got "L2"',
    ],
    [
      'dropout of everything',
      (net) => net.trainer(data, { regularization: { kind: 'dropout', rate: 1 } }),
      'invalidConfig',
      '[Network.trainer] expected a dropout rate from 0 to below 1 but got 1',
    ],
    [
      'a layer that is not there',
      (net) => net.weights(3),
      'invalidConfig',
      '[Network.weights] expected layer to be a whole number from 0 to 2 but got 3',
    ],
    [
      'weights of another shape',
      (net) => net.setWeights(0, [[1, 2]]),
      'shapeMismatch',
      '[Network.setWeights] expected 4 rows of weights, one per neuron, but got 1',
    ],
    [
      'too many biases',
      (net) => net.setBiases(2, [1, 2]),
      'shapeMismatch',
      '[Network.setBiases] expected 1 biases but got 2',
    ],
    [
      'parameters with NaN',
      (net) => net.setParameters(new Float32Array(25).fill(Number.NaN)),
      'invalidNumber',
      '[Network.setParameters] expected a finite number at parameters, position 0 but got NaN',
    ],
    [
      'a short observation',
      (net) => net.trace([1], [1]),
      'shapeMismatch',
      '[Network.trace] expected 2 inputs but got 1',
    ],
    [
      'a shock of nothing',
      (net) => net.numericalGradient(data, { epsilon: 0 }),
      'invalidConfig',
      '[Network.numericalGradient] expected epsilon above 0 but got 0',
    ],
    [
      'a map of nothing',
      (net) => net.maps({ x: [0, 1], y: [0, 1], width: 0, height: 5 }),
      'invalidConfig',
      '[Network.maps] expected grid.width to be a whole number from 1 to 65536 but got 0',
    ],
    [
      'a map along no input',
      (net) => net.maps({ xInput: 2, x: [0, 1], y: [0, 1], width: 5, height: 5 }),
      'invalidConfig',
      '[Network.maps] expected grid.xInput to be a whole number from 0 to 1 but got 2',
    ],
    [
      'a map without an end',
      (net) => net.maps({ x: [0] as Anything, y: [0, 1], width: 5, height: 5 }),
      'shapeMismatch',
      '[Network.maps] expected 2 numbers for grid.x but got 1',
    ],
    [
      'a map too large',
      (net) => net.maps({ x: [0, 1], y: [0, 1], width: 65536, height: 65536 }),
      'tooLarge',
      '[Network.maps] expected at most',
    ],
    [
      'a surface along no neuron',
      (net) =>
        net.costSurface(
          data,
          { layer: 0, neuron: 4, min: 0, max: 1, count: 3 },
          { layer: 0, neuron: 0, min: 0, max: 1, count: 3 },
        ),
      'invalidConfig',
      '[Network.costSurface] expected first.neuron to be a whole number from 0 to 3 but got 4',
    ],
    [
      'a surface without its data',
      (net) => net.costSurface(data, undefined as Anything, undefined as Anything),
      'invalidConfig',
      '[Network.costSurface] expected first to be an object but got undefined',
    ],
    [
      'a snapshot that is none',
      (net) => net.restore(new Uint8Array([1, 2, 3])),
      'invalidSnapshot',
      '[Network.restore] expected',
    ],
    [
      'a snapshot of another network',
      (net) => net.restore(engine.network({ layers: [2, 5, 1] }).snapshot()),
      'invalidSnapshot',
      '[Network.restore] expected',
    ],
    [
      'a snapshot in words',
      (net) => net.restore('abc' as Anything),
      'invalidSnapshot',
      '[Network.restore] expected the Uint8Array of a snapshot but got "abc"',
    ],
  ])('%s', (_, work, code, sentence) => {
    const net = engine.network(SMALL);
    const before = net.snapshot();
    const error = thrown(() => work(net));
    expect(error.message).toContain(sentence);
    expect(error.code).toBe(code);
    expect(net.snapshot(), 'the network is as it was').toEqual(before);
    net.dispose();
  });

  test('are rounded to 32-bit floats', () => {
    const net = engine.network({ layers: [1, 1], activations: ['linear'] });
    net.setParameters([0.1, 0.2]);
    expect([...net.parameters()]).toEqual([Math.fround(0.1), Math.fround(0.2)]);
    net.setParameters([3.4028235e38, 1e-50]);
    expect([...net.parameters()]).toEqual([Math.fround(3.4028235e38), 0]);
  });

  test('every typed array of numbers will do', () => {
    const net = engine.network(SMALL);
    const expected = net.predict([0.5, -0.25]);
    expect(net.predict(new Float64Array([0.5, -0.25]) as Anything)).toEqual(expected);
    expect(net.predict([[0.5, -0.25]])).toEqual(expected);
    expect(net.predict([new Float32Array([0.5, -0.25])])).toEqual(expected);
  });

  test('no rows give no predictions', () => {
    const net = engine.network(SMALL);
    expect(net.predict([])).toEqual(new Float32Array(0));
    expect(net.activationsOf(new Float32Array(0)).map((layer) => layer.length)).toEqual([0, 0, 0]);
  });
});
