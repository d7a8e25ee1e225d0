// Whether work grows faster than what is given to it, told so that a busy machine cannot mislead.

export interface Growth {
  /** What is tried, twice as much of it, and four times. */
  readonly short: () => unknown;
  readonly middle: () => unknown;
  readonly long: () => unknown;
  /** Milliseconds: work that grows with the square of its input takes many times as long for the longest; less proves itself. */
  readonly quickEnough: number;
}

function milliseconds(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

const rounds = 8;

/**
 * undefined where four times as much takes about four times as long, else the milliseconds of the three. What else the machine does only ever
 * makes a run slower: the best of a few counts.
 */
export function fasterThanLinear({ short, middle, long, quickEnough }: Growth) {
  const best = { short: Number.POSITIVE_INFINITY, middle: Number.POSITIVE_INFINITY, long: Number.POSITIVE_INFINITY };
  for (let i = 0; i < rounds; i++) {
    best.long = Math.min(best.long, milliseconds(long));
    if (best.long < quickEnough) return undefined;
    best.short = Math.min(best.short, milliseconds(short));
    best.middle = Math.min(best.middle, milliseconds(middle));
    // The square of twice as much is four times, of four times as much sixteen: what is linear has one of the two by chance, not both.
    if (best.long <= 2.5 * best.middle || best.long <= 6 * best.short) return undefined;
  }
  return best;
}
