// The activations of every neuron over a 100 x 100 grid: what the playground draws in each frame.

import { ratioOf, summarize } from './stats.mjs';

export const GRID = { x: [-6, 6], y: [-6, 6], width: 100, height: 100 };

/**
 * Milliseconds of all maps, ours against plain JavaScript's, and the largest difference between their values.
 *
 * @param {import('./workloads.mjs').Workload} workload
 * @param {object} ours a contender in its worker
 * @param {object} plain another
 * @param {{ rounds: number, milliseconds: number }} options
 */
export async function raceMaps(workload, ours, plain, { rounds, milliseconds }) {
  const difference = largestDifference(await ours.openMaps(workload), await plain.openMaps(workload));
  const count = { ours: await countFor(ours, milliseconds), plain: await countFor(plain, milliseconds) };
  const samples = { ours: [], plain: [] };
  for (let round = 0; round < rounds; ++round) {
    samples.ours.push((await ours.maps(count.ours)) / count.ours);
    samples.plain.push((await plain.maps(count.plain)) / count.plain);
  }
  return {
    workload: workload.name,
    neurons: workload.layers.slice(1).reduce((sum, n) => sum + n, 0),
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

async function countFor(contender, milliseconds) {
  let count = 1;
  for (;;) {
    const elapsed = await contender.maps(count);
    if (elapsed >= 0.7 * milliseconds) return count;
    count = Math.ceil(count * Math.min(10, Math.max(1.5, milliseconds / Math.max(elapsed, 0.1))));
  }
}
