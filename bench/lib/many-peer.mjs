// Many networks by a peer: whichever trains those of a shape fastest, one after the other in one thread.

import { initialParameters } from './workloads.mjs';

/** The files of those that are fastest at one shape or another; the others take ten times as long and more. */
const PEERS = ['synaptic', 'plain', 'brain'];

/**
 * @param {import('./workloads.mjs').Workload} workload
 * @param {{ epochs: number, seeds: number, openContender: (file: string) => Promise<object> }} options
 * @returns {Promise<{ name: string, run: () => Promise<number>, end: () => void }>} run: trains one network from the first weights of each
 *   seed; the milliseconds of processor time it took
 */
export async function openFastestPeer(workload, { epochs, seeds, openContender }) {
  const initials = Array.from({ length: seeds }, (_, seed) => initialParameters(workload.layers, 1 + seed));
  const open = [];
  for (const file of PEERS) {
    const contender = await openContender(file);
    const variant = await contender.variant(workload);
    const steps = (epochs * workload.rows) / variant.batchSize;
    const train = (many) => contender.trainMany(variant, initials.slice(0, many), steps);
    await train(1);
    open.push({ name: contender.name, trial: await train(2), run: () => train(seeds), end: () => contender.end() });
  }
  const [fastest, ...others] = open.sort((a, b) => a.trial - b.trial);
  for (const { end } of others) end();
  return fastest;
}
