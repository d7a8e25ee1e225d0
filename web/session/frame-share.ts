// Several sessions that train in the page share one frame: together they take no longer between two pictures than one alone may, so
// that a page with many of them stays as smooth as one with one.
import { report } from './listeners.js';
import { after, nextPicture, now, type Pace } from './pace.js';

/** Milliseconds of training in one animation frame of 16; the rest is for drawing. */
const pageBudget = 8;

interface Turn {
  /** Whose it is: a session may wait for two things at once. */
  readonly member: object;
  readonly callback: () => void;
  wanted: boolean;
}

export class FrameShare {
  readonly #clock: Pick<Pace, 'now' | 'after'>;
  readonly #drawn: (callback: () => void) => () => void;
  readonly #budget: number;
  #waiting: Turn[] = [];
  #asked = false;
  /** How many sessions waited for a turn before the last picture. */
  #sharers = 1;

  /** budget: milliseconds of each frame; drawn calls back once before each picture. */
  constructor(clock: Pick<Pace, 'now' | 'after'>, drawn: (callback: () => void) => () => void, budget: number) {
    this.#clock = clock;
    this.#drawn = drawn;
    this.#budget = budget;
  }

  /** A session's own pace. */
  join(): Pace {
    const member = {};
    const share = this;
    const soon = (callback: () => void) => this.#wait(member, callback);
    return {
      now: () => this.#clock.now(),
      soon,
      after: (milliseconds, callback) => {
        let cancel = this.#clock.after(milliseconds, () => {
          cancel = soon(callback);
        });
        return () => cancel();
      },
      get slice() {
        return share.#budget / share.#sharers;
      },
    };
  }

  /** Calls back before the next picture, or before a later one when others use this one up: first come, first served. */
  #wait(member: object, callback: () => void): () => void {
    const turn: Turn = { member, callback, wanted: true };
    this.#waiting.push(turn);
    this.#ask();
    return () => {
      turn.wanted = false;
    };
  }

  #ask(): void {
    if (this.#asked) return;
    this.#asked = true;
    this.#drawn(() => this.#serve());
  }

  #serve(): void {
    this.#asked = false;
    const began = this.#clock.now();
    this.#waiting = this.#waiting.filter(({ wanted }) => wanted);
    const here = this.#waiting;
    this.#sharers = Math.max(1, new Set(here.map(({ member }) => member)).size);
    this.#waiting = [];
    let served = 0;
    while (served < here.length && (served === 0 || this.#clock.now() - began < this.#budget)) {
      const turn = here[served++];
      if (!turn?.wanted) continue;
      try {
        turn.callback();
      } catch (error) {
        report(error);
      }
    }
    // Whoever had no turn is before those who had one.
    this.#waiting.unshift(...here.slice(served));
    if (this.#waiting.length > 0) this.#ask();
  }
}

let shared: FrameShare | undefined;

/** For a session in the page: a turn in an animation frame, so that there is time to draw. */
export function pagePace(): Pace {
  shared ??= new FrameShare({ now, after }, nextPicture, pageBudget);
  return shared.join();
}
