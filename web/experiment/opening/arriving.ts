// An opening that has reached the session, and may have been overtaken since. The session answers in order, so what came later is taken or
// refused after this one.
import type { Session } from '../../session/session.js';
import type { Coming, Opened } from './coming.js';
import type { Prepared } from './prepare.js';

/** Thrown where a later opening has begun; nobody sees it. */
export const overtaken = new Error('a later opening has begun');

export class Arriving {
  readonly coming: Coming;
  readonly turn: number;
  /** What the session has where it refuses this one; null for what is on screen. */
  readonly before: Arriving | null;
  /** Settled when the session has it; rejected where it refuses it or has got something else. */
  readonly whole: Promise<void>;
  /** What there is to show, once the session has all of it. */
  opened: Opened | null = null;
  /** What is to be said once it is shown: why the one that overtook it could not be opened, or its weights not put back; null for nothing. */
  failure: unknown = null;
  readonly #taken: Promise<boolean>;
  #after: Arriving | null = null;

  /** Hands it to the session. */
  constructor(coming: Coming, turn: number, before: Arriving | null, session: Session, prepared: Prepared) {
    this.coming = coming;
    this.turn = turn;
    this.before = before;
    if (before) before.#after = this;
    const answer = session.open(prepared.spec);
    this.#taken = answer.then(
      () => true,
      () => false,
    );
    this.whole = this.#complete(session, prepared, answer);
  }

  async #complete(session: Session, { scene, notes }: Prepared, answer: ReturnType<Session['open']>): Promise<void> {
    const { recipe, how } = this.coming;
    let frame = await answer;
    if (how.weights) {
      // They must not be put into a later network.
      for (let after = this.#after; after; after = after.#after) if (await after.#taken) throw overtaken;
      // The session has this network in either case, so it is what is shown.
      try {
        frame = await session.restore(how.weights);
      } catch (error) {
        this.failure = error;
      }
    }
    this.opened = { recipe, scene, frame, notes };
  }
}
