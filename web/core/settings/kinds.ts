// The kinds of value a setting can have, and for each kind the three things every surface needs: read it from text, check a
// value of unknown origin, and write it as text. Nothing here throws: an answer is a value or a sentence.
import { type Parsed, quote } from '../base/parsed.js';
import { parameterCount } from '../network/parameters.js';
import { type ActivationName, activationNames } from './names.js';

/** The engine's bounds (cpp/include/glassbox/types.h), repeated so that a link is refused before a network is built. */
export const maxLayerSize = 65_536;
export const maxWeightLayers = 1_024;
export const maxParameters = 16_000_000;

/** Where a control stands: panels list the settings of their group. */
export type SettingGroup = 'data' | 'network' | 'training' | 'stops' | 'view';

/**
 * What a change asks for. live: nothing, training goes on. keeps: another network or other rows, and what still fits of the
 * weights stays. restart: new weights from the seed.
 */
export type ChangeKind = 'live' | 'keeps' | 'restart';

interface Common<V> {
  readonly group: SettingGroup;
  /** What a control is called, in sentence case. */
  readonly label: string;
  readonly default: V;
  readonly change: ChangeKind;
  /** Only of use when another setting has one of these values; a control may hide itself otherwise. */
  readonly onlyWith?: { readonly setting: string; readonly values: readonly string[] };
}

export interface NumberSetting extends Common<number> {
  readonly kind: 'number' | 'integer';
  readonly min: number;
  readonly max: number;
  /** Set when max itself is not allowed: [min, max). */
  readonly maxExcluded?: true;
  /** For a slider; log means that equal ratios are equally far apart. */
  readonly scale: 'linear' | 'log';
  readonly step?: number;
  /** Values worth offering in a list. */
  readonly stops?: readonly number[];
  readonly unit?: string;
}

export interface ChoiceSetting<V extends string = string> extends Common<V> {
  readonly kind: 'choice';
  /** The names; what people read instead is in setting-choices.ts. */
  readonly choices: readonly V[];
}

export interface BooleanSetting extends Common<boolean> {
  readonly kind: 'boolean';
}

/** Sizes, inputs first. */
export interface LayersSetting extends Common<readonly number[]> {
  readonly kind: 'layers';
}

/** One name per weight layer. */
export interface ActivationsSetting extends Common<readonly ActivationName[]> {
  readonly kind: 'activations';
  readonly choices: readonly ActivationName[];
}

export type AnySetting = NumberSetting | ChoiceSetting | BooleanSetting | LayersSetting | ActivationsSetting;
export type SettingValue = number | string | boolean | readonly number[] | readonly ActivationName[];

const good = <V>(value: V): Parsed<V> => ({ ok: true, value });
const bad = (error: string): Parsed<never> => ({ ok: false, error });

/** "regPlane", "reg-plane" and "Reg Plane" are one name. */
const plain = (text: string) => text.toLowerCase().replace(/[\s_-]/g, '');

function findChoice<V extends string>(choices: readonly V[], text: string): V | undefined {
  const wanted = plain(text);
  return choices.find((choice) => plain(choice) === wanted);
}

function checkNumber(name: string, setting: NumberSetting, value: number, shown: unknown): Parsed<number> {
  const what = setting.kind === 'integer' ? 'a whole number' : 'a number';
  const range = setting.maxExcluded
    ? `from ${setting.min} to below ${setting.max}`
    : `from ${setting.min} to ${setting.max}`;
  const outside = value < setting.min || value > setting.max || (setting.maxExcluded && value === setting.max);
  if (!Number.isFinite(value) || outside || (setting.kind === 'integer' && !Number.isInteger(value))) {
    return bad(`${name}: expected ${what} ${range} but got ${quote(shown)}`);
  }
  return good(value === 0 ? 0 : value); // -0 is 0
}

function checkLayers(name: string, value: readonly unknown[], shown: unknown): Parsed<readonly number[]> {
  if (value.length < 2 || value.length > maxWeightLayers + 1) {
    return bad(
      `${name}: expected 2 to ${maxWeightLayers + 1} sizes, inputs first, like 2,4,2,1, but got ${quote(shown)}`,
    );
  }
  for (const size of value) {
    if (typeof size !== 'number' || !Number.isInteger(size) || size < 1 || size > maxLayerSize) {
      return bad(`${name}: expected whole numbers from 1 to ${maxLayerSize}, like 2,4,2,1, but got ${quote(shown)}`);
    }
  }
  const sizes = value as readonly number[];
  const parameters = parameterCount(sizes);
  if (parameters > maxParameters) {
    return bad(
      `${name}: at most ${maxParameters} weights and biases are possible, but ${quote(shown)} has ${parameters}`,
    );
  }
  return good([...sizes]);
}

function checkActivations(
  name: string,
  setting: ActivationsSetting,
  value: readonly unknown[],
  shown: unknown,
): Parsed<readonly ActivationName[]> {
  const names: ActivationName[] = [];
  for (const item of value) {
    const found = typeof item === 'string' ? findChoice(setting.choices, item) : undefined;
    if (!found) return bad(`${name}: expected names out of ${activationNames.join(', ')}, but got ${quote(item)}`);
    names.push(found);
  }
  if (names.length < 1 || names.length > maxWeightLayers) {
    return bad(`${name}: expected one name for each weight layer but got ${quote(shown)}`);
  }
  if (names.slice(0, -1).includes('softmax')) return bad(`${name}: softmax is for the last layer only`);
  return good(names);
}

const splitList = (text: string) =>
  text
    .replace(/^\s*\[|\]\s*$/g, '')
    .split(/[,\s]+/)
    .filter((item) => item !== '');

/** Numbers as people and programs write them; an empty text is not zero. */
const toNumber = (text: string) => (text.trim() === '' ? Number.NaN : Number(text.trim().replace('\u2212', '-')));

/** Reads text, as an attribute or a link holds it. */
export function parseValue(name: string, setting: AnySetting, text: string): Parsed<SettingValue> {
  switch (setting.kind) {
    case 'number':
    case 'integer':
      return checkNumber(name, setting, toNumber(text), text);
    case 'boolean': {
      // A bare attribute is an empty text and means yes.
      const word = text.trim().toLowerCase();
      if (word === '' || word === 'true' || word === name.toLowerCase()) return good(true);
      if (word === 'false') return good(false);
      return bad(`${name}: expected true or false but got ${quote(text)}`);
    }
    case 'layers':
      return checkLayers(name, splitList(text).map(toNumber), text);
    case 'activations':
      return checkActivations(name, setting, splitList(text), text);
    case 'choice': {
      const found = findChoice(setting.choices, text);
      return found === undefined
        ? bad(`${name}: expected one of ${setting.choices.join(', ')}, but got ${quote(text)}`)
        : good(found);
    }
  }
}

/** Checks a value of unknown origin, as JSON or a program gives it. */
export function checkValue(name: string, setting: AnySetting, value: unknown): Parsed<SettingValue> {
  switch (setting.kind) {
    case 'number':
    case 'integer':
      return checkNumber(name, setting, typeof value === 'number' ? value : Number.NaN, value);
    case 'boolean':
      return typeof value === 'boolean' ? good(value) : bad(`${name}: expected true or false but got ${quote(value)}`);
    case 'layers':
      return checkLayers(name, Array.isArray(value) ? value : [], value);
    case 'activations':
      return checkActivations(name, setting, Array.isArray(value) ? value : [], value);
    case 'choice':
      if (typeof value === 'string') return parseValue(name, setting, value);
      return bad(`${name}: expected one of ${setting.choices.join(', ')}, but got ${quote(value)}`);
  }
}

/** The text that parseValue reads back to the same value. */
export function formatValue(value: SettingValue): string {
  return Array.isArray(value) ? value.join(',') : String(value);
}
