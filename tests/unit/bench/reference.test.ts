// The float64 reference that every contender's loss is held against, itself held against PyTorch's float64 runs.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cost, layout, parameterCount, train } from '../../../bench/lib/reference.mjs';
import { initialParameters, makeWorkloads, operationsPerSample } from '../../../bench/lib/workloads.mjs';

interface GoldenRun {
  name: string;
  layers: number[];
  activations: string[];
  loss: string;
  optimizer: { kind: string; learningRate: number };
  regularization: { kind: 'none' | 'l1' | 'l2'; rate: number };
  batchSize: number;
  epochs: number;
  init: { W: number[][][]; b: number[][] };
  X: number[][];
  Y: number[][];
  expect: { initialLoss: number; losses: number[] };
}

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'golden');
const runs = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as GoldenRun)
  .filter(({ optimizer }) => optimizer.kind === 'sgd');

describe('the float64 reference of the benchmark', () => {
  test('there are runs of plain gradient descent to hold it against', () => {
    expect(runs.length).toBeGreaterThanOrEqual(6);
  });

  test.each(runs.map((run) => [run.name, run] as const))('%s: every loss as PyTorch has it', (_, run) => {
    const model = { ...run, learningRate: run.optimizer.learningRate };
    const data = { inputs: run.X.flat(), targets: run.Y.flat() };
    let parameters: ArrayLike<number> = run.init.W.flatMap((weights, l) => [...weights.flat(), ...run.init.b[l]!]);
    expect(cost(model, parameters, data)).toBeCloseTo(run.expect.initialLoss, 9);
    const batches = Math.ceil(run.X.length / run.batchSize);
    for (const loss of run.expect.losses) {
      parameters = train(model, parameters, data, batches);
      expect(Math.abs(cost(model, parameters, data) / loss - 1)).toBeLessThan(1e-9);
    }
  });

  test('layout: weights of a layer, then its biases, layer after layer', () => {
    expect(layout([2, 3, 1])).toEqual([
      { n: 3, m: 2, weights: 0, biases: 6 },
      { n: 1, m: 3, weights: 9, biases: 12 },
    ]);
    expect(parameterCount([784, 128, 10])).toBe(101_770);
  });
});

describe('the workloads of the benchmark', () => {
  const csv = readFileSync(join(import.meta.dirname, '..', '..', '..', 'public', 'data', 'digits-8x8.csv'), 'utf8');
  const workloads = makeWorkloads(csv);

  test('the five shapes, their batches and sizes', () => {
    expect(workloads.map(({ name, batchSize }) => [name, batchSize])).toEqual([
      ['2-4-2-1', 10],
      ['2-8x6-1', 10],
      ['64-32-10', 32],
      ['784-128-10', 64],
      ['784-512-256-10', 128],
    ]);
    for (const { layers, rows, inputs, targets, initial } of workloads) {
      expect(inputs.length).toBe(rows * layers[0]!);
      expect(targets.length).toBe(rows * layers.at(-1)!);
      expect(initial.length).toBe(parameterCount(layers));
    }
  });

  test('inputs are finite and scaled, targets one-hot or a sign, batches whole', () => {
    for (const { layers, loss, rows, batchSize, inputs, targets } of workloads) {
      expect(rows % batchSize).toBe(0);
      expect(inputs.every((value) => Number.isFinite(value) && Math.abs(value) <= 6)).toBe(true);
      if (loss === 'mse') expect(targets.every((value) => Math.abs(value) === 1)).toBe(true);
      else {
        const classes = layers.at(-1)!;
        for (let row = 0; row < rows; ++row) {
          const target = targets.slice(row * classes, (row + 1) * classes);
          expect(target.reduce((sum, value) => sum + value, 0)).toBe(1);
        }
      }
    }
  });

  test('the same weights whenever they are asked for, other ones for another seed', () => {
    expect(initialParameters([2, 4, 1])).toEqual(initialParameters([2, 4, 1]));
    expect(initialParameters([2, 4, 1], 2)).not.toEqual(initialParameters([2, 4, 1], 1));
  });

  test('operations: 4 a weight, 6 where blame goes on upstream', () => {
    expect(operationsPerSample([784, 128, 10])).toBe(4 * 784 * 128 + 6 * 128 * 10);
  });
});
