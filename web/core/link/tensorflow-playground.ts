// TensorFlow Playground's links (#activation=tanh&batchSize=10&...), opened here: the same data pattern, features,
// network and step sizes, and a note for every key that has no equal. The chance is not theirs, so a run is alike and
// not the same.

import { lookUp } from '../base/look-up.js';
import { quote } from '../base/parsed.js';
import { defaultFeatures, type FeatureName, featureNames } from '../data/features.js';
import { pageLimits } from '../settings/limits.js';
import type { ActivationName, DatasetName } from '../settings/names.js';
import { presetOf } from '../settings/presets.js';
import { defaultSettings, type Settings, settingsTable } from '../settings/settings.js';
import { type Fields, parseFields, takeField } from './fields.js';
import type { HideableControl } from './hidden-controls.js';
import { type LinkState, linkLimits } from './link.js';

export interface LinkNote {
  readonly keys: readonly string[];
  /** What became of them, and why, in a sentence. */
  readonly message: string;
}

export interface TensorFlowLink {
  readonly state: LinkState;
  readonly notes: readonly LinkNote[];
  /** Names of theirs of the controls that the link hides. */
  readonly hidden: readonly string[];
}

/** Keys that only their links have; every link their page writes has most of them. */
const telling = [
  'networkShape',
  'percTrainData',
  'regDataset',
  'problem',
  'activation',
  'initZero',
  'hideText',
  'xTimesY',
  'sinX',
  'discretize',
];

const activations: Readonly<Record<string, ActivationName>> = {
  relu: 'relu',
  tanh: 'tanh',
  sigmoid: 'sigmoid',
  linear: 'linear',
};
const regularizations: Readonly<Record<string, Settings['regularization']>> = { none: 'none', L1: 'l1', L2: 'l2' };
const classSets: Readonly<Record<string, DatasetName>> = {
  circle: 'circle',
  xor: 'xor',
  gauss: 'gauss',
  spiral: 'spiral',
};
const valueSets: Readonly<Record<string, DatasetName>> = { 'reg-plane': 'regPlane', 'reg-gauss': 'regGauss' };
const features: Readonly<Record<string, FeatureName>> = {
  x: 'x1',
  y: 'x2',
  xSquared: 'x1Squared',
  ySquared: 'x2Squared',
  xTimesY: 'x1TimesX2',
  sinX: 'sinX1',
  sinY: 'sinX2',
};
/** Controls of theirs that they hide, and what they are here. */
const hideable: Readonly<Record<string, HideableControl>> = {
  playButton: 'play',
  stepButton: 'epoch',
  resetButton: 'reset',
  learningRate: 'learningRate',
  regularization: 'regularization',
  regularizationRate: 'regularizationRate',
  batchSize: 'batchSize',
  noise: 'noise',
  percTrainData: 'testShare',
  dataset: 'dataset',
  problem: 'task',
  activation: 'activation',
  numHiddenLayers: 'hiddenLayers',
  showTestData: 'showTest',
  discretize: 'discretize',
};
const withoutEqual: Readonly<Record<string, string>> = {
  cosX: 'it does nothing in TensorFlow Playground either.',
  cosY: 'it does nothing in TensorFlow Playground either.',
  collectStats: 'nothing is collected here.',
  tutorial: 'its tutorials are its own.',
  hideText: 'there is no article below the network here.',
};

/** Reads one value after the other, and remembers what could not be honoured. */
class Reader {
  readonly #fields: Fields;
  readonly notes: LinkNote[] = [];

  constructor(fields: Fields) {
    this.#fields = fields;
  }

  note(keys: readonly string[], message: string): void {
    this.notes.push({ keys, message });
  }

  /** Their rule: true unless the word is false. */
  boolean(key: string, otherwise: boolean): boolean {
    const text = takeField(this.#fields, key);
    return text === undefined ? otherwise : text !== 'false';
  }

  choice<V>(key: string, choices: Readonly<Record<string, V>>, otherwise: string): V {
    const text = takeField(this.#fields, key) ?? otherwise;
    const chosen = lookUp(choices, text);
    if (chosen !== undefined) return chosen;
    this.note(
      [key],
      `${key}: expected one of ${Object.keys(choices).join(', ')}, but got ${quote(text)}; took ${otherwise}.`,
    );
    return choices[otherwise] as V;
  }

  /** Brought into the range, and to a whole number where asked. */
  number(key: string, otherwise: number, range: readonly [number, number], whole = false): number {
    const text = takeField(this.#fields, key);
    if (text === undefined) return otherwise;
    const value = text.trim() === '' ? Number.NaN : Number(text);
    if (Number.isNaN(value)) {
      this.note([key], `${key}: expected a number but got ${quote(text)}; took ${otherwise}.`);
      return otherwise;
    }
    const bounded = Math.min(range[1], Math.max(range[0], whole ? Math.round(value) : value));
    if (bounded !== value) this.note([key], `${key}: took ${bounded} for ${quote(value)}.`);
    return bounded;
  }

  text(key: string): string | undefined {
    return takeField(this.#fields, key);
  }

  /** Keys not read yet. */
  rest(): string[] {
    return [...this.#fields.keys()];
  }
}

function readHidden(reader: Reader): number[] {
  const text = reader.text('networkShape');
  if (text === undefined) return [4, 2];
  const parts = text.split(',').filter((part) => part.trim() !== '');
  const sizes = parts.map((part) => Number(part));
  if (sizes.some((size) => !Number.isInteger(size) || size < 1)) {
    reader.note(['networkShape'], `networkShape: expected sizes like 4,2 but got ${quote(text)}; took 4,2.`);
    return [4, 2];
  }
  const kept = sizes.slice(0, pageLimits.hiddenLayers).map((size) => Math.min(size, pageLimits.neurons));
  if (kept.length < sizes.length || kept.some((size, i) => size !== sizes[i])) {
    reader.note(
      ['networkShape'],
      `networkShape: took ${kept.slice(0, 8)}; here a link opens at most ${pageLimits.hiddenLayers} hidden layers of ${pageLimits.neurons}.`,
    );
  }
  return kept;
}

/**
 * Their seed is any text, ours a number: a small whole number stays itself, any other text is hashed (FNV-1a, 32 bits).
 */
function readSeed(reader: Reader): number {
  const text = reader.text('seed');
  if (text === undefined) return defaultSettings.seed;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

function readFeatures(reader: Reader): readonly FeatureName[] {
  const on = Object.entries(features).filter(([key]) => reader.boolean(key, key === 'x' || key === 'y'));
  const names = on.map(([, name]) => name);
  if (names.length > 0) return featureNames.filter((name) => names.includes(name));
  reader.note(['x', 'y'], 'All inputs are off in this link; took x1 and x2.');
  return defaultFeatures;
}

/** Significant digits beyond which halving shows nothing but rounding. */
const tidy = (value: number) => Number(value.toPrecision(12));

function readSettings(reader: Reader, inputs: number): Settings {
  const isRegression = reader.choice('problem', { classification: false, regression: true }, 'classification');
  const classes = reader.choice('dataset', classSets, 'circle');
  const values = reader.choice('regDataset', valueSets, 'reg-plane');
  const hidden = readHidden(reader);
  const activation = reader.choice('activation', activations, 'tanh');
  const rate = reader.number('learningRate', 0.03, [2e-6, 200]);
  const regularization = reader.choice('regularization', regularizations, 'none');
  const regularizationRate = reader.number('regularizationRate', 0, [0, settingsTable.regularizationRate.max / 2]);
  // Their loss is half of ours, so half the rate takes the same steps, and a penalty needs twice its rate to weigh as
  // much.
  reader.note(
    ['learningRate'],
    `Their loss is half of the mean squared error, so learning rate ${rate} there takes the same steps as ${tidy(rate / 2)} here.`,
  );
  if (regularization !== 'none' && regularizationRate > 0) {
    reader.note(
      ['regularizationRate'],
      `For the same reason regularization rate ${regularizationRate} there is ${tidy(regularizationRate * 2)} here.`,
    );
  }
  return {
    ...presetOf('circle').settings,
    dataset: isRegression ? values : classes,
    noise: reader.number('noise', 0, [0, 50], true),
    testShare: tidy(1 - reader.number('percTrainData', 50, [10, 100]) / 100),
    layers: [inputs, ...hidden, 1],
    activations: [...hidden.map(() => activation), isRegression ? 'linear' : 'tanh'],
    loss: 'mse',
    initializer: reader.boolean('initZero', false) ? 'zeros' : 'uniform',
    seed: readSeed(reader),
    learningRate: tidy(rate / 2),
    batchSize: reader.number('batchSize', 10, [1, 65_536], true),
    shuffle: false,
    optimizer: 'sgd',
    regularization,
    regularizationRate: tidy(regularizationRate * 2),
    speed: 'everyFrame',
    showTest: reader.boolean('showTestData', false),
    discretize: reader.boolean('discretize', false),
  };
}

/** "learningRate" as people say it. */
const wordsOf = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).slice(0, 40);

/** Whether a link, or its part from "#" on, is one of theirs. Ours always say their version. */
export function isTensorFlowLink(link: string): boolean {
  const { fields } = parseFields(link.slice(link.indexOf('#') + 1, linkLimits.characters));
  return !fields.has('v') && telling.some((key) => fields.has(key));
}

/** Reads a link of theirs; what it leaves out is their default. Never throws. */
export function readTensorFlowLink(link: string): TensorFlowLink {
  const { fields, problems } = parseFields(link.slice(link.indexOf('#') + 1).slice(0, linkLimits.characters));
  const reader = new Reader(fields);
  for (const problem of problems.slice(0, 3)) reader.note([], problem);
  const chosen = readFeatures(reader);
  const settings = readSettings(reader, chosen.length);
  const rest = reader.rest();
  const hidden: string[] = [];
  const unknown: string[] = [];
  for (const key of rest) {
    if (key.endsWith('_hide')) {
      if (reader.boolean(key, false)) hidden.push(key.slice(0, -'_hide'.length));
    } else if (Object.hasOwn(withoutEqual, key)) {
      // Off is what they are here; only what is asked for in vain is worth a word.
      const text = reader.text(key);
      if (text !== 'false' && text !== '') reader.note([key], `${key}: ${lookUp(withoutEqual, key)}`);
    } else unknown.push(key);
  }
  const shown = hidden.filter((name) => !Object.hasOwn(hideable, name));
  const hides = Object.values(hideable).filter((_, i) => hidden.includes(Object.keys(hideable)[i] ?? ''));
  if (shown.length > 0)
    reader.note(
      shown.slice(0, 20).map((name) => `${name}_hide`),
      `Controls that this link hides there stay in sight here: ${shown.slice(0, 20).map(wordsOf).join(', ')}.`,
    );
  if (unknown.length > 0) {
    const named = unknown
      .slice(0, 3)
      .map((key) => quote(key))
      .join(', ');
    reader.note(
      unknown.slice(0, 20),
      `${named}${unknown.length > 3 ? ' and others' : ''}: not a key of TensorFlow Playground's; passed over.`,
    );
  }
  return {
    state: { settings, features: chosen, ...(hides.length > 0 && { hidden: hides }) },
    notes: reader.notes,
    hidden,
  };
}
