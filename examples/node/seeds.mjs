// Is it the network, or luck? The same network on the same penguins from a hundred seeds, on every core: how the accuracy on the held-out
// rows is distributed. Run it: node examples/node/seeds.mjs
import { createEngine } from './glassbox.mjs';
import { MEASUREMENTS, penguins } from './penguin-data.mjs';

const { species, testRows, train, test } = penguins(7);
const engine = await createEngine();
const results = [];
const began = performance.now();
for await (const result of engine.sweep(
  {
    network: {
      layers: [MEASUREMENTS.length, 6, species.length],
      activations: ['tanh', 'softmax'],
      loss: 'softmaxCrossEntropy',
      seed: 0,
    },
    data: { ...train, test },
    training: { epochs: 60, batchSize: 16, shuffle: true, optimizer: { kind: 'momentum', learningRate: 0.01 } },
  },
  { seeds: 100 },
))
  results.push(result);
const took = performance.now() - began;

// Rows told right, of those held out, and how many seeds end there.
const counts = new Map();
for (const { final } of results) {
  const right = Math.round(final.testAccuracy * testRows.length);
  counts.set(right, (counts.get(right) ?? 0) + 1);
}
console.log(
  `${results.length} networks in ${(took / 1000).toFixed(1)} s; right of ${testRows.length} held-out penguins:\n`,
);
for (const [right, many] of [...counts].sort(([a], [b]) => b - a))
  console.log(`${String(right).padStart(4)}  ${'#'.repeat(many)} ${many}`);
const costs = results.map(({ seed, final }) => ({ seed, cost: final.testLoss })).sort((a, b) => a.cost - b.cost);
const show = ({ seed, cost }) => `${cost.toFixed(4)} (seed ${seed})`;
console.log(`\ntest cost: best ${show(costs[0])}, median ${show(costs[50])}, worst ${show(costs[99])}`);
