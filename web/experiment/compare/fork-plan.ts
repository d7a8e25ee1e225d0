// In which setting the two halves of a run differ: one that the engine takes while training goes on.
import type { Parsed } from '../../core/base/parsed.js';
import {
  formatSetting,
  isOfUse,
  parseSetting,
  type SettingName,
  type Settings,
  settingNames,
  settingsTable,
} from '../../core/settings/settings.js';
import type { Recipe } from '../recipe.js';

/** One half of the run has it, the other goes on as it was. */
export interface ForkChange {
  readonly name: SettingName;
  readonly value: Settings[SettingName];
}

/** A regularization of nothing would change nothing. */
const someRate = 0.01;

/** Whether the halves of any run could differ in it. The name may come from anywhere. */
export function isForkable(name: string | undefined): name is SettingName {
  const known = settingNames.find((one) => one === name);
  return known !== undefined && settingsTable[known].group === 'training' && settingsTable[known].change === 'live';
}

/** Those that do something beside the others. */
export function forkableNames(settings: Settings): readonly SettingName[] {
  return settingNames.filter((name) => isForkable(name) && isOfUse(name, settings));
}

/** Another value than the present one: the next that lists offer. */
export function proposedValue(name: SettingName, settings: Settings): string {
  const setting = settingsTable[name];
  const now = settings[name];
  const write = (value: unknown) => formatSetting(name, value as Settings[SettingName]);
  if (setting.kind === 'boolean') return write(!now);
  if (setting.kind === 'choice') {
    const all: readonly string[] = setting.choices;
    return all[(all.indexOf(now as string) + 1) % all.length] ?? '';
  }
  if (setting.kind !== 'number' && setting.kind !== 'integer') return write(now);
  const stops = setting.stops ?? [setting.min, (setting.min + setting.max) / 2];
  return write(stops.find((stop) => stop > Number(now)) ?? stops.findLast((stop) => stop < Number(now)) ?? now);
}

/** The text may come from anywhere. What is the present value already is no other way to go. */
export function readFork(name: SettingName, text: string, settings: Settings): Parsed<ForkChange> {
  const { label } = settingsTable[name];
  if (!forkableNames(settings).includes(name))
    return { ok: false, error: `Expected a setting that can change while this run trains but got ${label}.` };
  const read = parseSetting(name, text.replace('\u2212', '-'));
  if (!read.ok) return { ok: false, error: `${read.error.replace(`${name}:`, `${label}:`)}.` };
  if (read.value === settings[name])
    return { ok: false, error: `${label} is ${formatSetting(name, read.value)} already: choose another value.` };
  return { ok: true, value: { name, value: read.value } };
}

export function forkedRecipe(recipe: Recipe, { name, value }: ForkChange): Recipe {
  const { regularizationRate } = recipe.settings;
  const settings: Settings = { ...recipe.settings, [name]: value };
  if (name === 'regularization' && value !== 'none' && regularizationRate === 0) settings.regularizationRate = someRate;
  return { ...recipe, settings };
}

/** "learning rate 0.1", "regularization l2 at 0.01". */
export function forkWords({ settings }: Recipe, { name }: ForkChange): string {
  const words = `${settingsTable[name].label.toLowerCase()} ${formatSetting(name, settings[name])}`;
  return name === 'regularization' && settings.regularization !== 'none'
    ? `${words} at ${settings.regularizationRate}`
    : words;
}
