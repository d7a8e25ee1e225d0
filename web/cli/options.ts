// What stands behind `glassbox-nn render` on the command line, read and checked before anything is done. Settings are core's one
// table; the rest is here.

import { plain } from '../core/base/parsed.js';
import { same } from '../core/base/same.js';
import { checkFeatures, defaultFeatures, type FeatureName } from '../core/data/features.js';
import { loadOwnData } from '../core/data/own-data.js';
import { shapeOfState } from '../core/data/shape.js';
import type { LinkState } from '../core/link/link.js';
import { openLink } from '../core/link/open.js';
import { presetOf, resolveSettings } from '../core/settings/presets.js';
import {
  attributeOf,
  isSettingName,
  parseSetting,
  type SettingName,
  settingNames,
  settingsTable,
  validateSettings,
} from '../core/settings/settings.js';
import { nearest } from '../engine/option-names.js';
import { compareLimits, plannedEpochs, type VariedName, variedNames } from '../experiment/compare/plan.js';
import type { SweptPlan } from '../experiment/compare/plan-link.js';
import { cannotVary, readValues } from '../experiment/compare/values.js';
import { type PictureOptions, pictureViews } from './picture.js';
import { Refusal } from './refusal.js';
import type { PictureTheme } from './still.js';

export const formats = ['svg', 'text', 'alt'] as const;
export type Format = (typeof formats)[number];

export interface RenderOptions {
  readonly state: LinkState;
  readonly epochs: number;
  /** Many networks in place of one; null for one. */
  readonly compare: SweptPlan | null;
  readonly picture: PictureOptions;
  /** null: standard output. */
  readonly out: string | null;
  /** null: what `out` asks for. */
  readonly format: Format | null;
  readonly help: boolean;
  /** Good to know, a sentence each. */
  readonly notes: readonly string[];
}

/** Settings a still has a use for: how fast it was watched is none. */
export const stillSettings = settingNames.filter((name) => settingsTable[name].group !== 'view');

const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Options that are no settings, with their help. */
export const ownOptions: Readonly<Record<string, string>> = {
  out: 'FILE      The picture. Beside it, under the same name, go the table (.txt) and the alt text (.alt.txt).',
  format: 'FORMAT    One of them only: svg, text or alt. Without --out it goes to standard output.',
  epochs: 'NUMBER    Epochs in all; default 300, or those of a link with trained weights.',
  compare:
    'WHAT      seeds: many networks that differ in their seed alone; sweep: many at each value of one setting. Each is trained for --epochs (1 to 10000).',
  seeds:
    'NUMBER    How many are compared, from --seed on: 1 to 500, default 100; of a sweep at each value, 1 to 100, default 10.',
  setting: `NAME      What a sweep varies: ${variedNames.map(dashed).join(', ')}; default learning-rate. Width is that of all hidden layers, activation that of all hidden neurons.`,
  values: 'LIST      Its values, at most 24, with commas between; default those that Compare proposes.',
  link: 'URL       Settings, input features, own data and trained weights from a link; options after it count more.',
  features: 'NAMES     What the network is given of two inputs, such as x1,x2,x1TimesX2.',
  views: 'NAMES     Out of network, boundary and loss; default all three.',
  theme: 'NAME      auto (follows the reader; the default), light or dark.',
  width: 'PIXELS    From 280 to 2000; default 960.',
  log: '          The cost on a logarithmic scale.',
  help: '          This text.',
};
const bare = new Set(['log', 'help']);

const knownNames = [...Object.keys(ownOptions), ...stillSettings.map((name) => attributeOf(name))];

/** `--name value`, `--name=value` and bare `--name` to names and texts. Each once: twice is a mistake. */
function split(args: readonly string[]): Map<string, string> {
  const given = new Map<string, string>();
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as string;
    const match = /^--([^=]+)(?:=([\s\S]*))?$/.exec(arg);
    if (arg === '-h') given.set('help', '');
    else if (!match) throw new Refusal(`expected an option that begins with -- but got "${arg.slice(0, 60)}"`);
    if (!match) continue;
    const name = dashed(match[1] as string);
    if (!knownNames.includes(name)) {
      const near = nearest(name, knownNames);
      throw new Refusal(`--${name.slice(0, 60)} is not an option${near ? `; did you mean --${near}?` : ''}`);
    }
    if (given.has(name)) throw new Refusal(`--${name} is there twice; say it once`);
    const isSwitch = bare.has(name) || settingsTable[settingNamed(name) ?? 'seed'].kind === 'boolean';
    const next = args[i + 1];
    if (match[2] !== undefined && bare.has(name))
      throw new Refusal(`--${name} takes no value; say it, or leave it out`);
    if (match[2] !== undefined) given.set(name, match[2]);
    else if (isSwitch) given.set(name, '');
    else if (next === undefined || next.startsWith('--')) throw new Refusal(`--${name}: expected a value after it`);
    else {
      given.set(name, next);
      i++;
    }
  }
  return given;
}

const settingNamed = (name: string): SettingName | undefined =>
  stillSettings.find((setting) => attributeOf(setting) === name);

function whole(given: Map<string, string>, name: string, range: readonly [number, number]): number | undefined {
  const text = given.get(name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d{1,9}$/.test(text) && value >= range[0] && value <= range[1]) return value;
  throw new Refusal(
    `--${name}: expected a whole number from ${range[0]} to ${range[1]} but got "${text.slice(0, 40)}"`,
  );
}

function oneOf<N extends string>(given: Map<string, string>, name: string, choices: readonly N[]): N | undefined {
  const text = given.get(name);
  if (text === undefined) return undefined;
  const found = choices.find((choice) => choice === text);
  if (found) return found;
  throw new Refusal(`--${name}: expected one of ${choices.join(', ')} but got "${text.slice(0, 40)}"`);
}

function readViews(given: Map<string, string>): PictureOptions['views'] {
  const text = given.get('views');
  if (text === undefined) return pictureViews;
  const names = text.split(/[\s,]+/).filter((name) => name !== '');
  const strange = names.find((name) => !pictureViews.some((view) => view === name));
  if (strange !== undefined || names.length === 0) {
    throw new Refusal(
      `--views: expected names out of ${pictureViews.join(', ')} but got "${(strange ?? '').slice(0, 40)}"`,
    );
  }
  return pictureViews.filter((view) => names.includes(view));
}

/** Sentences of core say what was taken instead; here nothing is. */
const refused = (message: string) =>
  plain(message).replace(
    /(; (took|kept|filled|opened|read what|it was passed) .*|[.:] Opened the page without it)$/,
    '',
  );

function readState(given: Map<string, string>, notes: string[]): LinkState {
  const link = given.get('link');
  const opened = link === undefined ? null : openLink(link.includes('#') ? link : `#${link}`, { load: loadOwnData });
  if (opened) {
    if (opened.from === 'nothing')
      throw new Refusal('--link: expected a link with settings in it, after #, but got none');
    // What has no equal in a link of another page is good to know; a fault in one of ours is a mistake to mend.
    if (opened.from !== 'tensorflowPlayground' && opened.problems[0] !== undefined) {
      throw new Refusal(`--link: ${opened.problems.map(refused).join('. ')}`);
    }
    notes.push(...opened.problems);
  }
  const values: Record<string, unknown> = {};
  for (const name of stillSettings) {
    const text = given.get(attributeOf(name));
    if (text === undefined) continue;
    const parsed = parseSetting(name, text);
    if (!parsed.ok) throw new Refusal(`--${attributeOf(name)}: ${parsed.error.replace(`${name}: `, '')}`);
    values[name] = parsed.value;
  }
  let features: readonly FeatureName[] = opened?.state.features ?? defaultFeatures;
  const asked = given.get('features');
  if (asked !== undefined) {
    const checked = checkFeatures(asked.split(','));
    if (!checked.ok) throw new Refusal(`--features: ${checked.error}`);
    features = checked.value;
  }
  if (!opened && asked === undefined) {
    const { settings, problems } = resolveSettings(values);
    if (problems[0]) throw new Refusal(problems.map(({ message }) => refused(message)).join('. '));
    return { settings, features };
  }
  const base = opened?.state ?? { settings: presetOf('circle').settings, features };
  const preset = values.preset === undefined ? base.settings : resolveSettings({ preset: values.preset }).settings;
  const { data, trained, networkSeed } = base;
  const kept = { settings: preset, features, ...(data && values.dataset === undefined && { data }) };
  const shape = shapeOfState(kept, (values.dataset ?? preset.dataset) as LinkState['settings']['dataset'], loadOwnData);
  if (!shape.ok) throw new Refusal(shape.error);
  const { settings, problems } = validateSettings(values, preset, shape.value);
  if (problems[0]) throw new Refusal(problems.map(({ message }) => refused(message)).join('. '));
  if (trained && !same(settings.layers, base.settings.layers))
    throw new Refusal('the weights in the link are for other layers; leave one or the other out');
  // A seed that is asked for, by name or by preset, is the network's as well.
  const own = networkSeed !== undefined && values.seed === undefined && values.preset === undefined;
  return { ...kept, settings, ...(own && { networkSeed }), ...(trained && { trained }) };
}

/** Of one kind of still each; where another is asked for they would do nothing. */
const onlyFor = {
  seeds: ['seeds', 'sweep'],
  setting: ['sweep'],
  values: ['sweep'],
  views: ['one'],
  log: ['one'],
} as const;

/** Null where one network is drawn. */
function readCompare(given: Map<string, string>, { settings }: LinkState): SweptPlan | null {
  const compare = oneOf(given, 'compare', ['seeds', 'sweep']) ?? 'one';
  for (const [name, kinds] of Object.entries(onlyFor)) {
    if (!given.has(name) || kinds.some((kind) => kind === compare)) continue;
    const meant = kinds.map((kind) => (kind === 'one' ? 'one network' : `--compare ${kind}`)).join(' or ');
    throw new Refusal(`--${name} is for ${meant}; ${compare === 'one' ? 'leave it out, or say so' : 'leave it out'}`);
  }
  if (compare === 'one') return null;
  const epochs = whole(given, 'epochs', [1, compareLimits.epochs]) ?? plannedEpochs(settings);
  if (compare === 'seeds') {
    return { kind: compare, epochs, seeds: whole(given, 'seeds', [1, compareLimits.seeds]) ?? 100 };
  }
  const seeds = whole(given, 'seeds', [1, compareLimits.seedsEach]) ?? 10;
  return { kind: compare, epochs, seeds, ...readVaried(given, settings.layers) };
}

/** values: '' for those that are proposed. */
function readVaried(given: Map<string, string>, layers: readonly number[]): { setting: VariedName; values: string } {
  const asked = dashed(given.get('setting') ?? 'learningRate');
  const setting = variedNames.find((name) => dashed(name) === asked);
  if (!setting) {
    const names = variedNames.map(dashed).join(', ');
    throw new Refusal(`--setting: expected one of ${names} but got "${asked.slice(0, 40)}"`);
  }
  if (isSettingName(setting) && given.has(asked))
    throw new Refusal(`--${asked} is what the sweep varies; name what it should be with --values`);
  const why = cannotVary(setting, layers);
  if (why) throw new Refusal(`--setting: ${plain(why)}`);
  const values = given.get('values');
  const read = values === undefined ? null : readValues(setting, values);
  if (read && !read.ok) throw new Refusal(`--values: ${plain(read.error)}`);
  return { setting, values: values ?? '' };
}

/** Throws a Refusal with a sentence. */
export function readOptions(args: readonly string[]): RenderOptions {
  const given = split(args);
  const notes: string[] = [];
  const help = given.has('help');
  const state = help ? { settings: presetOf('circle').settings, features: defaultFeatures } : readState(given, notes);
  const format = oneOf(given, 'format', formats) ?? null;
  const out = given.get('out') ?? null;
  if (out === '') throw new Refusal('--out: expected the name of a file');
  if (!help && out === null && format === null) {
    throw new Refusal('say where it goes: --out circle.svg, or --format svg, text or alt for standard output');
  }
  return {
    state,
    epochs: whole(given, 'epochs', [0, 1_000_000]) ?? state.trained?.epoch ?? 300,
    compare: readCompare(given, state),
    picture: {
      views: readViews(given),
      theme: oneOf<PictureTheme>(given, 'theme', ['auto', 'light', 'dark']) ?? 'auto',
      width: whole(given, 'width', [280, 2000]) ?? 960,
      log: given.has('log'),
    },
    out,
    format,
    help,
    notes,
  };
}
