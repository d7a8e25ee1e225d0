/** What is looked at, and how much more of it there may be at the end than in the middle: a share, and so many at least. */
const WATCHED = {
  heapMB: { what: 'MB of heap', share: 0.2, least: 4 },
  listeners: { what: 'listeners', share: 0.05, least: 20 },
  nodes: { what: 'nodes', share: 0.1, least: 300 },
  workers: { what: 'workers', share: 0, least: 0 },
  longFrames: { what: 'pictures that took more than 100 ms', share: 1, least: 10 },
};

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

/**
 * What grows: in the first third of the looks everything is met for the first time; the last third is held against the one between.
 *
 * @param {Record<keyof typeof WATCHED, number>[]} looks in order, three or more
 * @returns {string[]} a sentence each
 */
export function whatGrows(looks) {
  const third = Math.floor(looks.length / 3);
  const [middle, end] = [looks.slice(third, looks.length - third), looks.slice(looks.length - third)];
  return Object.entries(WATCHED).flatMap(([name, { what, share, least }]) => {
    const [before, after] = [middle, end].map((part) => median(part.map((look) => look[name])));
    const most = before + Math.max(least, share * before);
    return after > most
      ? [
          `It grows: ${round(before)} ${what} in the middle and ${round(after)} at the end; up to ${round(most)} are let pass.`,
        ]
      : [];
  });
}

const round = (value) => Math.round(value * 10) / 10;
