// What was asked for last, until it is there: the hand moves faster than a network opens, and what lies between is left out.
export class Latest<T> {
  readonly #bring: (value: T) => Promise<unknown> | undefined;
  readonly #changed: () => void;
  #asked: T | null = null;

  /** bring: makes it so; one at a time. changed: `asked` is another. */
  constructor(bring: (value: T) => Promise<unknown> | undefined, changed: () => void) {
    this.#bring = bring;
    this.#changed = changed;
  }

  /** What is on its way; null when all is there. */
  get asked(): T | null {
    return this.#asked;
  }

  ask(value: T): void {
    const isBusy = this.#asked !== null;
    this.#asked = value;
    this.#changed();
    if (!isBusy) void this.#run();
  }

  async #run(): Promise<void> {
    let brought: T | null = null;
    while (this.#asked !== null && brought !== this.#asked) {
      brought = this.#asked;
      await this.#bring(brought);
    }
    this.#asked = null;
    this.#changed();
  }
}
