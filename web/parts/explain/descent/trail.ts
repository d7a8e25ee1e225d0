// The way that training went over the map, as long as it is one way.

/** A path that stays short: every second point goes when it grows past `most` numbers. Returns the same array. */
export function keepPath(path: number[], x: number, y: number, nearest: number, most = 2000): number[] {
  const [px, py] = [path.at(-2), path.at(-1)];
  if (px !== undefined && py !== undefined && Math.hypot(x - px, y - py) < nearest) return path;
  path.push(x, y);
  if (path.length > most) {
    for (let i = 0; 4 * i + 1 < path.length; i++) {
      path[2 * i] = path[4 * i] as number;
      path[2 * i + 1] = path[4 * i + 1] as number;
    }
    path.length = 2 * Math.floor((path.length + 2) / 4);
  }
  return path;
}

export class Trail {
  #path: number[] = [];
  #here: readonly [number, number] | null = null;
  #step = 0;

  /** Places one after the other, x and y in turn. */
  get path(): readonly number[] {
    return this.#path;
  }

  forget(): void {
    this.#path = [];
    this.#here = null;
    this.#step = 0;
  }

  /**
   * The network stands here after so many steps. Elsewhere without a step, or at an earlier one, it was put there: by hand, by undo or by
   * the tape, which is no way that training went, and the trail begins anew. nearest: a place no further from the last is left out.
   */
  goTo(here: readonly [number, number], step: number, nearest: number): void {
    const isSame = here[0] === this.#here?.[0] && here[1] === this.#here[1];
    if (step <= this.#step && !isSame) this.#path = [];
    this.#here = here;
    this.#step = step;
    keepPath(this.#path, here[0], here[1], nearest);
  }
}
