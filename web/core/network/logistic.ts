// One sigmoid neuron on scaled inputs is logistic regression; these are its numbers in people's units.
import type { Scale } from './units.js';

export interface LogisticFit {
  /** Slope per unit of the input, and intercept: p = sigmoid(b1 x + b0). */
  readonly b1: number;
  readonly b0: number;
  /** Where p is one half; undefined for a flat curve. */
  readonly half: number | undefined;
}

/** From sum of w_i * (x_i - centre_i) / spread_i + b = sum of coefficient_i * x_i + intercept. One scale for each weight. */
export function coefficientsOf(
  weights: ArrayLike<number>,
  bias: number,
  scales: readonly Scale[],
): { readonly coefficients: readonly number[]; readonly intercept: number } {
  const coefficients = scales.map(({ spread }, i) => (weights[i] ?? 0) / spread);
  const intercept = scales.reduce((sum, { centre }, i) => sum - (coefficients[i] ?? 0) * centre, bias);
  return { coefficients, intercept };
}

/** The same for one input. */
export function inOriginalUnits(weight: number, bias: number, scale: Scale): LogisticFit {
  const { coefficients, intercept: b0 } = coefficientsOf([weight], bias, [scale]);
  const [b1 = 0] = coefficients;
  return { b1, b0, half: b1 === 0 ? undefined : -b0 / b1 };
}

/** The neuron's weight and bias that mean b1 and b0. */
export function inNetworkUnits(b1: number, b0: number, scale: Scale): { weight: number; bias: number } {
  return { weight: b1 * scale.spread, bias: b0 + b1 * scale.centre };
}

/** 1 / (1 + e^-z), without overflow. */
export function sigmoid(z: number): number {
  if (z >= 0) return 1 / (1 + Math.exp(-z));
  const e = Math.exp(z);
  return e / (1 + e);
}
