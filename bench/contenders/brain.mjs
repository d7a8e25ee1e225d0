// brain.js 2, its NeuralNetwork on the CPU (NeuralNetworkGPU needs WebGL). Its train() is given whole epochs where it
// can be. The browser build stands for both: it carries what the Node build wants from a package with native parts.

import brain from 'brain.js/dist/browser.js';
import { layout } from '../lib/reference.mjs';
import { onlineVariant, patternsOf } from './online.mjs';

export const name = 'brain.js';
export const library = 'brain.js';
export const variant = onlineVariant;

export async function prepare(workload) {
  const { layers, activations, learningRate, rows, initial } = workload;
  const places = layout(layers);
  const net = new brain.NeuralNetwork({
    inputSize: layers[0],
    hiddenLayers: layers.slice(1, -1),
    outputSize: layers.at(-1),
    activation: activations[0],
  });
  net.initialize();
  places.forEach(({ n, m, weights, biases }, l) => {
    for (let i = 0; i < n; ++i) {
      net.biases[l + 1][i] = initial[biases + i];
      for (let j = 0; j < m; ++j) net.weights[l + 1][i][j] = initial[weights + i * m + j];
    }
  });
  const patterns = patternsOf(workload);
  // It minimises half the squared error, so its rate is twice ours; its momentum must be above 0; no run may end early.
  const options = { learningRate: 2 * learningRate, momentum: 1e-12, errorThresh: Number.MIN_VALUE };
  net.errorCheckInterval = Number.POSITIVE_INFINITY;
  let cursor = 0;
  return {
    train(steps) {
      while (steps > 0) {
        const epochs = cursor === 0 ? Math.floor(steps / rows) : 0;
        const count = epochs > 0 ? rows : Math.min(steps, rows - cursor);
        net.train(epochs > 0 ? patterns : patterns.slice(cursor, cursor + count), {
          ...options,
          iterations: epochs || 1,
        });
        steps -= count * (epochs || 1);
        cursor = (cursor + count) % rows;
      }
    },
    parameters() {
      const flat = new Float32Array(initial.length);
      places.forEach(({ n, m, weights, biases }, l) => {
        flat.set(net.biases[l + 1], biases);
        for (let i = 0; i < n; ++i) flat.set(net.weights[l + 1][i], weights + i * m);
      });
      return flat;
    },
    dispose() {},
  };
}
