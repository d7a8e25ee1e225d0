// TensorFlow.js on its wasm backend, by the core API (the layers API is slower): variables, a tidied loss, its own
// SGD optimizer; batches are tensors made beforehand.

import * as core from '@tensorflow/tfjs';
import * as wasm from '@tensorflow/tfjs-backend-wasm';
import { layout } from '../lib/reference.mjs';

const tf = core.default ?? core;

export const name = 'TensorFlow.js (wasm)';
export const library = '@tensorflow/tfjs';
export const variant = (workload) => workload;

/** environment.tfjsFiles: where the backend's .wasm files are, when it cannot find them itself. */
export async function prepare(workload, { tfjsFiles } = {}) {
  if (tf.getBackend() !== 'wasm') {
    if (tfjsFiles) wasm.setWasmPaths(tfjsFiles);
    await tf.setBackend('wasm');
    await tf.ready();
  }
  const { layers, batchSize, learningRate, rows, inputs, targets, initial } = workload;
  const places = layout(layers);
  const parameters = places.map(({ n, m, weights, biases }) => [
    tf.variable(tf.tensor2d(initial.slice(weights, biases), [n, m])),
    tf.variable(tf.tensor1d(initial.slice(biases, biases + n))),
  ]);
  const batches = Array.from({ length: rows / batchSize }, (_, b) => [
    batchOf(inputs, b, batchSize, layers[0]),
    batchOf(targets, b, batchSize, layers.at(-1)),
  ]);
  const optimizer = tf.train.sgd(learningRate);
  const variables = parameters.flat();
  let cursor = 0;
  return {
    train(steps) {
      for (let step = 0; step < steps; ++step) {
        const [x, y] = batches[cursor];
        tf.tidy(() => {
          optimizer.minimize(() => lossOf(workload, parameters, x, y), false, variables);
        });
        cursor = (cursor + 1) % batches.length;
      }
    },
    async parameters() {
      const flat = new Float32Array(initial.length);
      for (const [l, { weights, biases }] of places.entries()) {
        flat.set(await parameters[l][0].data(), weights);
        flat.set(await parameters[l][1].data(), biases);
      }
      return flat;
    },
    dispose() {
      for (const tensor of [...variables, ...batches.flat()]) tensor.dispose();
      optimizer.dispose();
    },
  };
}

function lossOf({ activations, loss, batchSize }, parameters, x, y) {
  let a = x;
  parameters.forEach(([w, b], l) => {
    const z = tf.add(tf.matMul(a, w, false, true), b);
    if (activations[l] === 'tanh') a = tf.tanh(z);
    else if (activations[l] === 'relu') a = tf.relu(z);
    else a = tf.logSoftmax(z);
  });
  const sum = loss === 'mse' ? tf.sum(tf.square(tf.sub(a, y))) : tf.neg(tf.sum(tf.mul(a, y)));
  return tf.div(sum, batchSize);
}

const batchOf = (values, batch, rows, width) =>
  tf.tensor2d(values.slice(batch * rows * width, (batch + 1) * rows * width), [rows, width]);
