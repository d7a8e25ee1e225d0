/** Milliseconds a number takes to ease to where one step has brought it. */
const duration = 240;

/** The numbers to draw: for a moment after a single step they are on the way from where they were to where they are. */
export class Eased {
  #from: Float32Array | null = null;
  #to: Float32Array | null = null;
  #started = 0;

  /** They still change by themselves. */
  get moving(): boolean {
    return this.#from !== null;
  }

  /** The next numbers, which count as another network's when there are more or fewer of them. The same again change nothing. */
  aim(next: Float32Array, now: number, gently: boolean): void {
    const last = this.#to;
    if (last?.length === next.length && last.every((value, i) => value === next[i])) return;
    const from = gently && last?.length === next.length ? this.at(now) : null;
    this.#from = from;
    this.#to = next;
    this.#started = now;
  }

  /** Another network: nothing to ease from. */
  forget(): void {
    this.#from = this.#to = null;
  }

  /** As they are at that time, in milliseconds; null before the first. */
  at(now: number): Float32Array | null {
    const from = this.#from;
    if (!from || !this.#to) return this.#to;
    const t = (now - this.#started) / duration;
    if (t >= 1) {
      this.#from = null;
      return this.#to;
    }
    const share = 1 - (1 - t) ** 3;
    return this.#to.map((value, i) => (from[i] ?? value) + (value - (from[i] ?? value)) * share);
  }
}
