// Whether the one at the other end is still alive. It is asked once a second while something is expected of it, and whatever it says is a
// sign of life. Seconds are counted, not read off a clock: a page that was asleep counts one for the whole night.

type After = (milliseconds: number, callback: () => void) => () => void;

const second = 1000;

export class Heartbeat {
  readonly #after: After;
  readonly #ask: () => void;
  readonly #patience: () => number;
  readonly #dead: (seconds: number) => void;
  #silent = 0;
  #cancel: (() => void) | null = null;

  /** patience: how many seconds of silence are none to worry about, as things are now. dead: told once, with the seconds it was silent. */
  constructor(options: { after: After; ask: () => void; patience: () => number; dead: (seconds: number) => void }) {
    this.#after = options.after;
    this.#ask = options.ask;
    this.#patience = options.patience;
    this.#dead = options.dead;
  }

  /** Something is expected, from now on or still. */
  start(): void {
    this.#cancel ??= this.#after(second, () => this.#beat());
  }

  /** Nothing is expected any more. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#silent = 0;
  }

  heard(): void {
    this.#silent = 0;
  }

  #beat(): void {
    this.#cancel = null;
    const silent = ++this.#silent;
    if (silent < this.#patience()) {
      this.#ask();
      this.start();
    } else {
      this.stop();
      this.#dead(silent);
    }
  }
}
