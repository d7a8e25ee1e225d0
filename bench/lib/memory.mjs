// Memory while training at full speed, in Node: the JavaScript heap after collection, and what lies outside it (the
// wasm memory among it), sampled over time. Flat means nothing is left behind by a step.

import { setImmediate as turn } from 'node:timers/promises';

/**
 * @param {import('./workloads.mjs').Workload} workload
 * @param {{ createEngine: Function }} environment
 * @param {{ seconds: number, samples?: number }} options
 */
export async function watchMemory(workload, { createEngine }, { seconds, samples = 6 }) {
  const collect = globalThis.gc;
  if (!collect) throw new Error('[memory] expected Node to run with --expose-gc');
  const engine = await createEngine();
  const { layers, activations, loss, batchSize, learningRate, inputs, targets, initial } = workload;
  const net = engine.network({ layers, activations, loss });
  net.setParameters(initial);
  const trainer = net.trainer({ inputs, targets }, { batchSize, optimizer: { kind: 'sgd', learningRate } });
  trainer.advance('epoch', 100);
  const points = [];
  const start = performance.now();
  for (let k = 0; k < samples; ++k) {
    const until = start + (1000 * seconds * k) / (samples - 1);
    while (performance.now() < until) {
      trainer.advance('epoch', 100);
      await turn();
    }
    collect();
    const { heapUsed, external, arrayBuffers } = process.memoryUsage();
    points.push({
      seconds: (performance.now() - start) / 1000,
      epoch: net.epoch,
      heapUsed,
      outside: external + arrayBuffers,
    });
  }
  trainer.dispose();
  net.dispose();
  return { workload: workload.name, points };
}
