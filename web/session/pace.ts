// Where time comes from. Tests bring a pace of their own; a worker has one here, sessions in the page share one: frame-share.ts.

export interface Pace {
  /** Milliseconds, never backwards. */
  now(): number;
  /** Calls back once the events that wait have had their turn. Returns the way to call it off. */
  soon(callback: () => void): () => void;
  after(milliseconds: number, callback: () => void): () => void;
  /** How long one turn may take when there is no end of work, in milliseconds. */
  readonly slice: number;
}

export const after = (milliseconds: number, callback: () => void): (() => void) => {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
};

export const now = () => performance.now();

/** Milliseconds between two looks at the messages: a click is answered at once, and a slice is long beside its overhead. */
const workerSlice = 12;

/** For a worker: messages of its own, because nested timers are held back to 4 ms each. */
export function workerPace(): Pace {
  const channel = new MessageChannel();
  const waiting: (() => void)[] = [];
  channel.port1.onmessage = () => waiting.shift()?.();
  return {
    now,
    soon(callback) {
      let wanted = true;
      waiting.push(() => wanted && callback());
      channel.port2.postMessage(null);
      return () => {
        wanted = false;
      };
    },
    after,
    slice: workerSlice,
  };
}

/** Longer than a frame of any usual screen; a hidden tab has no animation frames at all. */
const longestFrame = 250;

/** When the browser is about to draw, or a little later where nothing is drawn. */
export function nextPicture(callback: () => void): () => void {
  if (typeof requestAnimationFrame !== 'function') return after(16, callback);
  let done = false;
  const once = () => {
    if (done) return;
    stop();
    callback();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, longestFrame);
  const stop = () => {
    done = true;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  return stop;
}
