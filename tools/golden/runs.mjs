// The reference runs of tests/fixtures/golden: read, replayed through the package, and held against what PyTorch got.
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../tests/fixtures/golden/', import.meta.url);

/** Past this a run has failed: float32 against float64 over a whole training run. */
export const TOLERANCE = 1e-4;

/** Every run, its arrays flat: parameters are W[0] row-major, b[0], W[1], ... */
export function readRuns() {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => {
    const { init, X, Y, expect, ...settings } = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
    const { z, a, delta } = expect.traceOfFirstObservation;
    return {
      ...settings,
      rows: X.length,
      inputs: X.flat(),
      targets: Y.flat(),
      start: flat(init),
      expected: {
        initialLoss: [expect.initialLoss],
        z: z.flat(),
        a: a.flat(),
        delta: delta.flat(),
        gradient: flat(expect.gradientOfWholeSet),
        losses: expect.losses,
        parameters: flat(expect.final),
      },
    };
  });
}

function flat({ W, b }) {
  return W.flatMap((weights, l) => [...weights.flat(), ...b[l]]);
}

/** What the package makes of a run, in the shape of its `expected`. */
export async function replay(engine, run) {
  const net = engine.network({ layers: run.layers, activations: run.activations, loss: run.loss });
  try {
    net.setParameters(run.start);
    const data = { inputs: run.inputs, targets: run.targets };
    const initialLoss = [net.cost(data)];
    const first = net.trace(run.inputs.slice(0, run.layers[0]), run.targets.slice(0, run.layers.at(-1)));
    const gradient = net.gradient(data);
    const losses = [];
    const { epochs, batchSize, optimizer, regularization } = run;
    for await (const tick of net.train(data, { epochs, batchSize, optimizer, regularization })) losses.push(tick.loss);
    return {
      initialLoss,
      z: join(first.z),
      a: join(first.a),
      delta: join(first.delta),
      gradient: gradient.weights.flatMap((weights, l) => [...weights, ...gradient.biases[l]]),
      losses,
      parameters: [...net.parameters()],
    };
  } finally {
    net.dispose();
  }
}

function join(layers) {
  return layers.flatMap((values) => [...values]);
}

/** The largest relative difference of each kind, every number measured against its own size. */
export function differences(run, result) {
  const kinds = Object.entries(run.expected).map(([kind, expected]) => {
    const off = expected.map((value, i) => relative(value, result[kind][i]));
    // NaN must not win by losing every comparison.
    return [kind, off.every(Number.isFinite) && result[kind].length === expected.length ? Math.max(...off) : Infinity];
  });
  return Object.fromEntries(kinds);
}

function relative(expected, value) {
  return value === expected ? 0 : Math.abs(value - expected) / Math.abs(expected);
}
