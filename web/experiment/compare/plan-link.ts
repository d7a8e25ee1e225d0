// The plan of a comparison as the text of a link, such as "seeds,100,300" or "sweep,10,300,learningRate,0.01,0.03": kind, seeds, epochs, and
// of a sweep its setting and values. What came of it is not in the link: any machine makes it again.
import { type Parsed, quote } from '../../core/base/parsed.js';
import { compareLimits, type VariedName, variedNames, within } from './plan.js';
import { readValues } from './values.js';

interface PlannedSeeds {
  readonly kind: 'seeds';
  readonly seeds: number;
  /** 0 takes what the settings stop at, or else 300. */
  readonly epochs: number;
}

interface PlannedSweep<Name extends string> {
  readonly kind: 'sweep';
  /** At each value. */
  readonly seeds: number;
  readonly epochs: number;
  readonly setting: Name;
  /** With spaces or commas between; '' for those that are proposed. */
  readonly values: string;
}

export type LinkedPlan = PlannedSeeds | PlannedSweep<VariedName>;

/** Undefined for a setting that cannot be varied; values that cannot be had are left out, and those that are proposed taken. */
export function writePlan(plan: PlannedSeeds | PlannedSweep<string>): string | undefined {
  const seeds = within(plan.seeds, 1, compareLimits.seeds, 1);
  const head = [plan.kind, seeds, within(plan.epochs, 0, compareLimits.epochs, 0)];
  if (plan.kind === 'seeds') return head.join(',');
  const setting = variedNames.find((name) => name === plan.setting);
  if (!setting) return undefined;
  const values = readValues(setting, plan.values);
  return [...head, setting, ...(values.ok ? values.value : [])].join(',');
}

/** The text may come from anywhere. */
export function readPlan(text: string): Parsed<LinkedPlan> {
  const [kind = '', seedsText = '', epochsText = '', setting, ...words] = text.split(',');
  if (kind !== 'seeds' && kind !== 'sweep') return refused(`expected seeds or sweep but got ${quote(kind)}`);
  const seeds = whole(seedsText, 1, compareLimits.seeds);
  if (seeds === undefined) return refused(`expected 1 to ${compareLimits.seeds} seeds but got ${quote(seedsText)}`);
  const epochs = whole(epochsText, 0, compareLimits.epochs);
  if (epochs === undefined) return refused(`expected 0 to ${compareLimits.epochs} epochs but got ${quote(epochsText)}`);
  if (kind === 'seeds')
    return setting === undefined
      ? { ok: true, value: { kind, seeds, epochs } }
      : refused(`expected nothing after the epochs of seeds but got ${quote(setting)}`);
  const name = variedNames.find((one) => one === setting);
  if (!name) return refused(`expected one of ${variedNames.join(', ')} but got ${quote(setting ?? '')}`);
  const values = words.join(' ');
  const read = readValues(name, values);
  if (words.length > 0 && !read.ok) return refused(read.error.replace(/^E/, 'e').replace(/\.$/, ''));
  return { ok: true, value: { kind, seeds, epochs, setting: name, values } };
}

const refused = (why: string): Parsed<never> => ({
  ok: false,
  error: `The link's comparison could not be set up: ${why}.`,
});

/** Undefined for what is no whole number within bounds. */
function whole(text: string, low: number, high: number): number | undefined {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  return value >= low && value <= high ? value : undefined;
}
