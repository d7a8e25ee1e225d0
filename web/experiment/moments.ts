// The moments of a run that can be gone back to: the tape, and where on it the run stands.
import { Tape, type TapeEntry } from '../core/run/tape.js';
import type { Frame } from '../session/session.js';
import type { Recipe } from './recipe.js';

/** A moment that was kept, with the settings and data of its time. */
export interface Moment extends TapeEntry {
  readonly recipe: Recipe;
}

export class Moments {
  readonly tape = new Tape<Moment>();
  /** Of the last frame. */
  #step = 0;
  /** On the way to another moment of the tape: frames that come meanwhile do not mean that training goes on. */
  #scrubbing = false;

  /** Another run, or, with `goesOn`, another network that carries this one on. */
  restart(step: number, goesOn: boolean, kept: readonly Moment[]): void {
    this.#step = step;
    if (!goesOn) this.tape.clear();
    for (const moment of kept) this.tape.add(moment);
  }

  /** The tape takes a snapshot now and then; the first frame of a run is always on it. Returns whether it changed. */
  keep(frame: Frame, recipe: Recipe): boolean {
    const { snapshot, tick } = frame;
    // Gone back, and now on from there: what came after has not happened.
    const goesOn = !this.#scrubbing && tick.step > this.#step && (this.tape.entries.at(-1)?.step ?? 0) > this.#step;
    if (goesOn) this.tape.truncate(this.#step);
    this.#step = tick.step;
    if (!snapshot || !this.tape.due(tick.step)) return goesOn;
    const { epoch, step, loss, testLoss } = tick;
    this.tape.add({ epoch, step, loss, snapshot, recipe, ...(testLoss !== undefined && { testLoss }) });
    return true;
  }

  /** The weights are changed by hand: from here on it is another run. */
  branch(): void {
    this.tape.truncate(this.#step - 1);
  }

  async scrub(travel: () => Promise<void>): Promise<void> {
    this.#scrubbing = true;
    try {
      await travel();
    } finally {
      this.#scrubbing = false;
    }
  }
}
