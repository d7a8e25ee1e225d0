// Two frames may show one moment: the second brings what was asked for since the first.
import type { Tick } from '../engine/types.js';
import type { Frame } from './session.js';

const counted = ['epoch', 'step', 'loss', 'testLoss', 'accuracy', 'testAccuracy'] as const satisfies (keyof Tick)[];

/** Of the same step, with the same numbers, both playing or both at rest. */
export function isSameMoment(a: Frame, b: Frame): boolean {
  return (
    a.playing === b.playing &&
    a.tick.diverged?.epoch === b.tick.diverged?.epoch &&
    counted.every((name) => Object.is(a.tick[name], b.tick[name]))
  );
}
