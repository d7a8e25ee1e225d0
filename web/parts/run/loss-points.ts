// What the curve of the cost shows beside the history: what came later, where the run was gone back on, and the lowest test cost.
import type { LossPoints } from '../../draw/loss.js';

interface Moment {
  readonly step: number;
  readonly epoch: number;
  readonly loss: number;
  readonly testLoss?: number;
}

/** The lowest test cost of all points; null where nothing is held out. */
export function lowestOf(all: readonly LossPoints[]): { epoch: number; value: number } | null {
  let best: { epoch: number; value: number } | null = null;
  for (const { epochs, testLoss, length } of all)
    for (let i = 0; i < length; i++) {
      const value = testLoss[i] ?? Number.NaN;
      if (value < (best?.value ?? Number.POSITIVE_INFINITY)) best = { epoch: epochs[i] ?? 0, value };
    }
  return best;
}

/** What a tape has beyond the moment that is shown, begun where the history ends; null where that is the last. */
export function laterOf(now: Moment, tape: readonly Moment[]): LossPoints | null {
  const beyond = tape.filter(({ step }) => step > now.step);
  if (beyond.length === 0) return null;
  const points = [now, ...beyond];
  return {
    epochs: points.map(({ epoch }) => epoch),
    loss: points.map(({ loss }) => loss),
    testLoss: points.map(({ testLoss }) => testLoss ?? Number.NaN),
    length: points.length,
  };
}
