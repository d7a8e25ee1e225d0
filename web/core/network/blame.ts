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

/** Two things that are not one: how much of its error a neuron hands on, and how much each of its weights is to change. */
export type Blame = 'handed' | 'gradient';

export interface LedgerEntry {
  /** The upstream neuron, or input. */
  readonly input: number;
  /** Its activation. */
  readonly active: number;
  readonly weight: number;
  /** W * delta: how much of the error is handed on to it. Inputs are handed theirs too, and cannot do anything about it. */
  readonly handed: number;
  /** a * delta: how much the connection is to change, the weight's gradient for this observation. */
  readonly gradient: number;
}

/** What a neuron received from one downstream. */
export interface Received {
  /** The downstream neuron. */
  readonly from: number;
  readonly weight: number;
  /** The downstream neuron's. */
  readonly delta: number;
  /** W * delta. */
  readonly received: number;
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

/** n x m, row-major, for every layer alike: W[n,m] * delta[n], or a[m] * delta[n]. */
export function sentBack(numbers: LedgerNumbers, layer: number, blame: Blame): Float64Array {
  const active = upstreamOf(numbers, layer);
  const delta = numbers.delta[layer] ?? [];
  return eachWeight(
    numbers,
    layer,
    (weight, n, m) => (blame === 'handed' ? weight : (active[m] ?? 0)) * (delta[n] ?? 0),
  );
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

/** Whom one neuron blames, most blamed first; of equals the earlier. */
export function ledgerOf(numbers: LedgerNumbers, layer: number, neuron: number, blame: Blame): LedgerEntry[] {
  const place = layerPlaces(numbers.layers)[layer];
  if (!place) return [];
  const active = upstreamOf(numbers, layer);
  const delta = numbers.delta[layer]?.[neuron] ?? 0;
  const entries = Array.from({ length: place.m }, (_, input) => {
    const weight = numbers.parameters[place.weights + neuron * place.m + input] ?? 0;
    const a = active[input] ?? 0;
    return { input, active: a, weight, handed: weight * delta, gradient: a * delta };
  });
  return entries.sort((p, q) => Math.abs(q[blame]) - Math.abs(p[blame]) || p.input - q.input);
}

/** What a neuron received from every neuron downstream, largest first: summed, times its slope, that is its delta. None for outputs. */
export function receivedBy(numbers: LedgerNumbers, layer: number, neuron: number): Received[] {
  const next = layerPlaces(numbers.layers)[layer + 1];
  if (!next) return [];
  const received = Array.from({ length: next.n }, (_, from) => {
    const weight = numbers.parameters[next.weights + from * next.m + neuron] ?? 0;
    const delta = numbers.delta[layer + 1]?.[from] ?? 0;
    return { from, weight, delta, received: weight * delta };
  });
  return received.sort((p, q) => Math.abs(q.received) - Math.abs(p.received) || p.from - q.from);
}

/** The index of the number furthest from 0; the first of equals, 0 of none. */
export function largestOf(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (Math.abs(values[i] ?? 0) > Math.abs(values[best] ?? 0)) best = i;
  return best;
}
