// Which of many networks is pointed at: by pointer, finger or keys.
import type { Compared } from '../../experiment/compare/comparison.js';

/** Order of the keys: from the lowest cost to the highest, those that ran away last. */
export function inOrder(networks: readonly Compared[]): Compared[] {
  return [...networks].sort((a, b) => Number(a.diverged) - Number(b.diverged) || a.cost - b.cost || a.seed - b.seed);
}

/** Where a key leads from the chosen one; undefined for any other key. */
export function byKey(key: string, order: readonly Compared[], chosen: Compared | null): Compared | undefined {
  const from = chosen ? order.indexOf(chosen) : -1;
  const last = order.length - 1;
  const to = {
    ArrowRight: from + 1,
    ArrowUp: from + 1,
    ArrowLeft: from < 0 ? last : from - 1,
    ArrowDown: from < 0 ? last : from - 1,
    Home: 0,
    End: last,
    PageUp: from + 10,
    PageDown: from - 10,
  }[key];
  return to === undefined ? undefined : order[Math.max(0, Math.min(last, to))];
}
