// What is trained: five shapes, their data, and the weights they start from; the same numbers for every contender.

import { layout, parameterCount } from './reference.mjs';

/** A 32-bit mixing generator (constants: github.com/skeeto/hash-prospector): small, seeded, the same on every machine. */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let x = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
    return ((x ^ (x >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** Glorot-uniform weights, zero biases, as float32. */
export function initialParameters(layers, seed = 1) {
  const random = generator(seed);
  const parameters = new Float32Array(parameterCount(layers));
  for (const { n, m, weights } of layout(layers)) {
    const limit = Math.sqrt(6 / (n + m));
    for (let k = weights; k < weights + n * m; ++k) parameters[k] = limit * (2 * random() - 1);
  }
  return parameters;
}

/** Two arms of a spiral in [-6, 6]^2, labels +1 and -1, in a shuffled order. */
function spiral(rows) {
  const order = shuffled(rows, 2);
  const inputs = new Float32Array(rows * 2);
  const targets = new Float32Array(rows);
  const arm = rows / 2;
  order.forEach((k, row) => {
    const sign = k < arm ? 1 : -1;
    const share = (k % arm) / arm;
    const angle = 1.75 * share * 2 * Math.PI + (sign > 0 ? 0 : Math.PI);
    inputs.set([5 * share * Math.sin(angle), 5 * share * Math.cos(angle)], row * 2);
    targets[row] = sign;
  });
  return { inputs, targets };
}

function shuffled(count, seed) {
  const random = generator(seed);
  const order = Array.from({ length: count }, (_, k) => k);
  for (let k = count - 1; k > 0; --k) {
    const other = Math.floor(random() * (k + 1));
    [order[k], order[other]] = [order[other], order[k]];
  }
  return order;
}

/** Handwritten digits of 8 x 8 greys, scaled to 0 .. 1; `side` 28 stretches them bilinearly. csv: 64 greys, then the digit. */
function digits(csv, rows, side) {
  const lines = csv
    .trim()
    .split('\n')
    .slice(1, rows + 1);
  if (lines.length < rows) throw new RangeError(`[digits] expected ${rows} rows but the file has ${lines.length}`);
  const inputs = new Float32Array(rows * side * side);
  const targets = new Float32Array(rows * 10);
  lines.forEach((line, row) => {
    const values = line.split(',').map(Number);
    inputs.set(stretch(values, 8, side), row * side * side);
    targets[row * 10 + values[64]] = 1;
  });
  return { inputs, targets };
}

function stretch(greys, from, to) {
  const image = new Float32Array(to * to);
  const step = (from - 1) / (to - 1);
  for (let y = 0; y < to; ++y) {
    for (let x = 0; x < to; ++x) {
      const [top, left] = [Math.min(Math.floor(y * step), from - 2), Math.min(Math.floor(x * step), from - 2)];
      const [down, right] = [y * step - top, x * step - left];
      const at = (row, column) => greys[(top + row) * from + left + column];
      const upper = at(0, 0) * (1 - right) + at(0, 1) * right;
      const lower = at(1, 0) * (1 - right) + at(1, 1) * right;
      image[y * to + x] = (upper * (1 - down) + lower * down) / 16;
    }
  }
  return image;
}

/**
 * @typedef {object} Workload
 * @property {string} name the sizes, inputs first
 * @property {number[]} layers
 * @property {string[]} activations one per weight layer
 * @property {'mse' | 'softmaxCrossEntropy'} loss
 * @property {number} batchSize divides `rows`
 * @property {number} learningRate
 * @property {number} rows
 * @property {Float32Array} inputs rows x D, row-major
 * @property {Float32Array} targets rows x K
 * @property {Float32Array} initial W[0] (n x m, row-major), b[0], W[1], ...
 * @property {number} checkSteps batches after which the loss is compared with the reference
 */

const shapes = [
  {
    name: '2-4-2-1',
    layers: [2, 4, 2, 1],
    task: 'spiral',
    batchSize: 10,
    learningRate: 0.03,
    rows: 250,
    checkSteps: 500,
  },
  {
    name: '2-8x6-1',
    layers: [2, 8, 8, 8, 8, 8, 8, 1],
    task: 'spiral',
    batchSize: 10,
    learningRate: 0.03,
    rows: 250,
    checkSteps: 500,
  },
  {
    name: '64-32-10',
    layers: [64, 32, 10],
    task: 'digits',
    side: 8,
    batchSize: 32,
    learningRate: 0.1,
    rows: 1024,
    checkSteps: 64,
  },
  {
    name: '784-128-10',
    layers: [784, 128, 10],
    task: 'digits',
    side: 28,
    batchSize: 64,
    learningRate: 0.1,
    rows: 512,
    checkSteps: 8,
  },
  {
    name: '784-512-256-10',
    layers: [784, 512, 256, 10],
    task: 'digits',
    side: 28,
    batchSize: 128,
    learningRate: 0.1,
    rows: 512,
    checkSteps: 4,
  },
];

/** Everything about a shape but its data. */
function complete({ task, side, ...shape }, data) {
  const classes = task === 'digits';
  return {
    ...shape,
    activations: [...Array(shape.layers.length - 2).fill(classes ? 'relu' : 'tanh'), classes ? 'softmax' : 'tanh'],
    loss: classes ? 'softmaxCrossEntropy' : 'mse',
    ...data,
    initial: initialParameters(shape.layers),
  };
}

/** 2-4-2-1 alone, which needs no file. */
export const spiralWorkload = () => complete(shapes[0], spiral(shapes[0].rows));

/**
 * @param {string} digitsCsv the text of public/data/digits-8x8.csv
 * @returns {Workload[]}
 */
export function makeWorkloads(digitsCsv) {
  return shapes.map((shape) =>
    complete(shape, shape.task === 'digits' ? digits(digitsCsv, shape.rows, shape.side) : spiral(shape.rows)),
  );
}

/**
 * Floating-point operations of training one observation: forward, the weights' gradient, and the blame passed back to
 * every layer but the inputs; a multiply-add counts as two. Activations and the update are left out, for everybody.
 */
export function operationsPerSample(layers) {
  return layout(layers).reduce((sum, { n, m }, l) => sum + (l === 0 ? 4 : 6) * n * m, 0);
}
