// Who draws in the next picture. At rest everybody who asked; while training goes on the canvases take turns, so that no
// picture has to wait for all of them, and each is drawn often enough for the eye.
import { report } from '../session/listeners.js';

export interface Painter {
  /** The share of a picture's time that drawing takes: one of 1 leaves no room for another. */
  readonly effort: number;
  /** There will be more to draw in a moment: it may wait for its turn. */
  readonly isMoving: boolean;
  draw(): void;
}

export class Turns {
  /** In the order of asking. */
  #waiting: Painter[] = [];
  #scheduled = false;
  readonly #nextPicture: (callback: () => void) => void;

  /** nextPicture: calls back when the browser is about to draw. */
  constructor(nextPicture: (callback: () => void) => void) {
    this.#nextPicture = nextPicture;
  }

  /** Draws soon, once, however often it is asked. */
  ask(painter: Painter): void {
    if (!this.#waiting.includes(painter)) this.#waiting.push(painter);
    this.#schedule();
  }

  leave(painter: Painter): void {
    this.#waiting = this.#waiting.filter((other) => other !== painter);
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#nextPicture(this.#draw);
  }

  readonly #draw = (): void => {
    this.#scheduled = false;
    let room = 1;
    const later: Painter[] = [];
    const now = this.#waiting.filter((painter) => {
      if (!painter.isMoving) return true;
      // Whoever has waited longest is drawn in any case.
      const fits = room === 1 || painter.effort <= room;
      if (fits) room -= painter.effort;
      else later.push(painter);
      return fits;
    });
    this.#waiting = later;
    if (later.length > 0) this.#schedule();
    for (const painter of now) {
      try {
        painter.draw();
      } catch (error) {
        report(error);
      }
    }
  };
}
