// The plan of a comparison as the text of a link, such as "seeds,100,300", "sweep,10,300,learningRate,0.01,0.03", "fork,300,learningRate,0.1"
// or "influence,300": kind, seeds, epochs, and the setting with its values. What came of it is not in the link: any machine makes it again.
import { type Parsed, plain, quote } from '../../core/base/parsed.js';
import { parseSetting, type SettingName } from '../../core/settings/settings.js';
import { isForkable } from './fork-plan.js';
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

interface PlannedFork<Name extends string> {
  readonly kind: 'fork';
  readonly epochs: number;
  readonly setting: Name;
  /** Of the second half; '' for the one that is proposed. */
  readonly value: string;
}

interface PlannedInfluence {
  readonly kind: 'influence';
  readonly epochs: number;
}

type Plan<Varied extends string, Forked extends string> =
  | PlannedSeeds
  | PlannedSweep<Varied>
  | PlannedFork<Forked>
  | PlannedInfluence;

/** Of many networks beside each other. */
export type SweptPlan = PlannedSeeds | PlannedSweep<VariedName>;

export type LinkedPlan = Plan<VariedName, SettingName>;

/** Undefined for a setting that cannot be another; values that cannot be had are left out, and those that are proposed taken. */
export function writePlan(plan: Plan<string, string>): string | undefined {
  const epochs = within(plan.epochs, 0, compareLimits.epochs, 0);
  if (plan.kind === 'influence') return [plan.kind, epochs].join(',');
  if (plan.kind === 'fork') {
    const { setting, value } = plan;
    if (!isForkable(setting)) return undefined;
    return [plan.kind, epochs, setting, ...(parseSetting(setting, value).ok ? [value] : [])].join(',');
  }
  const head = [plan.kind, within(plan.seeds, 1, compareLimits.seeds, 1), epochs];
  if (plan.kind === 'seeds') return head.join(',');
  const setting = variedNames.find((name) => name === plan.setting);
  if (!setting) return undefined;
  const values = readValues(setting, plan.values);
  return [...head, setting, ...(values.ok ? values.value : [])].join(',');
}

/** The text may come from anywhere. */
export function readPlan(text: string): Parsed<LinkedPlan> {
  const [kind = '', ...words] = text.split(',');
  if (kind === 'fork' || kind === 'influence') return readBeside(kind, words);
  if (kind !== 'seeds' && kind !== 'sweep')
    return refused(`expected seeds, sweep, fork or influence but got ${quote(kind)}`);
  const [seedsText = '', epochsText = '', setting, ...values] = words;
  const seeds = whole(seedsText, 1, compareLimits.seeds);
  if (seeds === undefined) return refused(`expected 1 to ${compareLimits.seeds} seeds but got ${quote(seedsText)}`);
  const epochs = epochsIn(epochsText);
  if (!epochs.ok) return epochs;
  const planned = { seeds, epochs: epochs.value };
  if (kind === 'seeds')
    return setting === undefined ? { ok: true, value: { kind, ...planned } } : nothingAfter('seeds', setting);
  const name = variedNames.find((one) => one === setting);
  if (!name) return refused(`expected one of ${variedNames.join(', ')} but got ${quote(setting ?? '')}`);
  const read = readValues(name, values.join(' '));
  if (values.length > 0 && !read.ok) return refused(plain(read.error));
  return { ok: true, value: { kind, ...planned, setting: name, values: values.join(' ') } };
}

/** What is compared with the run itself has no seeds. Whether a value is another than the run's is seen when it is there. */
function readBeside(
  kind: 'fork' | 'influence',
  [epochsText = '', setting, value, ...more]: readonly string[],
): Parsed<LinkedPlan> {
  const epochs = epochsIn(epochsText);
  if (!epochs.ok) return epochs;
  if (kind === 'influence')
    return setting === undefined
      ? { ok: true, value: { kind, epochs: epochs.value } }
      : nothingAfter('influence', setting);
  if (!isForkable(setting))
    return refused(`expected a setting that can change while a run trains but got ${quote(setting ?? '')}`);
  const read = value === undefined ? undefined : parseSetting(setting, value);
  if (read && !read.ok) return refused(read.error);
  if (more[0] !== undefined) return refused(`expected one value of ${setting} but got ${quote(more[0])}, too`);
  return { ok: true, value: { kind, epochs: epochs.value, setting, value: value ?? '' } };
}

function epochsIn(text: string): Parsed<number> {
  const epochs = whole(text, 0, compareLimits.epochs);
  return epochs === undefined
    ? refused(`expected 0 to ${compareLimits.epochs} epochs but got ${quote(text)}`)
    : { ok: true, value: epochs };
}

const nothingAfter = (kind: string, word: string) =>
  refused(`expected nothing after the epochs of ${kind} but got ${quote(word)}`);

const refused = (why: string): Parsed<never> => ({
  ok: false,
  error: `The link's comparison could not be set up: ${why}.`,
});

/** Undefined for what is no whole number within bounds. */
function whole(text: string, low: number, high: number): number | undefined {
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  return value >= low && value <= high ? value : undefined;
}
