// Many buttons that are one stop for Tab: the arrows go from one to the next, round past the ends, Home and End to the first and last.
import { lookUp } from '../../core/base/look-up.js';

const across: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowLeft: -1 };
const down: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * Moves the focus where the key leads from the one of `all` that the event is from, and returns which that is; undefined for any other key
 * or element, which are left alone. alsoDown: they stand below each other, too, so up and down count as left and right.
 */
export function rove<E extends HTMLElement>(
  event: KeyboardEvent,
  all: readonly E[],
  { alsoDown }: { alsoDown: boolean },
): E | undefined {
  const from = all.indexOf(event.target as E);
  if (from < 0) return undefined;
  const by = lookUp(across, event.key) ?? (alsoDown ? lookUp(down, event.key) : undefined);
  const to = event.key === 'Home' ? 0 : event.key === 'End' ? -1 : by && (from + by) % all.length;
  const next = to === undefined ? undefined : all.at(to);
  if (!next) return undefined;
  event.preventDefault();
  next.focus();
  return next;
}
