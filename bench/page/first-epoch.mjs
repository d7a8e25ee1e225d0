import { spiralWorkload } from '../lib/workloads.mjs';

/** Trains one epoch of 2-4-2-1 and leaves the milliseconds since navigation where the benchmark looks for them. */
export async function firstEpoch(contender, environment) {
  const workload = spiralWorkload();
  const run = await contender.prepare(workload, environment);
  await run.train(workload.rows / workload.batchSize);
  globalThis.firstEpochAt = performance.now();
}
