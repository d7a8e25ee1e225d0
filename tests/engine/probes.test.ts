// Probes against one another and against arithmetic done here.
import { describe, expect, test } from 'vitest';
import type { Grid } from '../../web/engine/types.js';
import { circle, engine, numbers, oneHot, SMALL } from './support.js';

/** a = tanh(W x + b), layer after layer, in double precision. */
function forward(net: ReturnType<typeof engine.network>, input: readonly number[]): number[][] {
  const result: number[][] = [];
  let a: readonly number[] = input;
  net.activations.forEach((_, l) => {
    const weights = net.weights(l);
    a = [...net.biases(l)].map((bias, n) =>
      Math.tanh(bias + a.reduce((sum, value, m) => sum + value * (weights[n * a.length + m] ?? 0), 0)),
    );
    result.push([...a]);
  });
  return result;
}

const net = engine.network({ ...SMALL, seed: 11 });
net.setParameters(numbers(net.parameterCount, 3));

function close(actual: ArrayLike<number>, expected: readonly number[]): void {
  expect(actual.length).toBe(expected.length);
  for (const [i, value] of expected.entries()) expect(actual[i]).toBeCloseTo(value, 5);
}

describe('predict', () => {
  test('is [W] @ [X] + [Bias] = [Z], then the activation', () => {
    const { inputs } = circle(7);
    close(
      net.predict(inputs),
      inputs.map((row) => forward(net, row)[2]?.[0] ?? Number.NaN),
    );
  });

  test('gives every row the same bits, however many come with it', () => {
    const { inputs } = circle(300);
    const together = net.predict(inputs);
    for (const [i, row] of inputs.entries()) expect(net.predict([row])[0]).toBe(together[i]);
  });
});

describe('activationsOf', () => {
  test('are those of the trace, neuron after neuron', () => {
    const { inputs } = circle(5);
    const layers = net.activationsOf(inputs);
    expect(layers.map((layer) => layer.length)).toEqual([20, 10, 5]);
    inputs.forEach((row, i) => {
      const { a } = net.trace(row, [0]);
      for (const [l, layer] of layers.entries()) {
        const column = layer.filter((_, at) => at % 5 === i);
        close(column, [...(a[l] ?? [])]);
      }
    });
  });

  test.each([1, 3, 4, 127, 128, 129, 300])('give each of %i rows the bits it gets alone', (rows) => {
    const { inputs } = circle(rows);
    const layers = net.activationsOf(inputs);
    inputs.forEach((row, i) => {
      const alone = net.activationsOf([row]);
      const mine = layers.map((layer) => layer.filter((_, at) => at % rows === i));
      expect(mine).toEqual(alone);
    });
  });
});

describe('trace', () => {
  const input = [0.3, -0.7];
  const target = [0.5];
  const { z, a, delta, blame } = net.trace(input, target);

  test('has one array per layer', () => {
    for (const kind of [z, a, delta]) expect(kind.map((values) => values.length)).toEqual([4, 2, 1]);
    expect(blame.map((values) => values.length)).toEqual([8, 8, 2]);
  });

  test('passes z through the activation', () => {
    for (const [l, layer] of a.entries()) close(layer, [...(z[l] ?? [])].map(Math.tanh));
    close(a[2] ?? [], forward(net, input)[2] ?? []);
  });

  test('blame is weight times delta, and gathers to the deltas upstream', () => {
    for (const l of [0, 1, 2]) {
      const m = net.layers[l] ?? 0;
      close(
        blame[l] ?? [],
        [...net.weights(l)].map((weight, i) => weight * (delta[l]?.[Math.floor(i / m)] ?? 0)),
      );
    }
    const slope = (value: number) => 1 - value * value;
    const gathered = [0, 1, 2, 3].map((m) => slope(a[0]?.[m] ?? 0) * ((blame[1]?.[m] ?? 0) + (blame[1]?.[4 + m] ?? 0)));
    close(delta[0] ?? [], gathered);
  });

  test('delta times the input is the gradient of one observation', () => {
    const gradient = net.gradient({ inputs: [input], targets: [target] });
    close(gradient.biases[0] ?? [], [...(delta[0] ?? [])]);
    close(
      gradient.weights[0] ?? [],
      [...(delta[0] ?? [])].flatMap((d) => input.map((x) => d * x)),
    );
  });
});

describe('maps', () => {
  test('are the activations on a grid, the largest y on top', () => {
    const maps = net.maps({ x: [-1, 1], y: [-2, 2], width: 3, height: 2 });
    expect([maps.width, maps.height]).toEqual([3, 2]);
    const points = [
      [-1, 2],
      [0, 2],
      [1, 2],
      [-1, -2],
      [0, -2],
      [1, -2],
    ];
    for (const [l, layer] of maps.layers.entries()) close(layer, [...(net.activationsOf(points)[l] ?? [])]);
  });

  test('hold the other inputs at the base', () => {
    const deep = engine.network({ layers: [4, 3, 1] });
    const maps = deep.maps({ xInput: 3, yInput: 1, x: [0, 1], y: [5, 5], width: 2, height: 1, base: [9, 8, 7, 6] });
    close(maps.layers[1] ?? [], [
      ...deep.predict([
        [9, 5, 7, 0],
        [9, 5, 7, 1],
      ]),
    ]);
  });

  test('go into an array that is kept, and nowhere else', () => {
    const grid: Grid = { x: [-1, 1], y: [-2, 2], width: 3, height: 2 };
    const into = new Float32Array(7 * 6);
    const { layers } = net.maps(grid, into);
    expect(layers.every((layer) => layer.buffer === into.buffer)).toBe(true);
    expect(layers).toEqual(net.maps(grid).layers);
    const before = into.slice();
    for (const wrong of [new Float32Array(41), new Float64Array(42), []]) {
      expect(() => net.maps(grid, wrong as Float32Array)).toThrow(/\[Network.maps\] expected .* in into but got/);
    }
    expect(into).toEqual(before);
  });

  test('of one input are rows', () => {
    const line = engine.network({ layers: [1, 1] });
    const maps = line.maps({ x: [0, 1], y: [0, 0], width: 3, height: 1 });
    close(maps.layers[0] ?? [], [...line.predict([0, 0.5, 1])]);
  });
});

describe('costSurface', () => {
  test('is the cost with two parameters moved', () => {
    const data = circle();
    const before = net.parameters();
    const surface = net.costSurface(
      data,
      { layer: 0, neuron: 1, input: 0, min: -1, max: 1, count: 3 },
      { layer: 2, neuron: 0, min: 0, max: 1, count: 2 },
    );
    expect(surface.length).toBe(6);
    expect(net.parameters()).toEqual(before);
    const copy = engine.network(SMALL);
    [0, 1].forEach((bias, j) => {
      [-1, 0, 1].forEach((weight, i) => {
        copy.setParameters(before);
        const weights = copy.weights(0);
        weights[2] = weight;
        copy.setWeights(0, weights);
        copy.setBiases(2, [bias]);
        expect(surface[j * 3 + i]).toBeCloseTo(copy.cost(data), 5);
      });
    });
  });
});

describe('accuracy', () => {
  test('is a share where the task is a classification', () => {
    const softmax = engine.network({ layers: [2, 3], loss: 'softmaxCrossEntropy' });
    const data = oneHot(30, 2, 3);
    const predicted = softmax.predict(data.inputs);
    const right = Array.from({ length: 30 }, (_, i) => {
      const row = [...predicted.slice(3 * i, 3 * i + 3)];
      return row.indexOf(Math.max(...row)) === i % 3 ? 1 : 0;
    });
    expect(softmax.accuracy(data)).toBeCloseTo(right.reduce<number>((sum, one) => sum + one, 0) / 30, 10);
  });

  test('is undefined where it is not', () => {
    const line = engine.network({ layers: [2, 1] });
    expect(
      line.accuracy({
        inputs: [
          [1, 2],
          [3, 4],
        ],
        targets: [0.3, 7],
      }),
    ).toBeUndefined();
  });
});

describe('settings and setters', () => {
  test('weights and biases come back as they were set', () => {
    const net = engine.network(SMALL);
    net.setWeights(1, [
      [1, 2, 3, 4],
      [5, 6, 7, 8],
    ]);
    net.setBiases(1, [9, 10]);
    expect([...net.weights(1)]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect([...net.biases(1)]).toEqual([9, 10]);
    expect([...net.parameters().slice(12, 22)]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test('what is given out is a copy', () => {
    const net = engine.network(SMALL);
    const before = net.parameters();
    net.weights(0).fill(9);
    net.parameters().fill(9);
    (net.layers as number[])[0] = 9;
    (net.activations as string[])[0] = 'relu';
    expect(net.parameters()).toEqual(before);
    expect([net.layers, net.activations]).toEqual([
      [2, 4, 2, 1],
      ['tanh', 'tanh', 'tanh'],
    ]);
  });

  test('the same seed gives the same weights, another one others; zeros are zeros', () => {
    const weights = (seed: number) => engine.network({ ...SMALL, seed }).parameters();
    expect(weights(5)).toEqual(weights(5));
    expect(weights(5)).not.toEqual(weights(6));
    expect(weights(4294967295)).not.toEqual(weights(0));
    const zeros = engine.network({ ...SMALL, initializer: 'zeros' });
    expect(zeros.parameters().every((value) => value === 0)).toBe(true);
  });
});
