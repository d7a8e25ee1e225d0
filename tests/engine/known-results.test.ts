// Results that are known from elsewhere.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { all, engine } from './support.js';

test('one neuron on the O-rings finds the maximum likelihood fit of logistic regression', async () => {
  const csv = readFileSync(new URL('../../public/data/challenger-o-rings.csv', import.meta.url), 'utf8');
  const flights = csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number));
  const temperatures = flights.map(([temperature = 0]) => temperature);
  const mean = temperatures.reduce((sum, t) => sum + t, 0) / temperatures.length;
  const spread = 7;
  const net = engine.network({ layers: [1, 1], loss: 'bce' });
  const data = {
    inputs: temperatures.map((t) => (t - mean) / spread),
    targets: flights.map(([, distress = 0]) => distress),
  };
  await all(
    net.train(data, { epochs: 1000, every: 1000, batchSize: 23, optimizer: { kind: 'nesterov', learningRate: 0.2 } }),
  );
  const slope = (net.weights(0)[0] ?? 0) / spread;
  const intercept = (net.biases(0)[0] ?? 0) - slope * mean;
  // Dalal, Fowlkes, Hoadley 1989, table of the 23 flights.
  expect(Math.abs(intercept / 15.0429 - 1)).toBeLessThan(0.01);
  expect(Math.abs(slope / -0.2322 - 1)).toBeLessThan(0.01);
});

test('a straight line is found by least squares', async () => {
  const inputs = Array.from({ length: 11 }, (_, i) => i / 5 - 1);
  const net = engine.network({ layers: [1, 1] });
  await all(
    net.train(
      { inputs, targets: inputs.map((x) => 3 * x - 2) },
      { epochs: 400, every: 400, batchSize: 11, optimizer: { kind: 'sgd', learningRate: 0.3 } },
    ),
  );
  expect(net.weights(0)[0]).toBeCloseTo(3, 5);
  expect(net.biases(0)[0]).toBeCloseTo(-2, 5);
});

test('zeros keep the neurons of a layer alike', async () => {
  const net = engine.network({ layers: [2, 3, 1], activations: ['sigmoid', 'sigmoid'], initializer: 'zeros' });
  await all(
    net.train(
      {
        inputs: [
          [0, 1],
          [1, 0],
          [1, 1],
        ],
        targets: [0, 1, 1],
      },
      { epochs: 50 },
    ),
  );
  const weights = net.weights(0);
  expect([...weights.slice(0, 2)]).toEqual([...weights.slice(2, 4)]);
  expect([...weights.slice(0, 2)]).toEqual([...weights.slice(4, 6)]);
  expect(weights[0]).not.toBe(0);
});
