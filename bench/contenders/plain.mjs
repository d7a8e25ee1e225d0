// Careful plain JavaScript: typed arrays made once, four observations side by side so that each weight is read once
// for four of them, gradient and blame in one loop.

import { GRID } from '../lib/maps.mjs';
import { layout } from '../lib/reference.mjs';

export const name = 'plain JavaScript';
export const library = null;
export const variant = (workload) => workload;

export async function prepare(workload) {
  const trainer = new PlainTrainer(workload);
  return {
    train: (steps) => trainer.train(steps),
    parameters: () => trainer.parameters,
    dispose: () => {},
  };
}

class PlainTrainer {
  constructor({ layers, activations, loss, batchSize, learningRate, rows, inputs, targets, initial }) {
    this.places = layout(layers);
    this.activations = activations;
    this.loss = loss;
    this.batchSize = batchSize;
    this.learningRate = learningRate;
    this.rows = rows;
    this.parameters = Float64Array.from(initial);
    this.gradient = new Float64Array(initial.length);
    this.inputs = Float64Array.from(inputs);
    this.targets = Float64Array.from(targets);
    // Four rows side by side, one layer after the other; the inputs are read where they lie.
    this.a = layers.map((size) => new Float64Array(4 * size));
    this.delta = layers.map((size) => new Float64Array(4 * size));
    this.cursor = 0;
  }

  train(steps) {
    const { batchSize, rows, places, parameters, gradient } = this;
    const inputWidth = places[0].m;
    for (let step = 0; step < steps; ++step) {
      for (let row = 0; row < batchSize; row += 4) {
        const lanes = Math.min(4, batchSize - row);
        const first = this.cursor + row;
        this.a[0].fill(0);
        this.a[0].set(this.inputs.subarray(first * inputWidth, (first + lanes) * inputWidth));
        for (let l = 0; l < places.length; ++l) {
          affine4(parameters, places[l], this.a[l], this.a[l + 1]);
          activate4(this.activations[l], this.a[l + 1], places[l].n);
        }
        this.outputDelta(first, lanes);
        for (let l = places.length - 1; l >= 0; --l) {
          if (l === 0) gradient4(gradient, places[l], this.a[l], this.delta[l + 1]);
          else {
            gradientAndBlame4(parameters, gradient, places[l], this.a[l], this.delta[l + 1], this.delta[l]);
            applySlope4(this.activations[l - 1], this.a[l], this.delta[l]);
          }
        }
      }
      const rate = this.learningRate / batchSize;
      for (let k = 0; k < gradient.length; ++k) {
        parameters[k] -= rate * gradient[k];
        gradient[k] = 0;
      }
      this.cursor = this.cursor + batchSize === rows ? 0 : this.cursor + batchSize;
    }
  }

  /** dCost/dz of the last layer; lanes past the batch's end get 0 and so teach nothing. */
  outputDelta(first, lanes) {
    const { n } = this.places.at(-1);
    const a = this.a.at(-1);
    const delta = this.delta.at(-1);
    const fitting = this.loss !== 'mse';
    for (let k = 0; k < lanes * n; ++k) delta[k] = (fitting ? 1 : 2) * (a[k] - this.targets[first * n + k]);
    delta.fill(0, lanes * n);
    if (!fitting) applySlope4(this.activations.at(-1), a, delta);
  }
}

function affine4(p, { n, m, weights, biases }, input, z) {
  for (let i = 0; i < n; ++i) {
    let [s0, s1, s2, s3] = [p[biases + i], p[biases + i], p[biases + i], p[biases + i]];
    const row = weights + i * m;
    for (let j = 0; j < m; ++j) {
      const w = p[row + j];
      s0 += w * input[j];
      s1 += w * input[m + j];
      s2 += w * input[2 * m + j];
      s3 += w * input[3 * m + j];
    }
    z[i] = s0;
    z[n + i] = s1;
    z[2 * n + i] = s2;
    z[3 * n + i] = s3;
  }
}

function activate4(activation, a, n) {
  if (activation === 'tanh') for (let k = 0; k < a.length; ++k) a[k] = Math.tanh(a[k]);
  else if (activation === 'relu') for (let k = 0; k < a.length; ++k) a[k] = Math.max(a[k], 0);
  else for (let lane = 0; lane < 4; ++lane) softmax(a, lane * n, n);
}

function softmax(a, first, n) {
  let top = a[first];
  for (let k = first + 1; k < first + n; ++k) if (a[k] > top) top = a[k];
  let sum = 0;
  for (let k = first; k < first + n; ++k) {
    a[k] = Math.exp(a[k] - top);
    sum += a[k];
  }
  for (let k = first; k < first + n; ++k) a[k] /= sum;
}

function applySlope4(activation, a, delta) {
  if (activation === 'tanh') for (let k = 0; k < a.length; ++k) delta[k] *= 1 - a[k] * a[k];
  else for (let k = 0; k < a.length; ++k) delta[k] = a[k] > 0 ? delta[k] : 0;
}

function gradient4(g, { n, m, weights, biases }, a, delta) {
  for (let i = 0; i < n; ++i) {
    const [d0, d1, d2, d3] = [delta[i], delta[n + i], delta[2 * n + i], delta[3 * n + i]];
    const row = weights + i * m;
    for (let j = 0; j < m; ++j) g[row + j] += d0 * a[j] + d1 * a[m + j] + d2 * a[2 * m + j] + d3 * a[3 * m + j];
    g[biases + i] += d0 + d1 + d2 + d3;
  }
}

function gradientAndBlame4(p, g, { n, m, weights, biases }, a, delta, blame) {
  blame.fill(0);
  for (let i = 0; i < n; ++i) {
    const [d0, d1, d2, d3] = [delta[i], delta[n + i], delta[2 * n + i], delta[3 * n + i]];
    const row = weights + i * m;
    for (let j = 0; j < m; ++j) {
      const w = p[row + j];
      g[row + j] += d0 * a[j] + d1 * a[m + j] + d2 * a[2 * m + j] + d3 * a[3 * m + j];
      blame[j] += w * d0;
      blame[m + j] += w * d1;
      blame[2 * m + j] += w * d2;
      blame[3 * m + j] += w * d3;
    }
    g[biases + i] += d0 + d1 + d2 + d3;
  }
}

/** As Glassbox's openMaps: one pass over the grid, all arrays made once. For networks of tanh neurons. */
export async function openMaps({ layers, initial }) {
  const { x, y, width, height } = GRID;
  const places = layout(layers);
  const parameters = Float64Array.from(initial);
  const maps = places.map(({ n }) => new Float32Array(n * width * height));
  const a = layers.map((size) => new Float64Array(size));
  const step = { x: (x[1] - x[0]) / (width - 1), y: (y[1] - y[0]) / (height - 1) };
  return () => {
    for (let row = 0; row < height; ++row) {
      for (let column = 0; column < width; ++column) {
        a[0][0] = x[0] + column * step.x;
        a[0][1] = y[1] - row * step.y;
        for (let l = 0; l < places.length; ++l) {
          const { n, m, weights, biases } = places[l];
          const from = a[l];
          const to = a[l + 1];
          const map = maps[l];
          for (let i = 0; i < n; ++i) {
            let sum = parameters[biases + i];
            const first = weights + i * m;
            for (let j = 0; j < m; ++j) sum += parameters[first + j] * from[j];
            to[i] = Math.tanh(sum);
            map[(i * height + row) * width + column] = to[i];
          }
        }
      }
    }
    return maps;
  };
}
