// The costs of many networks on their way, and what is in the middle of them.
import type { Compared } from './comparison.js';
import { type Spread, spreadOf } from './spread.js';

export interface CurveSpread {
  readonly epochs: readonly number[];
  readonly spread: readonly Spread[];
}

/** At the epochs that are noted. A curve that ended early, because it ran away, is above all others from there on. */
export function spreadOverEpochs(networks: readonly Compared[]): CurveSpread {
  const epochs = networks.reduce<readonly number[]>((longest, { curve }) => {
    return curve.length > longest.length ? curve.map(({ epoch }) => epoch) : longest;
  }, []);
  const spread = epochs.map((_, at) =>
    spreadOf(networks.map(({ curve, diverged }) => costAt(curve[at], diverged && at >= curve.length - 1))),
  );
  return { epochs, spread: spread as Spread[] };
}

/** On the test rows, or where none are held out on those it was trained on. */
export function costAt(tick: Compared['curve'][number] | undefined, away = false): number {
  return away || !tick ? Number.NaN : (tick.testLoss ?? tick.loss);
}

/** Beyond this many times between the lowest and the highest cost, the axes are logarithmic. */
const wide = 30;

export function isWide(networks: readonly Compared[]): boolean {
  const costs = networks.filter(({ diverged, cost }) => !diverged && cost > 0).map(({ cost }) => cost);
  return Math.max(...costs) > wide * Math.min(...costs);
}

/** From the lowest cost to the highest, those that ran away last. */
export function inOrder(networks: readonly Compared[]): Compared[] {
  return [...networks].sort((a, b) => Number(a.diverged) - Number(b.diverged) || a.cost - b.cost || a.seed - b.seed);
}
