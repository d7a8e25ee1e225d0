// How fast something goes on, measured over the last second.

export class RateMeter {
  readonly #span: number;
  readonly #times: number[] = [];
  readonly #values: number[] = [];

  /** span: the window in milliseconds. */
  constructor(span = 1000) {
    this.#span = span;
  }

  /** At rest, or about to start anew. */
  clear(): void {
    this.#times.length = 0;
    this.#values.length = 0;
  }

  /** value: what has been reached by now (milliseconds). One point more than the window is kept, to span it whole. */
  add(now: number, value: number): void {
    this.#times.push(now);
    this.#values.push(value);
    while (this.#times.length > 2 && (this.#times[1] as number) <= now - this.#span) {
      this.#times.shift();
      this.#values.shift();
    }
  }

  /** Per second; 0 until there are two moments to compare. */
  get perSecond(): number {
    const last = this.#times.length - 1;
    if (last < 1) return 0;
    const elapsed = (this.#times[last] as number) - (this.#times[0] as number);
    return elapsed > 0 ? (1000 * ((this.#values[last] as number) - (this.#values[0] as number))) / elapsed : 0;
  }
}
