// Who draws in the next picture. At rest everybody who asked; while training goes on the canvases take turns, so that no
// picture has to wait for all of them, and each is drawn often enough for the eye.

export type Draw = () => void;

export class Turns {
  /** With the room each takes, in the order of asking. */
  readonly #waiting = new Map<Draw, number>();
  #scheduled = false;
  readonly #nextPicture: (callback: () => void) => void;

  /** nextPicture: calls back when the browser is about to draw. */
  constructor(nextPicture: (callback: () => void) => void) {
    this.#nextPicture = nextPicture;
  }

  /** Draws soon, once, however often it is asked. room: the share of a picture; what takes none need not wait for its turn. */
  ask(draw: Draw, room: number): void {
    this.#waiting.set(draw, room);
    this.#schedule();
  }

  leave(draw: Draw): void {
    this.#waiting.delete(draw);
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#nextPicture(this.#draw);
  }

  readonly #draw = (): void => {
    this.#scheduled = false;
    let left = 1;
    for (const [draw, room] of this.#waiting) {
      // Whoever has waited longest is drawn in any case.
      if (left < 1 && room > left) continue;
      left -= room;
      this.#waiting.delete(draw);
      // By itself, still before this picture: one that fails does not keep the others from drawing.
      queueMicrotask(draw);
    }
    if (this.#waiting.size > 0) this.#schedule();
  };
}
