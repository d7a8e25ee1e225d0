// Whether the cost grows as the work does: time for one observation as the set grows, and for one multiply-add as the
// layers grow. Flat columns mean linear.

import { now } from './clock.mjs';
import { median } from './stats.mjs';
import { initialParameters, operationsPerSample } from './workloads.mjs';

const ROUNDS = 5;

/** Observations from 100 to 100,000 through 2-8-8-1: nanoseconds each. */
export async function scaleSamples({ createEngine }, milliseconds) {
  const layers = [2, 8, 8, 1];
  const rows = [100, 1_000, 10_000, 100_000];
  const nets = await open(
    createEngine,
    rows.map((count) => ({ layers, rows: count, batchSize: 10 })),
  );
  const times = await measure(nets, milliseconds);
  return nets.map(({ shape }, k) => ({ rows: shape.rows, nanosecondsPerSample: times[k] }));
}

/** Square layers from 8 to 1,024 wide, batch 64: nanoseconds an observation, and picoseconds a floating-point operation. */
export async function scaleWeights({ createEngine }, milliseconds) {
  const widths = [8, 16, 32, 64, 128, 256, 512, 1024];
  const nets = await open(
    createEngine,
    widths.map((width) => ({ layers: [width, width, width], rows: 128, batchSize: 64 })),
  );
  const times = await measure(nets, milliseconds);
  return nets.map(({ shape, weights }, k) => ({
    width: shape.layers[0],
    weights,
    nanosecondsPerSample: times[k],
    picosecondsPerOperation: (1000 * times[k]) / operationsPerSample(shape.layers),
  }));
}

async function open(createEngine, shapes) {
  const engine = await createEngine();
  return shapes.map((shape) => {
    const { layers, rows, batchSize } = shape;
    const net = engine.network({ layers });
    net.setParameters(initialParameters(layers));
    const wave = (length) => Float32Array.from({ length }, (_, k) => Math.sin(k));
    const data = { inputs: wave(rows * layers[0]), targets: wave(rows * layers.at(-1)) };
    const trainer = net.trainer(data, { batchSize, optimizer: { kind: 'sgd', learningRate: 0.001 } });
    return { shape, net, trainer, weights: net.parameterCount };
  });
}

/** Nanoseconds an observation for each, median of rounds taken in turn. */
async function measure(nets, milliseconds) {
  const counts = nets.map(({ trainer }) => {
    for (let count = 1; ; count *= 2) if (timeOf(trainer, count) >= milliseconds / 2) return count;
  });
  const samples = nets.map(() => []);
  for (let round = 0; round < ROUNDS; ++round) {
    nets.forEach(({ trainer, shape }, k) => {
      samples[k].push((1e6 * timeOf(trainer, counts[k])) / (counts[k] * shape.rows));
    });
  }
  for (const { net, trainer } of nets) {
    trainer.dispose();
    net.dispose();
  }
  return samples.map(median);
}

function timeOf(trainer, epochs) {
  const start = now();
  trainer.advance('epoch', epochs);
  return now() - start;
}
