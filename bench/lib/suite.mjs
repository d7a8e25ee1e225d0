// The part of the benchmark that is the same in Node and in a page.

import { contenders } from './contenders.mjs';
import { raceMaps } from './maps.mjs';
import { race } from './measure.mjs';
import { makeWorkloads } from './workloads.mjs';

/** Rounds, and milliseconds each contender has in a round. */
export const EFFORT = {
  quick: { rounds: 5, milliseconds: 60, quick: true },
  full: { rounds: 15, milliseconds: 300, quick: false },
};

/**
 * @param {{ digitsCsv: string, environment: object, effort: 'quick' | 'full', only?: string[], also?: object[],
 *   say?: (text: string) => void }} options only: names of workloads; also: further contenders
 */
export async function runSuite({ digitsCsv, environment, effort, only, also = [], say }) {
  const options = { ...EFFORT[effort], say };
  const workloads = makeWorkloads(digitsCsv).filter(({ name }) => !only || only.includes(name));
  const training = [];
  for (const workload of workloads) training.push(await race(workload, [...contenders, ...also], environment, options));
  const maps = [];
  for (const workload of workloads.filter(({ layers }) => layers[0] === 2)) {
    maps.push(await raceMaps(workload, environment, options));
  }
  return { training, maps };
}
