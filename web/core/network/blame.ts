// The blame ledger: what runs along each connection when one observation goes forward and its error comes back, and who is
// blamed most. Formulas: docs/math.md.
import { layerPlaces } from './parameters.js';

export interface LedgerNumbers {
  /** Sizes, inputs first. */
  readonly layers: readonly number[];
  /** W[0], b[0], W[1], ... */
  readonly parameters: ArrayLike<number>;
  readonly input: ArrayLike<number>;
  /** n per weight layer. */
  readonly a: readonly ArrayLike<number>[];
  readonly delta: readonly ArrayLike<number>[];
}

export interface LedgerEntry {
  /** The upstream neuron, or input. */
  readonly input: number;
  /** Its activation. */
  readonly active: number;
  readonly weight: number;
  /** W * delta: how much of the error is passed on to it. */
  readonly passed: number;
  /** a * delta: the weight's own blame, its gradient for this observation. */
  readonly gradient: number;
  /** What entries are ranked by: `passed`, or for inputs, which cannot change, `gradient`. */
  readonly blame: number;
  /** Of the sum of all sizes, 0 to 1; 0 when there is no error at all. */
  readonly share: number;
}

/** What goes into a weight layer: the activations upstream of it, or the observation itself. */
export function upstreamOf(numbers: LedgerNumbers, layer: number): ArrayLike<number> {
  return layer === 0 ? numbers.input : (numbers.a[layer - 1] ?? []);
}

/** n x m, row-major: W[n,m] * a[m], what each connection brings forward. */
export function broughtForward(numbers: LedgerNumbers, layer: number): Float64Array {
  const active = upstreamOf(numbers, layer);
  return eachWeight(numbers, layer, (weight, _, m) => weight * (active[m] ?? 0));
}

/** n x m, row-major: the blame of each connection, W[n,m] * delta[n]; into the first layer a[m] * delta[n]. */
export function sentBack(numbers: LedgerNumbers, layer: number): Float64Array {
  const active = upstreamOf(numbers, layer);
  const delta = numbers.delta[layer] ?? [];
  return eachWeight(numbers, layer, (weight, n, m) => (layer === 0 ? (active[m] ?? 0) : weight) * (delta[n] ?? 0));
}

function eachWeight(
  { layers, parameters }: LedgerNumbers,
  layer: number,
  of: (weight: number, n: number, m: number) => number,
): Float64Array {
  const place = layerPlaces(layers)[layer];
  if (!place) return new Float64Array(0);
  const { n, m, weights } = place;
  return Float64Array.from({ length: n * m }, (_, i) => of(parameters[weights + i] ?? 0, Math.floor(i / m), i % m));
}

/** Whom one neuron blames, most blamed first. */
export function ledgerOf(numbers: LedgerNumbers, layer: number, neuron: number): LedgerEntry[] {
  const place = layerPlaces(numbers.layers)[layer];
  if (!place) return [];
  const active = upstreamOf(numbers, layer);
  const delta = numbers.delta[layer]?.[neuron] ?? 0;
  const entries = Array.from({ length: place.m }, (_, input) => {
    const weight = numbers.parameters[place.weights + neuron * place.m + input] ?? 0;
    const a = active[input] ?? 0;
    const [passed, gradient] = [weight * delta, a * delta];
    return { input, active: a, weight, passed, gradient, blame: layer === 0 ? gradient : passed, share: 0 };
  });
  const sum = entries.reduce((total, { blame }) => total + Math.abs(blame), 0);
  return entries
    .map((entry) => ({ ...entry, share: sum > 0 ? Math.abs(entry.blame) / sum : 0 }))
    .sort((p, q) => q.share - p.share || p.input - q.input);
}

/** The index of the number furthest from 0; the first of equals, 0 of none. */
export function largestOf(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (Math.abs(values[i] ?? 0) > Math.abs(values[best] ?? 0)) best = i;
  return best;
}
