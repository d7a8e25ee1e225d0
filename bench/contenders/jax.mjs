// jax-js on its wasm device: one jitted function per step, as its README shows; data put on the device beforehand.

import { blockUntilReady, defaultDevice, grad, init, jit, nn, numpy as np } from '@jax-js/jax';
import { layout } from '../lib/reference.mjs';

export const name = 'jax-js (wasm)';
export const library = '@jax-js/jax';
export const variant = (workload) => workload;

export async function prepare(workload) {
  await init('wasm');
  defaultDevice('wasm');
  const { layers, batchSize, learningRate, rows, inputs, targets, initial } = workload;
  const places = layout(layers);
  // Weights are kept as inputs x outputs, so that a layer is X @ W + b.
  let parameters = places.map(({ n, m, weights, biases }) => [
    np.array(transpose(initial.subarray(weights, biases), n, m)).reshape([m, n]),
    np.array(initial.slice(biases, biases + n)),
  ]);
  const batches = Array.from({ length: rows / batchSize }, (_, b) => [
    batchOf(inputs, b, batchSize, layers[0]),
    batchOf(targets, b, batchSize, layers.at(-1)),
  ]);

  const gradient = grad((p, x, y) => lossOf(workload, p, x, y));
  const update = jit((p, x, y) => {
    const g = gradient(
      p.map(([w, b]) => [w.ref, b.ref]),
      x,
      y,
    );
    return p.map(([w, b], l) => [w.sub(g[l][0].mul(learningRate)), b.sub(g[l][1].mul(learningRate))]);
  });

  let cursor = 0;
  return {
    async train(steps) {
      for (let step = 0; step < steps; ++step) {
        const [x, y] = batches[cursor];
        parameters = update(parameters, x.ref, y.ref);
        cursor = (cursor + 1) % batches.length;
      }
      await blockUntilReady(parameters);
    },
    async parameters() {
      const flat = new Float32Array(initial.length);
      for (const [l, { n, m, weights, biases }] of places.entries()) {
        flat.set(transpose(await parameters[l][0].ref.data(), m, n), weights);
        flat.set(await parameters[l][1].ref.data(), biases);
      }
      return flat;
    },
    dispose() {
      for (const array of [...parameters.flat(), ...batches.flat()]) array.dispose();
      update.dispose?.();
    },
  };
}

function lossOf({ activations, loss, batchSize }, parameters, x, y) {
  let a = x;
  parameters.forEach(([w, b], l) => {
    const z = np.dot(a, w).add(b);
    if (activations[l] === 'tanh') a = np.tanh(z);
    else if (activations[l] === 'relu') a = nn.relu(z);
    else a = nn.logSoftmax(z);
  });
  if (loss === 'mse')
    return np
      .square(a.sub(y))
      .sum()
      .mul(1 / batchSize);
  return a
    .mul(y)
    .sum()
    .mul(-1 / batchSize);
}

const batchOf = (values, batch, rows, width) =>
  np.array(values.slice(batch * rows * width, (batch + 1) * rows * width)).reshape([rows, width]);

/** A rows x columns matrix, row-major, the other way round. */
function transpose(matrix, rows, columns) {
  const out = new Float32Array(rows * columns);
  for (let i = 0; i < rows; ++i) for (let j = 0; j < columns; ++j) out[j * rows + i] = matrix[i * columns + j];
  return out;
}
