// One observation forward and backward in 64-bit floats, without the engine: what a network would answer if one of its numbers
// were another, worked out in the page. Formulas: docs/math.md.
import { activate, slopeOf, softplus } from './activations.js';
import { layerPlaces } from './parameters.js';

export interface PlainNetwork {
  /** Sizes, inputs first. */
  readonly layers: readonly number[];
  /** One per weight layer. */
  readonly activations: readonly string[];
  /** mse, bce or softmaxCrossEntropy. */
  readonly loss: string;
  /** W[0], b[0], W[1], ... */
  readonly parameters: ArrayLike<number>;
}

/** One array of n per weight layer. */
export interface ForwardPass {
  readonly z: readonly Float64Array[];
  readonly a: readonly Float64Array[];
}

export interface BackwardPass {
  /** dCost/dz, n per weight layer. */
  readonly delta: readonly Float64Array[];
  /** n x m per weight layer, row-major: W[n,m] * delta[n], what neuron n passes back to upstream neuron m. */
  readonly blame: readonly Float64Array[];
}

/** Cost: one multiplication a weight. */
export function forward(network: PlainNetwork, input: ArrayLike<number>): ForwardPass {
  const { parameters } = network;
  const z: Float64Array[] = [];
  const a: Float64Array[] = [];
  let upstream: ArrayLike<number> = input;
  layerPlaces(network.layers).forEach(({ m, n, weights, biases }, l) => {
    const sums = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      let sum = parameters[biases + i] ?? 0;
      for (let j = 0; j < m; j++) sum += (parameters[weights + i * m + j] ?? 0) * (upstream[j] ?? 0);
      sums[i] = sum;
    }
    const active = activate(network.activations[l] ?? 'linear', sums);
    z.push(sums);
    a.push(active);
    upstream = active;
  });
  return { z, a };
}

/** The loss of this one observation. Cross-entropies are computed from z, so that a saturated neuron costs much and not infinity. */
export function lossOf(network: PlainNetwork, pass: ForwardPass, target: ArrayLike<number>): number {
  const z = pass.z.at(-1) ?? new Float64Array();
  const a = pass.a.at(-1) ?? new Float64Array();
  const y = (k: number) => target[k] ?? 0;
  if (network.loss === 'bce') return z.reduce((sum, value, k) => sum + softplus(value) - value * y(k), 0);
  if (network.loss === 'softmaxCrossEntropy') {
    const largest = z.reduce((p, q) => Math.max(p, q), Number.NEGATIVE_INFINITY);
    const logSum = largest + Math.log(z.reduce((sum, value) => sum + Math.exp(value - largest), 0));
    return z.reduce((sum, value, k) => sum + y(k) * (logSum - value), 0);
  }
  return a.reduce((sum, value, k) => sum + (value - y(k)) ** 2, 0);
}

/** The output layer's delta: for the cross-entropies the slope cancels, and the plain difference is left. */
function outputDelta(network: PlainNetwork, pass: ForwardPass, target: ArrayLike<number>): Float64Array {
  const z = pass.z.at(-1) ?? new Float64Array();
  const a = pass.a.at(-1) ?? new Float64Array();
  const difference = a.map((value, k) => value - (target[k] ?? 0));
  if (network.loss !== 'mse') return difference;
  const name = network.activations.at(-1) ?? 'linear';
  if (name !== 'softmax') return difference.map((d, k) => 2 * d * slopeOf(name, z[k] ?? 0, a[k] ?? 0));
  const mean = difference.reduce((sum, d, k) => sum + d * (a[k] ?? 0), 0);
  return difference.map((d, k) => 2 * (a[k] ?? 0) * (d - mean));
}

/** The error of one observation back through the network. Cost: two multiplications a weight. */
export function backward(network: PlainNetwork, pass: ForwardPass, target: ArrayLike<number>): BackwardPass {
  const places = layerPlaces(network.layers);
  const delta: Float64Array[] = [];
  const blame: Float64Array[] = [];
  for (let l = places.length - 1; l >= 0; l--) {
    const { m, n, weights } = places[l] as (typeof places)[number];
    const own = l === places.length - 1 ? outputDelta(network, pass, target) : collect(network, pass, l, blame[0]);
    const passed = new Float64Array(n * m);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < m; j++) passed[i * m + j] = (network.parameters[weights + i * m + j] ?? 0) * (own[i] ?? 0);
    }
    delta.unshift(own);
    blame.unshift(passed);
  }
  return { delta, blame };
}

/** A hidden neuron's delta: the blame it collects from downstream, times its own slope. */
function collect(
  network: PlainNetwork,
  pass: ForwardPass,
  l: number,
  blame: ArrayLike<number> | undefined,
): Float64Array {
  const z = pass.z[l] ?? new Float64Array();
  const a = pass.a[l] ?? new Float64Array();
  const downstream = network.layers[l + 2] ?? 0;
  const name = network.activations[l] ?? 'linear';
  return z.map((value, j) => {
    let sum = 0;
    for (let i = 0; i < downstream; i++) sum += blame?.[i * z.length + j] ?? 0;
    return sum * slopeOf(name, value, a[j] ?? 0);
  });
}
