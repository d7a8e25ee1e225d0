/** What was asked for, until it is so: keys come faster than networks open, and each goes on from the one before. */
export class Asked<T> {
  readonly #changed: () => void;
  #value: T | undefined;

  /** changed: `value` is another. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Undefined when all that was asked for is so, or was refused. */
  get value(): T | undefined {
    return this.#value;
  }

  async until(done: Promise<unknown> | undefined, value: T): Promise<void> {
    this.#value = value;
    this.#changed();
    try {
      await done;
    } finally {
      if (this.#value === value) this.#value = undefined;
      this.#changed();
    }
  }
}
