// One sigmoid neuron on one standardised input is logistic regression; these are its numbers in people's units.
import type { Scale } from './units.js';

export interface LogisticFit {
  /** Slope per unit of the input, and intercept: p = sigmoid(b1 x + b0). */
  readonly b1: number;
  readonly b0: number;
  /** Where p is one half; undefined for a flat curve. */
  readonly half: number | undefined;
}

/** From w * (x - centre) / spread + b = b1 * x + b0. */
export function inOriginalUnits(weight: number, bias: number, scale: Scale): LogisticFit {
  const b1 = weight / scale.spread;
  const b0 = bias - b1 * scale.centre;
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
