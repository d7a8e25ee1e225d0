// A 2-2-1 network small enough to work out by hand, at one moment.
import type { Moment } from '../../../../web/core/learn/moment.js';

export const moment: Moment = {
  layers: [2, 2, 1],
  activations: ['linear', 'linear'],
  loss: 'mse',
  // W1 = [[1, 2], [3, -1]], b1 = [0.5, 0]; W2 = [[2, -1]], b2 = [1]
  parameters: [1, 2, 3, -1, 0.5, 0, 2, -1, 1],
  tick: { epoch: 12, step: 36, loss: 0.5, testLoss: 0.44, accuracy: 1 },
  history: {
    epochs: Float64Array.of(0, 6, 12),
    loss: Float32Array.of(0.9, 0.4, 0.5),
    testLoss: Float32Array.of(0.8, 0.4, 0.44),
    length: 3,
  },
  gradient: {
    weights: [
      [0.1, 0.2, -0.3, 0.4],
      [0.5, -0.6],
    ],
    biases: [[0.7, -0.8], [0.9]],
  },
  learningRate: 0.1,
  // x = (1, -1) gives -4, x = (0, 1) gives 7.
  train: { inputs: [1, -1, 0, 1], targets: [-3.5, 1], rows: 2 },
  middle: 0.5,
  input: [1, -1],
  target: [0],
  inputScales: [
    { centre: 10, spread: 2 },
    { centre: 0, spread: 4 },
  ],
  playing: false,
  pointed: { layer: 1, neuron: 0, input: 1 },
};
