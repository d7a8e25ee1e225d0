// One long piece of work at a time, beside the network that runs: how far it is, how it is stopped, why it failed, and its time on the clock.
import { sentence } from '../../core/base/parsed.js';

export type Phase = 'empty' | 'running' | 'stopped' | 'done' | 'failed';

export class Job {
  readonly #changed: () => void;
  #stop = new AbortController();
  #phase: Phase = 'empty';
  #error = '';
  #began = 0;
  #milliseconds = 0;

  /** changed: called when it begins or ends, and for every progress that is told. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get phase(): Phase {
    return this.#phase;
  }
  /** Why it failed, in a sentence. */
  get error(): string {
    return this.#error;
  }
  /** Time on the clock from the start to the last progress, or the end. */
  get milliseconds(): number {
    return this.#milliseconds;
  }

  /**
   * Does the work, and ends what was under way. Resolves when it is done, or stopped, or failed: see phase and error. What comes after
   * it was stopped, errors too, is nobody's any more: the work looks at the signal after each thing it waits for.
   */
  async run(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.stop();
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    this.#error = '';
    this.#began = performance.now();
    this.#be('running');
    try {
      await work(signal);
      if (!signal.aborted) this.#be('done');
    } catch (error) {
      if (signal.aborted) return;
      this.#error = sentence(error);
      this.#be('failed');
    }
  }

  /** There is more to see. */
  progress(): void {
    this.#milliseconds = performance.now() - this.#began;
    this.#changed();
  }

  /** What is known stays. */
  stop(): void {
    if (this.#phase !== 'running') return;
    this.#stop.abort();
    this.#be('stopped');
  }

  /** As if there had been none. */
  clear(): void {
    this.stop();
    this.#error = '';
    this.#phase = 'empty';
    this.#milliseconds = 0;
    this.#changed();
  }

  #be(phase: Phase): void {
    this.#phase = phase;
    this.progress();
  }
}
