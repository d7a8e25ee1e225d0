// How much of the plane of two parameters a bowl shows: round the start and where training has led, growing when it leaves.

export type Span = readonly [number, number];

/** What is shown at least, in the parameters' own numbers. */
const least = 6;
/** The share of the map at each edge that training does not enter: then there is more to see. */
const margin = 0.08;

/** The span that shows `value`; the old one as long as it does. */
export function spanFor(value: number, old: Span | null): Span {
  if (!Number.isFinite(value)) return old ?? [-least / 2, least / 2];
  if (!old) return [Math.floor(value - least / 2), Math.ceil(value + least / 2)];
  const [low, high] = old;
  const width = high - low;
  if (value >= low + margin * width && value <= high - margin * width) return old;
  // Half as much again, in the direction it went; rounded outward, so that the ticks stay round.
  const reach = Math.max(width / 2, Math.abs(value - (low + high) / 2));
  return value < low + margin * width ? [Math.floor(low - reach), high] : [low, Math.ceil(high + reach)];
}
