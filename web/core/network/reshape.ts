// What of a trained network fits another shape: which layer of the new one was which of the old one, and the numbers at their
// new places. Pure; the same for weights and biases and for an optimizer's averages of them.
import { layerPlaces } from './parameters.js';

/** Where the layers of a network come from. */
export interface Origin {
  /** Sizes of the network it was said of; of another one it means nothing. */
  readonly of: readonly number[];
  /** For each layer of the new network, inputs first: which layer of the old one it is; -1 is new. Rising. */
  readonly from: readonly number[];
}

/**
 * Which layer of the old network each of the new one most likely is, by the sizes alone: what is alike at both ends stays,
 * what is between goes in pairs. Inputs stay inputs, outputs stay outputs.
 */
export function alignLayers(old: readonly number[], now: readonly number[]): number[] {
  const from = now.map(() => -1);
  const most = Math.min(old.length, now.length) - 1;
  let front = 1;
  while (front < most && old[front] === now[front]) front++;
  let back = 1;
  while (back < most - front + 1 && old.at(-1 - back) === now.at(-1 - back)) back++;
  for (let l = 0; l < front; l++) from[l] = l;
  for (let l = 1; l <= back; l++) from[now.length - l] = old.length - l;
  const pairs = Math.min(old.length, now.length) - front - back;
  for (let l = 0; l < pairs; l++) from[front + l] = front + l;
  return from;
}

export interface Carry {
  /** Sizes of the old and of the new network. */
  readonly old: readonly number[];
  readonly now: readonly number[];
  /** Said by whoever made the change; without it, or where it is of another network, the sizes tell. */
  readonly origin?: Origin;
  /** For each input of the new network which of the old one's it is, -1 a new one; without it they keep their places. */
  readonly inputs?: readonly number[];
}

const same = (a: readonly number[], b: readonly number[]) => a.length === b.length && a.every((n, i) => n === b[i]);

/**
 * The numbers of the new network, W[0], b[0], W[1], ...: those of the old one wherever their neurons are still there, `fresh`
 * ones elsewhere. `values` has as many as the old network, `fresh` as the new one. A layer's weights stay when the layer
 * before it is the one it always listened to, or is just as large.
 */
export function carryOver(values: ArrayLike<number>, fresh: ArrayLike<number>, carry: Carry): Float32Array {
  const { old, now, origin, inputs } = carry;
  const isKnown = origin !== undefined && same(origin.of, old) && origin.from.length === now.length;
  const from = isKnown ? origin.from : alignLayers(old, now);
  const before = layerPlaces(old);
  const after = Float32Array.from(fresh);
  layerPlaces(now).forEach(({ m, n, weights, biases }, l) => {
    const source = from[l + 1] ?? -1;
    const place = source > 0 ? before[source - 1] : undefined;
    if (!place) return;
    const neurons = Math.min(n, place.n);
    for (let i = 0; i < neurons; i++) after[biases + i] = values[place.biases + i] as number;
    const listens = from[l] === source - 1;
    if (!listens && place.m !== m) return;
    for (let j = 0; j < m; j++) {
      const column = l === 0 && inputs ? (inputs[j] ?? -1) : j;
      if (column < 0 || column >= place.m) continue;
      for (let i = 0; i < neurons; i++)
        after[weights + i * m + j] = values[place.weights + i * place.m + column] as number;
    }
  });
  return after;
}
