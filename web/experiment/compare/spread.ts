// How many numbers are spread: the median, and the quartiles between which half of them lie.

export interface Spread {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** Between the two nearest in a straight line, as NumPy does it. sorted: ascending, not empty. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const at = share * (sorted.length - 1);
  const [before, after] = [sorted[Math.floor(at)] as number, sorted[Math.ceil(at)] as number];
  // Two that ran away have no difference.
  return before === after ? before : before + (after - before) * (at - Math.floor(at));
}

/** NaN counts as without bounds: what ran away is worse than any number. Null when there are none. */
export function spreadOf(values: Iterable<number>): Spread | null {
  const sorted = Float64Array.from(values, (value) => (Number.isNaN(value) ? Number.POSITIVE_INFINITY : value)).sort();
  if (sorted.length === 0) return null;
  return { low: quantile(sorted, 0.25), median: quantile(sorted, 0.5), high: quantile(sorted, 0.75) };
}
