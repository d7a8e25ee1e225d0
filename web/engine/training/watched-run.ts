// A run of training that nobody asks for its ticks trains nothing: `await net.train(data)` looks right, and says so when it does nothing.
import type { Tick } from '../types.js';

/** Milliseconds in which a run is begun as a rule. */
const PATIENCE = 1000;

/** The same run; a sentence on the console when no tick of it has been asked for within a second. */
export function watched(run: AsyncGenerator<Tick, void, undefined>): AsyncIterableIterator<Tick> {
  const timer = setTimeout(
    () =>
      console.warn(
        'Glassbox: a run of net.train() was made, but nobody asks for its ticks, so nothing is trained. ' +
          'Write `for await (const tick of net.train(...))`, or `await net.fit(...)`.',
      ),
    PATIENCE,
  );
  return {
    next() {
      clearTimeout(timer);
      return run.next();
    },
    return() {
      clearTimeout(timer);
      return run.return();
    },
    throw(error: unknown) {
      clearTimeout(timer);
      return run.throw(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
