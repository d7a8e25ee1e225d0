// An experiment without a place, as when its element is taken out of the page: its session is given back, and what it takes to go on is
// kept.
import type { Trained } from '../core/link/trained.js';
import type { Frame, Session } from '../session/session.js';
import type { Moment } from './moments.js';
import type { Coming, How } from './opening/coming.js';
import type { Cancelled, Opening } from './opening/opening.js';
import type { Playback } from './playback.js';
import type { Recipe } from './recipe.js';

/** What is left of a session: its last frame and its whole state. */
interface Left {
  readonly frame: Frame;
  readonly snapshot: Uint8Array;
}

/** How things stood when it went away. */
interface Departure extends Cancelled {
  readonly playing: boolean;
  /** Null when there was no network, or it was lost. */
  readonly left: Promise<Left | null>;
}

/** The network that is there: its recipe, or null without one, and what is on the tape. */
interface There {
  readonly recipe: Recipe | null;
  readonly moments: readonly Moment[];
}

/** The experiment, as far as going away and coming back reach. */
export interface Place {
  readonly opening: Opening;
  readonly playback: Playback;
  there(): There;
  /** The session is no longer the experiment's. */
  release(): Session | null;
}

/** Takes what is left; then the session is over. */
async function leftBy(session: Session | null): Promise<Left | null> {
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

/** What is to be opened, one after the other, to be where it was. */
function waysBack({ coming, arrived }: Departure, left: Left | null, { recipe, moments }: There): Coming[] {
  const trained = left && { trained: trainedOf(left) };
  if (coming && arrived && trained) {
    const { keep, weights, saved, ...how } = coming.how;
    return [{ recipe: coming.recipe, how: { ...how, ...trained } }];
  }
  // What was there comes first, so that what is coming can keep it, or undo bring it back.
  if (coming && !trained) return [coming];
  const back: How = { again: true, moments, ...trained };
  return [...(recipe ? [{ recipe, how: back }] : []), ...(coming ? [coming] : [])];
}

/** What was asked for later comes after what was there. */
const withLater = (departure: Departure, { coming, fetched }: Pick<Cancelled, 'coming' | 'fetched'>): Departure => ({
  ...departure,
  ...(coming && { coming, arrived: false, fetched: null }),
  ...(fetched && { fetched }),
});

export class Absence {
  readonly #place: Place;
  #departure: Departure | null = null;

  constructor(place: Place) {
    this.#place = place;
  }

  get isAway(): boolean {
    return this.#departure !== null;
  }

  /** There is no place for it now. */
  leave(): void {
    if (this.#departure) return;
    const { opening, playback } = this.#place;
    const playing = playback.playing || playback.waitsForSight || playback.wanted;
    const { arriving } = opening;
    const cancelled = opening.cancel();
    playback.rests();
    // A network that is neither on screen nor what is coming is of no use.
    const left = leftBy(this.#place.release()).then((whole) => (arriving && !cancelled.arrived ? null : whole));
    this.#departure = { ...cancelled, playing, left };
  }

  /** There is a place again. Returns whether there was something to go on with, which it then does. */
  comeBack(): boolean {
    const departure = this.#departure;
    this.#departure = null;
    if (!departure) return false;
    const asked = withLater(departure, this.#place.opening.cancel());
    if (!this.#place.there().recipe && !asked.coming && !asked.fetched) return false;
    this.#place.playback.wanted ||= departure.playing;
    void this.#goOn(asked);
    return true;
  }

  async #goOn(departure: Departure): Promise<void> {
    const { opening } = this.#place;
    const { opened } = opening;
    const left = await departure.left;
    // Something else may have been asked for meanwhile. What could not be opened leaves what was there as it was.
    await opening.settled();
    if (opening.opened !== opened) return;
    // Gone again meanwhile: the next time it goes on from the same.
    if (this.#departure) {
      this.#departure = { ...withLater(departure, this.#departure), playing: this.#departure.playing };
      return;
    }
    for (const { recipe, how } of waysBack(departure, left, this.#place.there())) await opening.open(recipe, how);
    if (departure.fetched) await opening.choose(departure.fetched);
  }
}
