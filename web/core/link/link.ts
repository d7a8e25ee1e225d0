// One link, whole mind: settings, input features, own data and, if asked, the trained weights, as
// `#v=1&name=value&...`. What is left out is the preset's. Reading never throws: what cannot be honoured keeps its
// default and is told in a sentence.

import { same } from '../base/same.js';
import { checkFeatures, defaultFeatures, type FeatureName } from '../data/features.js';
import type { OwnData } from '../data/own-data.js';
import { type LoadOwnData, shapeOfDataset, shapeOfPoints, shapeOfTable } from '../data/shape.js';
import { fitsPage, pageLimits } from '../settings/limits.js';
import { presetOf } from '../settings/presets.js';
import {
  type DataShape,
  defaultSettings,
  formatSetting,
  parseSetting,
  type SettingName,
  type Settings,
  settingNames,
  validateSettings,
} from '../settings/settings.js';
import { readOwnData, writeOwnData } from './data.js';
import { type Fields, formatFields, parseFields, takeField } from './fields.js';
import { type HideableControl, parseHidden } from './hidden-controls.js';
import { readTrained, type Trained, writeTrained } from './trained.js';

export const linkLimits = {
  /** Characters; what browsers, chats and mail still carry. */
  characters: 64_000,
  /** Characters of work that is kept in the browser, where only its own storage counts: half of what most of them hold. */
  kept: 2_000_000,
} as const;

export interface LinkState {
  readonly settings: Readonly<Settings>;
  /** Of meaning where the data have two inputs. */
  readonly features: readonly FeatureName[];
  /** Instead of settings.dataset. */
  readonly data?: OwnData;
  /** Of a network that was made from another seed than that of the settings, by which the data go. */
  readonly networkSeed?: number;
  readonly trained?: Trained;
  /** Controls that the page leaves out until they are asked for; left out when there are none. */
  readonly hidden?: readonly HideableControl[];
  /** The plan of a comparison that is ready to run, as experiment/compare/plan-link.ts writes and checks it. */
  readonly compare?: string;
}

/** What is trained, but for the weights: settings, input features, own data. */
export type Recipe = Omit<LinkState, 'trained'>;

export interface ReadLink {
  readonly state: LinkState;
  /** Each a sentence: what could not be honoured, and what was taken instead. Empty for a good link. */
  readonly problems: readonly string[];
}

export interface WrittenLink {
  /** Begins with "#". */
  readonly text: string;
  /** What had to stay behind because the link would be too long; each a sentence. */
  readonly leftOut: readonly string[];
}

const defaultBase = presetOf(defaultSettings.preset).settings;

/** What a page without a link opens with. */
export const defaultState: LinkState = { settings: defaultBase, features: defaultFeatures };

/** The base settings a link speaks against. */
function baseOf(fields: Fields, problems: string[]): Readonly<Settings> {
  const text = takeField(fields, 'preset');
  if (text === undefined) return defaultBase;
  const preset = parseSetting('preset', text);
  if (preset.ok) return presetOf(preset.value).settings;
  problems.push(`${preset.error}; took ${defaultSettings.preset}.`);
  return defaultBase;
}

function readFeatures(fields: Fields, problems: string[]): readonly FeatureName[] {
  const text = takeField(fields, 'features');
  if (text === undefined) return defaultFeatures;
  const checked = checkFeatures(text.split(','));
  if (checked.ok) return checked.value;
  problems.push(`${checked.error}; took x1 and x2.`);
  return defaultFeatures;
}

/** A network that a page can draw and train at once. */
function checkSize(layers: readonly number[]): string | undefined {
  if (fitsPage(layers)) return undefined;
  const { hiddenLayers, neurons } = pageLimits;
  return `layers: a link opens at most ${hiddenLayers} hidden layers of ${neurons} neurons, but got ${layers.slice(1, -1).join(',').slice(0, 60)}`;
}

function readHidden(fields: Fields, problems: string[]): { hidden?: readonly HideableControl[] } {
  const text = takeField(fields, 'hide');
  if (text === undefined) return {};
  const { hidden, unknown } = parseHidden(text);
  for (const name of unknown) problems.push(`hide: there is no control "${name.slice(0, 40)}" that a link can hide.`);
  return hidden.length > 0 ? { hidden } : {};
}

function readNetworkSeed(fields: Fields, problems: string[]): { networkSeed?: number } {
  const text = takeField(fields, 'networkSeed');
  if (text === undefined) return {};
  const seed = parseSetting('seed', text);
  if (seed.ok) return { networkSeed: seed.value };
  problems.push(`networkSeed: ${seed.error}; took the seed of the settings.`);
  return {};
}

/** Names, numbers and commas. What they mean is checked where Compare is opened, so that other pages need not carry it. */
function readCompare(fields: Fields, problems: string[]): { compare?: string } {
  const compare = takeField(fields, 'compare');
  if (compare === undefined) return {};
  if (/^[\w.,+-]{1,600}$/.test(compare)) return { compare };
  problems.push('compare: expected names, numbers and commas; opened the page without it.');
  return {};
}

function readSettings(
  fields: Fields,
  base: Readonly<Settings>,
  shapeFor: (settings: Settings) => DataShape,
  problems: string[],
): Settings {
  const given: Partial<Record<SettingName, unknown>> = {};
  for (const name of settingNames) {
    const text = takeField(fields, name);
    if (text === undefined) continue;
    const parsed = parseSetting(name, text);
    const misfit = parsed.ok && name === 'layers' ? checkSize(parsed.value as readonly number[]) : undefined;
    if (parsed.ok && misfit === undefined) given[name] = parsed.value;
    else problems.push(`${parsed.ok ? misfit : parsed.error}; kept ${formatSetting(name, base[name])}.`);
  }
  const dataset = (given.dataset ?? base.dataset) as Settings['dataset'];
  const validated = validateSettings(given, base, shapeFor({ ...base, dataset }));
  problems.push(...validated.problems.map((problem) => `${problem.message}.`));
  return validated.settings;
}

/** Own data that can be learned from, with the shape of the network for them; or neither, and a problem more. */
function checkOwnData(
  data: OwnData | undefined,
  seed: number,
  features: readonly FeatureName[],
  load: LoadOwnData,
  problems: string[],
): { data?: OwnData; shape?: DataShape } {
  if (!data) return {};
  // A page may be shared before anything was drawn on it.
  if (data.kind === 'points') return { data, shape: shapeOfPoints(data.points, features) };
  const loaded = load(data, { seed, noise: 0 });
  if (loaded.ok) return { data, shape: shapeOfTable(loaded.value.table, features) };
  problems.push(`${data.kind}: ${loaded.error} Opened the page without it.`);
  return {};
}

/** The first problems, and how many more: a hostile link may have thousands. */
function bounded(problems: readonly string[]): readonly string[] {
  const shown = 8;
  if (problems.length <= shown) return problems;
  return [...problems.slice(0, shown), `There are ${problems.length - shown} more problems with this link.`];
}

/** What is kept in the browser beside a link. */
export interface Beside {
  /** The text of the table that the link names by its id. */
  readonly table?: string | undefined;
}

export interface Reading {
  /** Reads a table or a formula in the link: own-data.ts's loadOwnData, which pages fetch only for a link that `needsLoading`. */
  readonly load: LoadOwnData;
  /** It comes from the browser's storage, and may be longer. */
  readonly beside?: Beside | undefined;
}

/** Whether reading this link takes the parsers of tables and formulas. */
export const needsLoading = (link: string): boolean => /[#&](?:csv|csvKept|formula)=/.test(link);

/**
 * Reads a link, its part from "#" on, or a whole URL with one. Nothing in it may be trusted, and nothing in it makes
 * this throw.
 */
export function decodeLink(link: string, { load, beside }: Reading): ReadLink {
  const text = link.slice(link.indexOf('#') + 1);
  if (text === '') return { state: defaultState, problems: [] };
  const most = beside ? linkLimits.kept : linkLimits.characters;
  if (text.length > most) {
    const message = `Expected a link of at most ${most} characters, but got ${text.length}; opened the default page.`;
    return { state: defaultState, problems: [message] };
  }
  const { fields, problems: found } = parseFields(text);
  const problems = [...found];
  const version = takeField(fields, 'v');
  if (version !== '1') {
    const got = version === undefined ? 'says no version' : `says version "${version.slice(0, 20)}"`;
    problems.push(`The link ${got}, and this page reads version 1; read what could be understood.`);
  }
  const base = baseOf(fields, problems);
  const read = readOwnData(fields, problems, beside?.table);
  const features = readFeatures(fields, problems);

  const { data, shape } = checkOwnData(read, base.seed, features, load, problems);
  const settings = readSettings(fields, base, (s) => shape ?? shapeOfDataset(s.dataset, features), problems);
  const trained = readTrained(fields, settings.layers, problems, beside !== undefined);
  const own = readNetworkSeed(fields, problems);
  const page = { ...readHidden(fields, problems), ...readCompare(fields, problems) };
  for (const name of fields.keys())
    problems.push(`"${name.slice(0, 40)}" means nothing in a link; it was passed over.`);
  return {
    state: { settings, features, ...(data && { data }), ...own, ...(trained && { trained }), ...page },
    problems: bounded(problems),
  };
}

/** Names whose values reading may fit to the data when they are left out. */
const fitted: readonly SettingName[] = ['layers', 'activations', 'loss', 'regularizationRate'];

function writeSettings(state: LinkState, always: readonly SettingName[]): [string, string][] {
  const { settings } = state;
  const base = presetOf(settings.preset).settings;
  return settingNames
    .filter((name) =>
      name === 'preset'
        ? settings.preset !== defaultSettings.preset
        : always.includes(name) || !same(settings[name], base[name]),
    )
    .map((name) => [name, formatSetting(name, settings[name])]);
}

/** kept: for the browser's own storage, with what only that holds. */
function writeFields(state: LinkState, always: readonly SettingName[], kept?: { tableId: string | undefined }): string {
  const fields: [string, string][] = [['v', '1'], ...writeSettings(state, always)];
  if (!same(state.features, defaultFeatures)) fields.push(['features', state.features.join(',')]);
  if (state.networkSeed !== undefined) fields.push(['networkSeed', String(state.networkSeed)]);
  if (state.hidden && state.hidden.length > 0) fields.push(['hide', state.hidden.join(',')]);
  if (state.compare) fields.push(['compare', state.compare]);
  if (state.data) fields.push(...writeOwnData(state.data, kept?.tableId));
  if (state.trained) fields.push(...writeTrained(state.trained, kept !== undefined));
  return formatFields(fields);
}

/** The id of the table that a kept link names; undefined when it names none. */
export const tableNamedIn = (link: string): string | undefined => /[#&]csvKept=([\w-]{1,60})(?:&|$)/.exec(link)?.[1];

/**
 * The whole state for the browser's own storage; with `tableId` the text of its table is kept beside it. decodeLink reads it
 * back when it is told what is beside it. Of a network so large that it would not read it, what only that storage holds is left out.
 */
export function encodeKept(state: LinkState, tableId?: string): string {
  const whole = `#${writeFields(state, settingNames, { tableId })}`;
  if (whole.length <= linkLimits.kept || !state.trained) return whole;
  const { snapshot, history, ...trained } = state.trained;
  return `#${writeFields({ ...state, trained }, settingNames, { tableId })}`;
}

/** Writes a link that decodeLink reads back to the same state, as short as that can be. */
export function encodeLink(state: LinkState, load: LoadOwnData): WrittenLink {
  const leftOut: string[] = [];
  const write = (parts: Partial<LinkState>, always: readonly SettingName[]) => {
    const { data: _, trained: __, ...rest } = state;
    return writeFields({ ...rest, ...parts }, always);
  };
  const fits = (text: string) => text.length <= linkLimits.characters;

  let { data, trained } = state;
  if (data && !fits(write({ data }, fitted))) {
    // Weights without the data they were trained on would show another picture.
    const what = trained
      ? 'data are too large for a link, so they and the weights'
      : 'data are too large for a link, so they';
    leftOut.push(`The ${what} stay behind; save them as files and send those along.`);
    data = undefined;
    trained = undefined;
  }
  const withData = { ...(data && { data }) };
  if (trained && !fits(write({ ...withData, trained }, settingNames))) {
    leftOut.push(
      `The ${trained.parameters.length} weights are too many for a link; save the network as a file instead.`,
    );
    trained = undefined;
  }
  const parts = { ...withData, ...(trained && { trained }) };
  // Trained weights mean something only with the very settings they were trained with, so nothing is left to a preset
  // then.
  const short = write(parts, trained ? settingNames : []);
  // What was left out is fitted to the data on reading; where that comes out otherwise, it is written down.
  const text = same(decodeLink(short, { load }).state.settings, state.settings)
    ? short
    : write(parts, trained ? settingNames : fitted);
  return { text: `#${text}`, leftOut };
}
