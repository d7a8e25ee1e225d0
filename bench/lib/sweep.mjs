// Many networks: 128 seeds of each small shape, by a plain loop over train, by engine.sweep in the same thread, by one and two workers, and
// by the fastest peer. Wall time for the workers, whose point it is; processor time for what is done in one thread, so that other programs
// do not count.

import { now } from './clock.mjs';
import { openFastestPeer } from './many-peer.mjs';
import { median, ratioOf } from './stats.mjs';
import { makeWorkloads } from './workloads.mjs';

const SEEDS = 128;
/** By shape: passes that take about a second for all seeds together, but for the first, whose number is the one that is asked about. */
const EPOCHS = { '2-4-2-1': 300, '2-8x6-1': 40, '64-32-10': 3 };
const timeOfDay = () => performance.now();

/**
 * @param {{ digitsCsv: string, createEngine: Function, openContender: Function, rounds: number, say?: (text: string) => void }} options
 * @returns {Promise<object[]>} a row a shape: networks a second, medians over the rounds; overhead of the sweep in one thread, gain of the
 *   second worker, and how many times the peer takes as long as the sweep in one thread, as medians of ratios taken round by round
 */
export async function measureSweeps({ digitsCsv, createEngine, openContender, rounds, say = () => {} }) {
  const engine = await createEngine();
  const rows = [];
  for (const workload of makeWorkloads(digitsCsv).filter(({ name }) => name in EPOCHS)) {
    const epochs = EPOCHS[workload.name];
    say(`${SEEDS} seeds of ${workload.name}, ${epochs} epochs`);
    const { layers, activations, loss, batchSize, learningRate, inputs, targets } = workload;
    const spec = {
      network: { layers, activations, loss, seed: 1 },
      data: { inputs, targets },
      training: { epochs, batchSize, optimizer: { kind: 'sgd', learningRate } },
    };
    const peer = await openFastestPeer(workload, { epochs, seeds: SEEDS, openContender });
    const ways = {
      loop: timed(now, () => loop(engine, spec)),
      here: timed(now, () => sweep(engine, spec, 0)),
      one: timed(timeOfDay, () => sweep(engine, spec, 1)),
      two: timed(timeOfDay, () => sweep(engine, spec, 2)),
      peer: peer.run,
    };
    const times = { loop: [], here: [], one: [], two: [], peer: [] };
    // The first round warms up.
    for (let round = 0; round <= rounds; ++round) {
      for (const [way, run] of Object.entries(ways)) {
        const time = await run();
        if (round > 0) times[way].push(time);
      }
    }
    peer.end();
    const perSecond = (way) => (1000 * SEEDS) / median(times[way]);
    rows.push({
      name: workload.name,
      epochs,
      seeds: SEEDS,
      loop: perSecond('loop'),
      here: perSecond('here'),
      one: perSecond('one'),
      two: perSecond('two'),
      overhead: ratioOf(times.here, times.loop) - 1,
      gain: ratioOf(times.one, times.two),
      peer: { name: peer.name, perSecond: perSecond('peer'), timesSlower: ratioOf(times.peer, times.here) },
    });
  }
  return rows;
}

/** The milliseconds it takes. */
function timed(clock, run) {
  return async () => {
    const began = clock();
    await run();
    return clock() - began;
  };
}

async function loop(engine, { network, data, training }) {
  for (let seed = 0; seed < SEEDS; ++seed) {
    const net = engine.network({ ...network, seed: network.seed + seed });
    for await (const _ of net.train(data, { ...training, every: training.epochs }));
    net.dispose();
  }
}

async function sweep(engine, spec, workers) {
  for await (const _ of engine.sweep(spec, { seeds: SEEDS, workers }));
}
