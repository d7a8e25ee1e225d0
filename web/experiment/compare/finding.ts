// What a comparison of seeds found, in a sentence with its numbers: whether they end alike, or some stay behind.
import { cost } from '../../core/base/format.js';
import type { Compared } from './comparison.js';
import { quantile, spreadOf } from './spread.js';

/** Of seeds that ended: those that got down, and those that stayed, where there are two such groups. */
export interface Groups {
  readonly down: readonly Compared[];
  readonly stayed: readonly Compared[];
  readonly away: readonly Compared[];
}

/** The widest gap between costs that stand side by side makes two groups if it is this share of their whole span... */
const gapShare = 0.3;
/** ...and the group above costs so many times the other. */
const timesWorse = 1.5;
/** Below this share of its median a group is "near" one number. */
const nearness = 0.15;
/** So many seeds are named; of the rest it is said how many they are. */
const named = 5;

const byCost = (a: Compared, b: Compared) => a.cost - b.cost;
const bySeed = (a: Compared, b: Compared) => a.seed - b.seed;
const median = (sorted: readonly Compared[]) =>
  quantile(
    sorted.map((one) => one.cost),
    0.5,
  );

export function groupsOf(networks: readonly Compared[]): Groups {
  const away = networks.filter(({ diverged }) => diverged).sort(bySeed);
  const sorted = networks.filter(({ diverged }) => !diverged).sort(byCost);
  let [widest, at] = [0, 0];
  for (let i = 1; i < sorted.length; i++) {
    const gap = (sorted[i] as Compared).cost - (sorted[i - 1] as Compared).cost;
    if (gap > widest) [widest, at] = [gap, i];
  }
  const [down, stayed] = [sorted.slice(0, at), sorted.slice(at)];
  const span = (sorted.at(-1)?.cost ?? 0) - (sorted[0]?.cost ?? 0);
  const two = at > 0 && widest >= gapShare * span && median(stayed) >= timesWorse * median(down);
  return two ? { down, stayed, away } : { down: sorted, stayed: [], away };
}

/** A short number above a cost: 0.00931 becomes 0.0094. */
export function bound(value: number): string {
  if (!(value > 0)) return cost(value);
  const unit = 10 ** Math.floor(Math.log10(value));
  const up = Math.floor((value / unit) * 10 + 1e-9) + 1;
  return String(Number(((up / 10) * unit).toPrecision(3)));
}

const short = (value: number) => String(Number(value.toPrecision(2)));

function where(sorted: readonly Compared[]): string {
  const [low, high] = [sorted[0]?.cost ?? 0, sorted.at(-1)?.cost ?? 0];
  const middle = median(sorted);
  return high - low <= nearness * middle ? `near ${short(middle)}` : `between ${short(low)} and ${short(high)}`;
}

export function seedsText(networks: readonly Compared[]): string {
  const seeds = [...networks].sort(bySeed).map(({ seed }) => String(seed));
  const first = seeds.length > named + 1 ? seeds.slice(0, named) : seeds;
  const rest = seeds.length - first.length;
  const list = rest > 0 ? `${first.join(', ')} and ${rest} more` : first.join(', ').replace(/, (\d+)$/, ' and $1');
  return `${seeds.length === 1 ? 'seed' : 'seeds'} ${list}`;
}

export interface Finding {
  readonly headline: string;
  /** '' when the headline says all. */
  readonly detail: string;
}

/** networks: those that are done, of one setting. which: "test cost" or "training cost". Null before the first. */
export function findingOf(networks: readonly Compared[], which: string): Finding | null {
  const all = networks.length;
  if (all === 0) return null;
  const { down, stayed, away } = groupsOf(networks);
  const ran = away.length > 0 ? `${away.length} of ${all} ran away: ${seedsText(away)}.` : '';
  const last = down.at(-1);
  if (!last)
    return { headline: ran.replace(/:.*$/, '.'), detail: `Their numbers grew past all bounds: ${seedsText(away)}.` };
  if (stayed.length === 0) {
    const halves = spreadOf(down.map((one) => one.cost));
    const detail = halves ? `Half of them end between ${cost(halves.low)} and ${cost(halves.high)}.` : '';
    return {
      headline: `${down.length === all ? (all === 1 ? 'One seed ends' : `All ${all} seeds end`) : `${down.length} of ${all} seeds end`} at a ${which} below ${bound(last.cost)}.`,
      detail: [all > 1 ? detail : '', ran].filter(Boolean).join(' '),
    };
  }
  const verb = stayed.length === 1 ? 'stays' : 'stay';
  const names = seedsText(stayed);
  return {
    headline: `${down.length} of ${all} seeds end at a ${which} below ${bound(last.cost)}; ${stayed.length} ${verb} ${where(stayed)}.`,
    detail: [`Behind: ${names}.`, ran].filter(Boolean).join(' '),
  };
}
