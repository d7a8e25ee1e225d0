// Those who want each frame. One that throws is reported and does not keep the others, or the training, waiting.
import type { Frame } from './session.js';

export class Listeners {
  readonly #all = new Set<(frame: Frame) => void>();

  add(listener: (frame: Frame) => void): () => void {
    const own = (frame: Frame) => listener(frame); // the same function may listen twice
    this.#all.add(own);
    return () => this.#all.delete(own);
  }

  tell(frame: Frame): void {
    for (const listener of this.#all) {
      try {
        listener(frame);
      } catch (error) {
        report(error);
      }
    }
  }

  clear(): void {
    this.#all.clear();
  }
}

/** As an uncaught error of its own, so that it is seen in the console and by window.onerror. */
export function report(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
