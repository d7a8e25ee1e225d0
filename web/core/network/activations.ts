// The activation functions in 64-bit floats, and their slopes: one home for what exports are measured with and for what the
// page works out by itself. Formulas and sources: docs/math.md.
import { lookUp } from '../base/look-up.js';
import { sigmoid } from './logistic.js';

export const softplus = (z: number): number => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));

/** sqrt(2 / pi) and the cubic's factor in the tanh form of gelu (Hendrycks, Gimpel 2016). */
export const GELU_SCALE = Math.sqrt(2 / Math.PI);
export const GELU_CUBIC = 0.044715;

interface Elementwise {
  f(z: number): number;
  /** df/dz; a is f(z). At a kink the left slope, as the engine takes it. */
  slope(z: number, a: number): number;
}

const geluInner = (z: number) => Math.tanh(GELU_SCALE * (z + GELU_CUBIC * z * z * z));

const elementwise: Readonly<Record<string, Elementwise>> = {
  linear: { f: (z) => z, slope: () => 1 },
  relu: { f: (z) => Math.max(z, 0), slope: (z) => (z > 0 ? 1 : 0) },
  leakyRelu: { f: (z) => (z > 0 ? z : 0.01 * z), slope: (z) => (z > 0 ? 1 : 0.01) },
  elu: { f: (z) => (z > 0 ? z : Math.expm1(z)), slope: (z, a) => (z > 0 ? 1 : a + 1) },
  tanh: { f: Math.tanh, slope: (_, a) => 1 - a * a },
  sigmoid: { f: sigmoid, slope: (_, a) => a * (1 - a) },
  softplus: { f: softplus, slope: (z) => sigmoid(z) },
  silu: {
    f: (z) => z * sigmoid(z),
    slope: (z) => {
      const s = sigmoid(z);
      return s * (1 + z * (1 - s));
    },
  },
  gelu: {
    f: (z) => 0.5 * z * (1 + geluInner(z)),
    slope: (z) => {
      const t = geluInner(z);
      return 0.5 * (1 + t) + 0.5 * z * (1 - t * t) * GELU_SCALE * (1 + 3 * GELU_CUBIC * z * z);
    },
  },
  sine: { f: Math.sin, slope: (z) => Math.cos(z) },
};

function known(name: string): Elementwise {
  const found = lookUp(elementwise, name);
  if (!found) throw new RangeError(`expected the name of an activation but got ${JSON.stringify(name)}`);
  return found;
}

/** Whether the name is that of an activation; softmax is one. */
export const isActivation = (name: string): boolean => name === 'softmax' || Object.hasOwn(elementwise, name);

/** a = f(z) of a whole layer; softmax looks at all of it. Throws RangeError for a name that is none. */
export function activate(name: string, z: Float64Array): Float64Array {
  if (name !== 'softmax') return z.map(known(name).f);
  const largest = z.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const powers = z.map((value) => Math.exp(value - largest));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((value) => value / sum);
}

/** df/dz of one neuron. softmax has no slope of its own but a matrix: RangeError. */
export function slopeOf(name: string, z: number, a: number): number {
  return known(name).slope(z, a);
}
