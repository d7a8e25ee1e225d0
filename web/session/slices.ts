// Long work in short slices, so that the page goes on between them.

/** Half of what a picture has at 60 Hz. */
const sliceMilliseconds = 8;

/** A new task, without the 4 ms that nested timers wait. */
const nextTask = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = () => {
      port2.close();
      resolve();
    };
    port1.postMessage(null);
  });

/**
 * Runs steps to their end, a slice at a time; what is done within the first slice is done at once. progress: the share that
 * is done, after each slice. null when the signal stops it.
 */
export async function inSlices<V>(
  steps: Generator<number, V>,
  { signal, progress }: { readonly signal?: AbortSignal; readonly progress?: (share: number) => void },
): Promise<V | null> {
  for (;;) {
    const until = performance.now() + sliceMilliseconds;
    let share = 0;
    do {
      const step = steps.next();
      if (step.done) return signal?.aborted ? null : step.value;
      share = step.value;
    } while (performance.now() < until);
    progress?.(share);
    await nextTask();
    if (signal?.aborted) return null;
  }
}
