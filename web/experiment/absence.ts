// An experiment without a place: its session is given back, and what it takes to go on is kept.
import type { Trained } from '../core/link/trained.js';
import type { Frame, Session } from '../session/session.js';
import type { Moment } from './moments.js';
import type { Coming, How } from './opening.js';
import type { Recipe } from './recipe.js';

/** What is left of a session: its last frame and its whole state. */
export interface Left {
  readonly frame: Frame;
  readonly snapshot: Uint8Array;
}

export interface Absence {
  /** What was being opened. */
  readonly coming: Coming | null;
  /** The session had that network already. */
  readonly arriving: boolean;
  readonly playing: boolean;
  /** Null when there was no network, or it was lost. */
  readonly left: Promise<Left | null>;
}

/** Takes what is left; then the session is over. */
export async function leftBy(session: Session | null): Promise<Left | null> {
  try {
    if (!session) return null;
    const frame = await session.pause();
    return { frame, snapshot: await session.snapshot() };
  } catch {
    return null; // it had no network yet
  } finally {
    session?.dispose();
  }
}

function trainedOf({ frame: { parameters, frozen, history, tick }, snapshot }: Left): Trained {
  const { epoch, step } = tick;
  return { parameters, epoch, step, history, snapshot, ...(frozen && { frozen }) };
}

/** What is to be opened, one after the other, to be where it was; `recipe` and `moments` are those of the network that was there. */
export function waysBack(
  { coming, arriving }: Absence,
  left: Left | null,
  { recipe, moments }: { recipe: Recipe | null; moments: readonly Moment[] },
): Coming[] {
  const trained = left && { trained: trainedOf(left) };
  if (coming && arriving && trained) {
    const { keep, weights, saved, ...how } = coming.how;
    return [{ recipe: coming.recipe, how: { ...how, ...trained } }];
  }
  // Without what was there, there is nothing that could be kept of it.
  if (coming && (!trained || !coming.how.keep)) return [coming];
  const back: How = { again: true, moments, ...trained };
  return [...(recipe ? [{ recipe, how: back }] : []), ...(coming ? [coming] : [])];
}
