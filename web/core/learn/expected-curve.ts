// A curve that was drawn before a run, beside what the run then did: how far apart they are, in words.
import { cost, fixed } from '../base/format.js';

/** Epochs ascending, costs from 0. */
export interface Curve {
  readonly epochs: ArrayLike<number>;
  readonly costs: ArrayLike<number>;
  readonly length: number;
}

/** Between two points in a straight line; beyond the ends as at them. NaN for an empty curve. */
export function costAt({ epochs, costs, length }: Curve, epoch: number): number {
  if (length === 0) return Number.NaN;
  let [low, high] = [0, length - 1];
  if (epoch <= (epochs[low] as number)) return costs[low] as number;
  if (epoch >= (epochs[high] as number)) return costs[high] as number;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((epochs[middle] as number) <= epoch) low = middle;
    else high = middle;
  }
  const [from, to] = [epochs[low] as number, epochs[high] as number];
  const share = (epoch - from) / (to - from);
  return (costs[low] as number) * (1 - share) + (costs[high] as number) * share;
}

export interface Distance {
  /** The mean of |expected - came| over the epochs that were run. */
  readonly mean: number;
  /** Where they are furthest apart, and by how much: above 0 the run cost more than was expected. */
  readonly epoch: number;
  readonly most: number;
}

/** How many places are compared. */
const places = 200;

/** Null before anything was run. */
export function distanceBetween(expected: Curve, came: Curve, end: number): Distance | null {
  const last = Math.min(end, came.length > 0 ? (came.epochs[came.length - 1] as number) : 0);
  if (last <= 0 || expected.length === 0) return null;
  let [sum, most, epoch] = [0, 0, 0];
  for (let i = 0; i <= places; i++) {
    const at = (last * i) / places;
    const gap = costAt(came, at) - costAt(expected, at);
    sum += Math.abs(gap);
    if (Math.abs(gap) > Math.abs(most)) [most, epoch] = [gap, at];
  }
  return { mean: sum / (places + 1), epoch, most };
}

/** A sentence or two. */
export function distanceWords({ mean, epoch, most }: Distance): string {
  if (Math.abs(most) < 0.00005) return 'Your curve and the one that came are the same to four decimals.';
  const side = most > 0 ? 'above' : 'below';
  return `On average the cost came ${cost(mean)} away from your curve. They are furthest apart at epoch ${fixed(epoch, 0)}, where it was ${cost(Math.abs(most))} ${side} what you drew.`;
}
