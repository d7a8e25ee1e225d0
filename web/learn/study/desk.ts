// What the person in front of the page has done so far, kept in this browser so that a reload loses nothing.
import { readSitting, type Sitting } from './sitting.js';

const key = 'glassbox-study';

/** Browsers may refuse to keep anything; then what is on the page is all there is, and `keeps` says so. */
export class Desk {
  #sitting: Sitting | null;
  keeps = true;

  constructor() {
    try {
      this.#sitting = readSitting(localStorage.getItem(key) ?? '');
    } catch {
      this.#sitting = null;
      this.keeps = false;
    }
  }

  get sitting(): Sitting | null {
    return this.#sitting;
  }

  set sitting(sitting: Sitting | null) {
    this.#sitting = sitting;
    try {
      if (sitting) localStorage.setItem(key, JSON.stringify(sitting));
      else localStorage.removeItem(key);
    } catch {
      this.keeps = false;
    }
  }
}
