// Medians and spreads: a shared machine makes slow outliers, never fast ones, so the median says more than the mean.

/**
 * The value a share of the samples lies below, interpolated between neighbours.
 *
 * @param {readonly number[]} samples at least one
 * @param {number} share 0 to 1
 */
export function quantile(samples, share) {
  if (samples.length === 0) throw new RangeError('[quantile] expected at least one sample but got none');
  const sorted = [...samples].sort((a, b) => a - b);
  const position = share * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}

/** @param {readonly number[]} samples */
export const median = (samples) => quantile(samples, 0.5);

/**
 * Median, quartiles, extremes, and the spread: the distance between the quartiles as a share of the median.
 *
 * @param {readonly number[]} samples
 */
export function summarize(samples) {
  const middle = median(samples);
  const low = quantile(samples, 0.25);
  const high = quantile(samples, 0.75);
  return {
    median: middle,
    low,
    high,
    least: quantile(samples, 0),
    most: quantile(samples, 1),
    spread: middle === 0 ? 0 : (high - low) / middle,
    rounds: samples.length,
  };
}

/**
 * The median of the ratios taken round by round: what slowed a whole round down falls out.
 *
 * @param {readonly number[]} ours one number a round
 * @param {readonly number[]} theirs as many
 */
export function ratioOf(ours, theirs) {
  if (ours.length !== theirs.length) {
    throw new RangeError(
      `[ratioOf] expected as many samples on both sides but got ${ours.length} and ${theirs.length}`,
    );
  }
  return median(ours.map((value, round) => value / theirs[round]));
}
