// What every surface does with the table: name the attribute, read text, write text, fill in defaults and check how settings
// go together.

import { type Parsed, quote } from '../base/parsed.js';
import { type DatasetInfo, datasetCatalogue, type Task } from './datasets.js';
import { type AnySetting, checkValue, formatValue, parseValue, type SettingValue } from './kinds.js';
import type { ActivationName, LossName } from './names.js';
import { type SettingName, type Settings, settingsTable } from './table.js';

export * from './kinds.js';
export * from './names.js';
export * from './table.js';

/** In the order of the table. */
export const settingNames = Object.keys(settingsTable) as readonly SettingName[];

export const defaultSettings: Readonly<Settings> = Object.fromEntries(
  settingNames.map((name) => [name, settingsTable[name].default]),
) as unknown as Settings;

/** learningRate is learning-rate in HTML. */
export function attributeOf(name: SettingName): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(settingsTable, name);
}

const ofAttributes = new Map(
  settingNames.flatMap((name) =>
    [attributeOf(name), name.toLowerCase()].map((attribute) => [attribute, name] as const),
  ),
);

/** The setting an attribute stands for; HTML lower-cases attribute names, so learningrate is taken too. */
export const settingOfAttribute = (attribute: string): SettingName | undefined =>
  ofAttributes.get(attribute.toLowerCase());

/** Reads one setting from text. */
export function parseSetting<N extends SettingName>(name: N, text: string): Parsed<Settings[N]> {
  return parseValue(name, settingsTable[name] as AnySetting, text) as Parsed<Settings[N]>;
}

/** Writes one setting so that parseSetting reads it back. */
export function formatSetting<N extends SettingName>(_name: N, value: Settings[N]): string {
  return formatValue(value as SettingValue);
}

/** Whether a setting does anything beside the others. */
export function isOfUse(name: SettingName, settings: Readonly<Settings>): boolean {
  const { onlyWith } = settingsTable[name];
  return !onlyWith || onlyWith.values.includes(String(settings[onlyWith.setting as SettingName]));
}

/** Something that could not be honoured, in a sentence that says what was taken instead. */
export interface SettingProblem {
  /** The setting, or the unknown name. */
  readonly name: string;
  readonly message: string;
}

export interface Validated {
  readonly settings: Settings;
  readonly problems: readonly SettingProblem[];
}

/** What a network has to fit: the catalogue knows it of its data sets; own data and other input features bring their own. */
export type DataShape = Pick<DatasetInfo, 'task' | 'inputs' | 'outputs' | 'scaling'>;

/**
 * Full settings from a few, of unknown origin. What is left out comes from `base`; what is unknown or out of range is
 * reported and comes from `base` too. Layers, activations and loss that were left out are fitted to those that were given
 * and to the data; a contradiction between given ones is reported and mended. Never throws. `shape` is for data that are not
 * the catalogue's, `before` for such that `base` was fitted to: to data of the same kind nothing is fitted that somebody chose.
 */
export function validateSettings(
  partial: unknown,
  base: Readonly<Settings> = defaultSettings,
  shape?: DataShape,
  before: DataShape = datasetCatalogue[base.dataset],
): Validated {
  const problems: SettingProblem[] = [];
  const given: Partial<Record<SettingName, SettingValue>> = {};
  if (partial !== undefined && (typeof partial !== 'object' || partial === null || Array.isArray(partial))) {
    problems.push({ name: '', message: `settings: expected an object of names and values but got ${quote(partial)}` });
  } else {
    for (const [name, value] of Object.entries(partial ?? {})) {
      if (value === undefined) continue;
      if (!isSettingName(name)) {
        problems.push({ name, message: `${quote(name)} is not a setting; it was passed over` });
        continue;
      }
      const checked = checkValue(name, settingsTable[name] as AnySetting, value);
      if (checked.ok) given[name] = checked.value;
      else problems.push({ name, message: `${checked.error}; kept ${formatSetting(name, base[name])}` });
    }
  }
  const settings = { ...base, ...given } as Settings;
  const data = shape ?? datasetCatalogue[settings.dataset];
  const isOther = settings.dataset !== base.dataset || !isAlike(data, before);
  fitNetwork(settings, given, problems, { data, called: shape ? 'the data' : settings.dataset, isOther });
  fitRate(settings, given, problems);
  return { settings, problems };
}

/** What suits a task, when nothing else was asked for. */
const usual: Readonly<Record<Task, { loss: LossName; output: ActivationName }>> = {
  regression: { loss: 'mse', output: 'linear' },
  binary: { loss: 'mse', output: 'tanh' },
  multiclass: { loss: 'softmaxCrossEntropy', output: 'softmax' },
};

/** Whether what suits the one suits the other: targets from 0 to 1 may have an output that others may not. */
const isAlike = (a: DataShape, b: DataShape): boolean =>
  a.task === b.task && (a.task !== 'regression' || (a.scaling === 'unit') === (b.scaling === 'unit'));

function fitNetwork(
  settings: Settings,
  given: Partial<Record<SettingName, SettingValue>>,
  problems: SettingProblem[],
  { data, called, isOther }: { readonly data: DataShape; readonly called: string; readonly isOther: boolean },
): void {
  const output = () => settings.activations.at(-1) as ActivationName;
  const withOutput = (name: ActivationName) => [...settings.activations.slice(0, -1), name];

  if (settings.layers[0] !== data.inputs || settings.layers.at(-1) !== data.outputs) {
    const layers = [data.inputs, ...settings.layers.slice(1, -1), data.outputs];
    if (given.layers) {
      const message = `layers: the inputs and outputs of ${called} are ${data.inputs} and ${data.outputs}; took ${layers}`;
      problems.push({ name: 'layers', message });
    }
    settings.layers = layers;
  }

  const depth = settings.layers.length - 1;
  if (settings.activations.length !== depth) {
    if (given.activations) {
      const message = `activations: expected ${depth} names, one for each layer after the inputs, but got ${settings.activations.length}; filled up from the last hidden one`;
      problems.push({ name: 'activations', message });
    }
    const hidden = settings.activations.slice(0, -1);
    const fill: ActivationName = hidden.at(-1) ?? 'tanh';
    settings.activations = [...Array.from({ length: depth - 1 }, (_, l) => hidden[l] ?? fill), output()];
  }

  if (isOther && !given.loss) settings.loss = usual[data.task].loss;
  if (isOther && !given.activations) settings.activations = withOutput(usual[data.task].output);
  const misfit = lossMisfit(settings.loss, data);
  if (misfit) {
    const loss = usual[data.task].loss;
    if (given.loss) problems.push({ name: 'loss', message: `loss: ${misfit}; took ${loss}` });
    settings.loss = loss;
  }

  // Its one share of one is always 1, whatever comes in.
  if (output() === 'softmax' && data.outputs === 1) {
    const took = usual[data.task].output;
    const message = `activations: softmax over a single output is always 1, so there would be nothing to learn; took ${took}`;
    problems.push({ name: 'activations', message });
    settings.activations = withOutput(took);
  }

  const asked = outputFor(settings.loss);
  if (asked && output() !== asked) {
    if (given.loss && given.activations) {
      const message = `activations: ${settings.loss} asks for a ${asked} output but got ${output()}; took ${asked}`;
      problems.push({ name: 'activations', message });
      settings.activations = withOutput(asked);
    } else if (given.activations) {
      settings.loss = 'mse'; // an output was asked for, and mse goes with any
    } else {
      settings.activations = withOutput(asked);
    }
  }
}

/** The output activation a loss cannot do without; undefined where any will do. */
export function outputFor(loss: LossName): ActivationName | undefined {
  return loss === 'bce' ? 'sigmoid' : loss === 'softmaxCrossEntropy' ? 'softmax' : undefined;
}

function lossMisfit(loss: LossName, { task, scaling, outputs }: DataShape): string | undefined {
  if (loss === 'bce' && task === 'regression' && scaling !== 'unit') return 'bce needs targets from 0 to 1';
  if (loss === 'softmaxCrossEntropy' && (task === 'regression' || outputs < 2)) {
    return 'softmaxCrossEntropy needs one output for each of two or more classes';
  }
  return undefined;
}

function fitRate(
  settings: Settings,
  given: Partial<Record<SettingName, SettingValue>>,
  problems: SettingProblem[],
): void {
  if (settings.regularization !== 'dropout' || settings.regularizationRate < 1) return;
  if (given.regularizationRate !== undefined) {
    const message = `regularizationRate: dropout silences a share below 1 but got ${settings.regularizationRate}; took 0.5`;
    problems.push({ name: 'regularizationRate', message });
  }
  settings.regularizationRate = 0.5;
}
