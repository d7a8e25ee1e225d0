// Gradient descent in plain float64, one observation at a time and nothing clever: what every contender's loss is
// held against. Formulas: docs/math.md. Parameters are flat: W[0] (n x m, row-major), b[0], W[1], ...

const activate = {
  linear: (z) => z,
  relu: (z) => Math.max(z, 0),
  tanh: Math.tanh,
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
};

/** da/dz from a = f(z). */
const slope = {
  linear: () => 1,
  relu: (a) => (a > 0 ? 1 : 0),
  tanh: (a) => 1 - a * a,
  sigmoid: (a) => a * (1 - a),
};

/** Where each weight layer's numbers lie in the flat parameters. */
export function layout(layers) {
  let offset = 0;
  return layers.slice(1).map((n, l) => {
    const m = layers[l];
    const place = { n, m, weights: offset, biases: offset + n * m };
    offset += n * m + n;
    return place;
  });
}

/** @param {readonly number[]} layers */
export const parameterCount = (layers) => layout(layers).reduce((sum, { n, m }) => sum + n * m + n, 0);

/** Activations of every layer for one observation, inputs first. */
function forward(model, places, parameters, input) {
  const a = [input];
  places.forEach(({ n, m, weights, biases }, l) => {
    const z = new Float64Array(n);
    for (let i = 0; i < n; ++i) {
      let sum = parameters[biases + i];
      for (let j = 0; j < m; ++j) sum += parameters[weights + i * m + j] * a[l][j];
      z[i] = sum;
    }
    a.push(model.activations[l] === 'softmax' ? softmax(z) : z.map(activate[model.activations[l]]));
  });
  return a;
}

function softmax(z) {
  const top = z.reduce((x, y) => Math.max(x, y), -Infinity);
  const e = z.map((value) => Math.exp(value - top));
  const sum = e.reduce((x, y) => x + y, 0);
  return e.map((value) => value / sum);
}

/** mse sums over the outputs and is not halved; the cross-entropies take 0 * log 0 as 0. */
function lossOf(loss, a, y) {
  let sum = 0;
  for (let i = 0; i < y.length; ++i) {
    if (loss === 'mse') sum += (a[i] - y[i]) ** 2;
    else {
      if (y[i] > 0) sum -= y[i] * Math.log(a[i]);
      if (loss === 'bce' && y[i] < 1) sum -= (1 - y[i]) * Math.log(1 - a[i]);
    }
  }
  return sum;
}

/**
 * The mean loss over all rows, no penalty. Cost: one forward pass.
 *
 * @param {{ layers: readonly number[], activations: readonly string[], loss: string }} model
 * @param {ArrayLike<number>} parameters
 * @param {{ inputs: ArrayLike<number>, targets: ArrayLike<number> }} data row-major, N x D and N x K
 */
export function cost(model, parameters, data) {
  const places = layout(model.layers);
  let sum = 0;
  const rows = rowsOf(model, data);
  for (const { input, target } of rows)
    sum += lossOf(model.loss, forward(model, places, parameters, input).at(-1), target);
  return sum / rows.length;
}

function rowsOf(model, { inputs, targets }) {
  const width = model.layers[0];
  const height = model.layers.at(-1);
  return Array.from({ length: inputs.length / width }, (_, row) => ({
    input: inputs.slice(row * width, (row + 1) * width),
    target: targets.slice(row * height, (row + 1) * height),
  }));
}

/**
 * Adds one observation's gradient of the loss to `gradient`. Where output and loss fit together (sigmoid and bce,
 * softmax and cross-entropy) delta is a - y; mse takes 2 (a - y) f'(z), without f' where the model says bareOutputDelta.
 */
function addGradient(model, places, parameters, { input, target }, gradient) {
  const a = forward(model, places, parameters, input);
  const last = places.length - 1;
  const outputSlope = model.bareOutputDelta ? slope.linear : slope[model.activations[last]];
  let delta = a[last + 1].map((value, i) =>
    model.loss === 'mse' ? 2 * (value - target[i]) * outputSlope(value) : value - target[i],
  );
  for (let l = last; l >= 0; --l) {
    const { n, m, weights, biases } = places[l];
    const upstream = new Float64Array(m);
    for (let i = 0; i < n; ++i) {
      gradient[biases + i] += delta[i];
      for (let j = 0; j < m; ++j) {
        gradient[weights + i * m + j] += delta[i] * a[l][j];
        upstream[j] += parameters[weights + i * m + j] * delta[i];
      }
    }
    if (l > 0) delta = upstream.map((value, j) => value * slope[model.activations[l - 1]](a[l][j]));
  }
}

/** l2 adds rate * w, l1 adds rate * sign(w), to the weights' gradient only. */
function addPenalty({ kind, rate }, places, parameters, gradient) {
  if (kind === 'none') return;
  for (const { n, m, weights } of places) {
    for (let k = weights; k < weights + n * m; ++k) {
      gradient[k] += rate * (kind === 'l2' ? parameters[k] : Math.sign(parameters[k]));
    }
  }
}

/**
 * Stochastic gradient descent in the given order; a last, shorter batch is a batch of its own.
 *
 * @param {{ layers: readonly number[], activations: readonly string[], loss: string, batchSize: number,
 *   learningRate: number, regularization?: { kind: 'none' | 'l1' | 'l2', rate: number }, bareOutputDelta?: boolean }} model
 * @param {ArrayLike<number>} initial
 * @param {{ inputs: ArrayLike<number>, targets: ArrayLike<number> }} data
 * @param {number} steps batches, crossing epochs
 * @returns {Float64Array} the parameters after it
 */
export function train(model, initial, data, steps) {
  const { regularization = { kind: 'none', rate: 0 } } = model;
  const places = layout(model.layers);
  const parameters = Float64Array.from(initial);
  const gradient = new Float64Array(parameters.length);
  const rows = rowsOf(model, data);
  let first = 0;
  for (let step = 0; step < steps; ++step) {
    const batch = rows.slice(first, first + model.batchSize);
    gradient.fill(0);
    for (const row of batch) addGradient(model, places, parameters, row, gradient);
    for (let k = 0; k < gradient.length; ++k) gradient[k] /= batch.length;
    addPenalty(regularization, places, parameters, gradient);
    for (let k = 0; k < gradient.length; ++k) parameters[k] -= model.learningRate * gradient[k];
    first = first + batch.length === rows.length ? 0 : first + batch.length;
  }
  return parameters;
}
