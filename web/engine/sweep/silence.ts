// Whether a worker is still alive. It is asked once a second while it trains, and answers between batches. Seconds are counted, not read off a
// clock: a page that was asleep counts one for the whole night.
import { shapeOf } from '../shape.js';
import type { Job, PlannedData } from './plan.js';

/** Seconds for the smallest network: a machine may be busy with other things. */
const SHORTEST = 15;
/** Multiply-adds a second of a slow machine that is busy: about a hundredth of what a usual one does. */
const SLOWEST = 5e7;

/** Seconds of silence that are none to worry about: the longest piece of work it cannot break off is a batch, or all rows evaluated. */
export function patienceFor({ network }: Pick<Job, 'network'>, { train, test }: PlannedData): number {
  const rows = train.rows + (test?.rows ?? 0);
  return SHORTEST + Math.floor((10 * rows * shapeOf(network.layers).parameters) / SLOWEST);
}

export interface Watched {
  /** Seconds. */
  readonly patience: number;
  /** Milliseconds that count as a second. */
  readonly second: number;
  /** Asks for a sign of life. */
  readonly ask: () => Promise<unknown>;
  /** Told once, with the seconds it was silent; it has to settle the answer. */
  readonly dead: (seconds: number) => void;
}

/** The answer, while whoever gives it is watched. */
export function watched<Result>(answer: Promise<Result>, { patience, second, ask, dead }: Watched): Promise<Result> {
  let [silent, asked] = [0, false];
  const timer = setInterval(() => {
    silent++;
    if (silent >= patience) {
      clearInterval(timer);
      dead(silent);
    } else if (!asked) {
      asked = true;
      ask().then(
        () => {
          [silent, asked] = [0, false];
        },
        () => {}, // it is gone: so is the answer
      );
    }
  }, second);
  return answer.finally(() => clearInterval(timer));
}
