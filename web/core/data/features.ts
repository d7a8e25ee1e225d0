// Inputs made from two inputs: their squares, their product, their sines. What a straight line cannot part in x1 and x2
// it may part in these (the idea and the choice of seven follow TensorFlow Playground, Smilkov et al. 2017).

import { type Parsed, quote } from '../base/parsed.js';
import { type FeatureName, featureNames } from './feature-names.js';
import { type Grid, gridPoints } from './grid.js';

export * from './feature-names.js';

const halfTurn = Math.PI;

/**
 * The sine with sums and products only: Math.sin may differ in its last bit between browsers, and a network's inputs
 * must not. Taylor's series after taking off whole half turns; within 1e-14 of the sine for |x| up to 100.
 */
function sine(x: number): number {
  const turns = Math.round(x / halfTurn);
  const r = x - turns * halfTurn;
  const square = r * r;
  let term = r;
  let sum = r;
  for (let n = 3; n <= 23; n += 2) {
    term *= -square / (n * (n - 1));
    sum += term;
  }
  return turns % 2 === 0 ? sum : -sum;
}

interface Feature {
  /** With the two inputs' own names in it. */
  readonly label: (first: string, second: string) => string;
  readonly of: (x1: number, x2: number) => number;
}

const features: Readonly<Record<FeatureName, Feature>> = {
  x1: { label: (a) => a, of: (x1) => x1 },
  x2: { label: (_, b) => b, of: (_, x2) => x2 },
  x1Squared: { label: (a) => `${wrap(a)}²`, of: (x1) => x1 * x1 },
  x2Squared: { label: (_, b) => `${wrap(b)}²`, of: (_, x2) => x2 * x2 },
  x1TimesX2: { label: (a, b) => (isSymbol(a) && isSymbol(b) ? `${a}${b}` : `${a} · ${b}`), of: (x1, x2) => x1 * x2 },
  sinX1: { label: (a) => `sin ${wrap(a)}`, of: (x1) => sine(x1) },
  sinX2: { label: (_, b) => `sin ${wrap(b)}`, of: (_, x2) => sine(x2) },
};

const isSymbol = (name: string) => /^\p{L}[₀-₉]*$/u.test(name);
const wrap = (name: string) => (isSymbol(name) ? name : `(${name})`);

/** What a feature is called, given what the two inputs are called. */
export function featureLabel(name: FeatureName, first = 'x₁', second = 'x₂'): string {
  return features[name].label(first, second);
}

/** In the order of featureNames, each once; at least one. */
export function checkFeatures(names: readonly unknown[]): Parsed<readonly FeatureName[]> {
  for (const name of names) {
    if (typeof name !== 'string' || !Object.hasOwn(features, name)) {
      return { ok: false, error: `features: expected names out of ${featureNames.join(', ')}, but got ${quote(name)}` };
    }
  }
  if (names.length === 0) return { ok: false, error: 'features: expected at least one input, but got none' };
  return { ok: true, value: featureNames.filter((name) => names.includes(name)) };
}

/** A feature switched on or off; the last one stays on. */
export function toggleFeature(chosen: readonly FeatureName[], name: FeatureName): readonly FeatureName[] {
  const next = featureNames.filter((other) => (other === name ? !chosen.includes(name) : chosen.includes(other)));
  return next.length === 0 ? chosen : next;
}

/** rows x 2 points, row-major, in the network's units, become rows x names.length inputs, rounded to 32-bit floats. */
export function applyFeatures(names: readonly FeatureName[], points: ArrayLike<number>, rows: number): Float32Array {
  const width = names.length;
  const out = new Float32Array(rows * width);
  const functions = names.map((name) => features[name].of);
  for (let row = 0; row < rows; row++) {
    const x1 = points[row * 2] as number;
    const x2 = points[row * 2 + 1] as number;
    for (let i = 0; i < width; i++) out[row * width + i] = (functions[i] as Feature['of'])(x1, x2);
  }
  return out;
}

/** Inputs for a map, cell after cell: height * width rows; the top row has the largest y. */
export function gridInputs(names: readonly FeatureName[], grid: Grid): Float32Array {
  return applyFeatures(names, gridPoints(grid), grid.width * grid.height);
}
