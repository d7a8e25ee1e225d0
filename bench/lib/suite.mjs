// The part of the benchmark that is the same in Node and in a page.

import { FILES } from './host.mjs';
import { raceMaps } from './maps.mjs';
import { race } from './measure.mjs';
import { makeWorkloads } from './workloads.mjs';

/** Rounds, and milliseconds each contender has in a round. */
const EFFORT = {
  quick: { rounds: 5, milliseconds: 60, quick: true },
  full: { rounds: 15, milliseconds: 300, quick: false },
};

/**
 * @param {{ digitsCsv: string, openContender: (file: string) => Promise<object>, effort: 'quick' | 'full',
 *   only?: string[], also?: object[], say?: (text: string) => void }} options only: names of workloads; also: further
 *   contenders, not in a worker
 */
export async function runSuite({ digitsCsv, openContender, effort, only, also = [], say = () => {} }) {
  const options = { ...EFFORT[effort], say };
  const workloads = makeWorkloads(digitsCsv).filter(({ name }) => !only || only.includes(name));
  const training = [];
  const maps = [];
  for (const workload of workloads) {
    const contenders = [];
    for (const file of FILES) contenders.push(await openContender(file));
    const ceiling = await openContender('ceiling');
    training.push(await race(workload, [...contenders, ...also], ceiling, options));
    for (const contender of [...contenders, ceiling]) contender.end();
  }
  for (const workload of workloads.filter(({ layers }) => layers[0] === 2)) {
    const [ours, plain] = [await openContender('glassbox'), await openContender('plain')];
    say(`maps of ${workload.name}`);
    maps.push(await raceMaps(workload, ours, plain, options));
    ours.end();
    plain.end();
  }
  return { training, maps };
}
