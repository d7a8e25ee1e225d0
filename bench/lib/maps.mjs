// The activations of every neuron over a 100 x 100 grid: what the playground draws in each frame.

import { now } from './clock.mjs';
import { layout } from './reference.mjs';
import { ratioOf, summarize } from './stats.mjs';

const SIZE = 100;
const RANGE = [-6, 6];

/** Plain JavaScript: one pass over the grid, all arrays made once. tanh throughout. */
export function plainMaps({ layers, initial }) {
  const places = layout(layers);
  const parameters = Float64Array.from(initial);
  const maps = places.map(({ n }) => new Float32Array(n * SIZE * SIZE));
  const a = layers.map((size) => new Float64Array(size));
  const step = (RANGE[1] - RANGE[0]) / (SIZE - 1);
  return () => {
    for (let y = 0; y < SIZE; ++y) {
      for (let x = 0; x < SIZE; ++x) {
        a[0][0] = RANGE[0] + x * step;
        a[0][1] = RANGE[1] - y * step;
        for (let l = 0; l < places.length; ++l) {
          const { n, m, weights, biases } = places[l];
          const [from, to, map] = [a[l], a[l + 1], maps[l]];
          for (let i = 0; i < n; ++i) {
            let sum = parameters[biases + i];
            const row = weights + i * m;
            for (let j = 0; j < m; ++j) sum += parameters[row + j] * from[j];
            to[i] = Math.tanh(sum);
            map[(i * SIZE + y) * SIZE + x] = to[i];
          }
        }
      }
    }
    return maps;
  };
}

/** Milliseconds of all maps, ours against plain JavaScript's, and the largest difference between their values. */
export async function raceMaps(workload, { createEngine }, { rounds, milliseconds }) {
  const engine = await createEngine();
  const { layers, activations, loss, initial } = workload;
  const net = engine.network({ layers, activations, loss });
  net.setParameters(initial);
  const grid = { x: RANGE, y: RANGE, width: SIZE, height: SIZE };
  const ours = () => net.maps(grid).layers;
  const plain = plainMaps(workload);
  const difference = largestDifference(ours(), plain());
  const [oursCount, plainCount] = [ours, plain].map((work) => countFor(work, milliseconds));
  const samples = { ours: [], plain: [] };
  for (let round = 0; round < rounds; ++round) {
    samples.ours.push(timeOf(ours, oursCount));
    samples.plain.push(timeOf(plain, plainCount));
  }
  net.dispose();
  return {
    workload: workload.name,
    neurons: layers.slice(1).reduce((sum, n) => sum + n, 0),
    difference,
    ours: summarize(samples.ours),
    plain: summarize(samples.plain),
    timesFaster: ratioOf(samples.plain, samples.ours),
  };
}

function largestDifference(left, right) {
  let most = 0;
  left.forEach((map, l) => {
    map.forEach((value, k) => {
      most = Math.max(most, Math.abs(value - right[l][k]));
    });
  });
  return most;
}

function countFor(work, milliseconds) {
  let count = 1;
  for (;;) {
    const elapsed = timeOf(work, count) * count;
    if (elapsed >= 0.7 * milliseconds) return count;
    count = Math.ceil(count * Math.min(10, Math.max(1.5, milliseconds / Math.max(elapsed, 0.1))));
  }
}

function timeOf(work, count) {
  const start = now();
  for (let k = 0; k < count; ++k) work();
  return (now() - start) / count;
}
