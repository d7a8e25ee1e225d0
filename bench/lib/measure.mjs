// Contenders take turns, round after round, so that what else the machine does hits all of them alike. Runs in Node
// and in a page.

import { OPERATIONS } from './ceiling.mjs';
import { cost, train } from './reference.mjs';
import { ratioOf, summarize } from './stats.mjs';
import { operationsPerSample } from './workloads.mjs';

/** Above this share of difference a loss counts as wrong: float32 rounding stays well below it. */
const TOLERANCE = 1e-3;

/**
 * @typedef {object} Contender a file of bench/contenders, or its like in a worker (host.mjs)
 * @property {string} name
 * @property {string | null} library the npm package; null for our own code
 * @property {(workload: import('./workloads.mjs').Workload) => object | Promise<object>} variant what it can train of
 *   it, with a note where that is not the same, or { skip: why }
 * @property {(variant: object) => Promise<Run>} prepare
 *
 * @typedef {object} Run
 * @property {(steps: number) => Promise<number>} train so many batches; the milliseconds they took
 * @property {() => Promise<ArrayLike<number>>} parameters W[0], b[0], W[1], ...
 * @property {() => void} dispose
 */

/**
 * Trains one workload with all contenders.
 *
 * @param {import('./workloads.mjs').Workload} workload
 * @param {Contender[]} contenders
 * @param {Contender} ceiling what the core can do at most, measured beside them
 * @param {{ rounds: number, milliseconds: number, quick?: boolean, say?: (text: string) => void }} options
 */
export async function race(workload, contenders, ceiling, { rounds, milliseconds, quick = false, say = () => {} }) {
  const entries = [];
  const absent = [];
  for (const contender of contenders) {
    const whole = await contender.variant(workload);
    // A few steps tell right from wrong as well, where some take milliseconds for one and the reference takes seconds.
    const variant = quick ? { ...whole, checkSteps: Math.max(2, Math.ceil(whole.checkSteps / 5)) } : whole;
    const skip = variant.skip ?? (quick && variant.slow ? 'left out of --quick' : undefined);
    if (skip) {
      absent.push({ name: contender.name, skip });
      continue;
    }
    say(`${workload.name}: ${contender.name}`);
    try {
      entries.push(await enter(contender, variant, milliseconds));
    } catch (error) {
      absent.push({ name: contender.name, skip: `failed: ${error.message}` });
    }
  }
  const spin = await ceiling.prepare(workload);
  const spins = await stepsFor(spin, 1, milliseconds / 2);
  const ceilings = [];
  for (let round = 0; round < rounds; ++round) {
    ceilings.push((spins * OPERATIONS) / (await spin.train(spins)) / 1e6);
    for (let turn = 0; turn < entries.length; ++turn) {
      const entry = entries[(turn + round) % entries.length];
      entry.samples.push((entry.steps * entry.variant.batchSize * 1000) / (await entry.run.train(entry.steps)));
      await breathe();
    }
  }
  for (const { run } of entries) run.dispose();
  return report(workload, entries, absent, ceilings);
}

/** Prepares, checks the loss after a fixed number of steps (which also warms up), and finds how many steps fill a round. */
async function enter(contender, variant, milliseconds) {
  const run = await contender.prepare(variant);
  await run.train(variant.checkSteps);
  const check = compare(variant, await run.parameters());
  const steps = await stepsFor(run, variant.rows / variant.batchSize, milliseconds);
  return { contender, variant, run, check, steps, samples: [] };
}

/** How many steps fill so many milliseconds: whole epochs once there is time for more than one. */
async function stepsFor(run, epoch, milliseconds) {
  let steps = 1;
  for (;;) {
    const elapsed = await run.train(steps);
    if (elapsed >= 0.7 * milliseconds) return steps;
    steps = Math.ceil(steps * Math.min(10, Math.max(1.5, (1.1 * milliseconds) / Math.max(elapsed, 0.1))));
    if (steps > epoch) steps = Math.ceil(steps / epoch) * epoch;
  }
}

const breathe = () => new Promise((resolve) => setTimeout(resolve));

const expectedLosses = new Map();

/** The loss of what a contender trained, and of the float64 reference after the same steps from the same weights. */
function compare(variant, parameters) {
  const { inputs, targets, initial, skip, name, ...model } = variant;
  const key = `${name} ${JSON.stringify(model)}`;
  if (!expectedLosses.has(key))
    expectedLosses.set(key, cost(variant, train(variant, initial, variant, variant.checkSteps), variant));
  const expected = expectedLosses.get(key);
  const loss = cost(variant, parameters, variant);
  const difference = Math.abs(loss - expected) / expected;
  return { steps: variant.checkSteps, loss, expected, difference, right: difference <= TOLERANCE };
}

function report(workload, entries, absent, ceilings) {
  const operations = operationsPerSample(workload.layers);
  const ceiling = summarize(ceilings);
  const results = entries.map(({ contender, variant, check, samples }) => ({
    name: contender.name,
    peer: !contender.name.startsWith('Glassbox'),
    note: variant.note,
    check,
    samplesPerSecond: summarize(samples),
    gigaflops: (summarize(samples).median * operations) / 1e9,
    shareOfCeiling: ratioOf(
      samples.map((rate) => (rate * operations) / 1e9),
      ceilings,
    ),
    samples,
  }));
  const ours = results.find(({ name }) => name === 'Glassbox');
  for (const result of results) {
    if (ours && result !== ours) result.timesSlower = ratioOf(ours.samples, result.samples);
  }
  return {
    workload: workload.name,
    batchSize: workload.batchSize,
    rows: workload.rows,
    operations,
    ceiling,
    results,
    absent,
  };
}
