// Frozen weights and biases as text: positions in W[0], b[0], W[1], ..., runs of them as "3-7".
import type { Parsed } from '../base/parsed.js';

/** `positions` ascending, each once. */
export function formatFrozen(positions: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const at of positions) {
    const run = runs.at(-1);
    if (run && run[1] === at - 1) run[1] = at;
    else runs.push([at, at]);
  }
  return runs.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`)).join(',');
}

/** Ascending, each once and below `parameters`, so that no text makes more of them than there are. Never throws. */
export function parseFrozen(text: string, parameters: number): Parsed<readonly number[]> {
  const positions: number[] = [];
  for (const part of text.split(',')) {
    const run = /^(\d{1,8})(?:-(\d{1,8}))?$/.exec(part);
    const first = Number(run?.[1] ?? Number.NaN);
    const last = Number(run?.[2] ?? first);
    if (!(first > (positions.at(-1) ?? -1) && last >= first && last < parameters)) {
      const error = `expected ascending places below ${parameters}, like 3,7-9, but got "${part.slice(0, 40)}"`;
      return { ok: false, error };
    }
    for (let at = first; at <= last; at++) positions.push(at);
  }
  return { ok: true, value: positions };
}
