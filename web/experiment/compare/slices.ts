// Work that takes long and goes on in the page: a slice of it in each picture, so that the page stays quick.
import { nextPicture } from '../../session/pace.js';

/** Milliseconds of work in one picture of the page: the rest is for everybody else. */
const slice = 8;

export class Slices {
  #began = performance.now();

  /** Asked after each small piece of the work. */
  get isFull(): boolean {
    return performance.now() - this.#began >= slice;
  }

  /** Resolves when the next slice may begin. What was waited for may be unwanted by then: look at the signal. */
  async next(): Promise<void> {
    await new Promise<void>((resolve) => nextPicture(resolve));
    this.#began = performance.now();
  }
}
