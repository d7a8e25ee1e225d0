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
