// What is to be compared: how many seeds, for how many epochs, and the values of one setting where it is not luck alone.
import { activationNames, initializerNames, optimizerNames } from '../../core/settings/names.js';
import type { Settings } from '../../core/settings/settings.js';
import type { Recipe } from '../recipe.js';

/** The settings that can be laid along an axis. Width is that of every hidden layer, activation that of every hidden neuron. */
export const variedNames = [
  'learningRate',
  'width',
  'regularizationRate',
  'noise',
  'testShare',
  'batchSize',
  'optimizer',
  'activation',
  'initializer',
] as const;
export type VariedName = (typeof variedNames)[number];
export type VariedValue = number | string;

export interface Varied {
  readonly name: VariedName;
  readonly values: readonly VariedValue[];
}

export interface ComparePlan {
  /** Networks of each value, from the seed of the settings on. */
  readonly seeds: number;
  /** Each network is trained for so many. */
  readonly epochs: number;
  readonly varied?: Varied;
}

/** seedsEach: at each value of a setting. networks: seeds times values. */
export const compareLimits = { seeds: 500, seedsEach: 100, epochs: 10_000, values: 24, networks: 1000 } as const;

/** As many as the settings' own rule stops at; else enough for the ready networks to have learned most of what they learn. */
export function plannedEpochs({ stopEpochs }: Pick<Settings, 'stopEpochs'>): number {
  return stopEpochs > 0 ? Math.min(stopEpochs, compareLimits.epochs) : 300;
}

/** A whole number within bounds; `fallback` for what is no number. */
export function within(value: number, low: number, high: number, fallback: number): number {
  return Number.isFinite(value) ? Math.max(low, Math.min(high, Math.round(value))) : fallback;
}

/** At most 60 epochs to note the cost at, close together where curves are steep; the last is the end. */
export function curveEpochs(epochs: number): number[] {
  const noted = new Set<number>();
  for (let i = 1; i <= 60; i++) noted.add(Math.max(1, Math.round(epochs * (i / 60) ** 2)));
  return [...noted];
}

const known: Partial<Record<VariedName, readonly string[]>> = {
  optimizer: optimizerNames,
  activation: activationNames.filter((name) => name !== 'softmax'),
  initializer: initializerNames,
};

/** What a setting can be named; undefined for one that is a number. */
export const namesOf = (name: VariedName): readonly string[] | undefined => known[name];

/** The recipe with the setting at this value. What the network's shape and activations mean for each layer is seen to here. */
export function recipeWith(recipe: Recipe, name: VariedName, value: VariedValue): Recipe {
  return { ...recipe, settings: { ...recipe.settings, ...changeFor(recipe.settings, name, value) } };
}

function changeFor(settings: Settings, name: VariedName, value: VariedValue): Partial<Settings> {
  const { layers, activations } = settings;
  if (name === 'width')
    return { layers: layers.map((size, l) => (l > 0 && l < layers.length - 1 ? Number(value) : size)) };
  if (name === 'activation')
    return {
      activations: activations.map((own, l) => (l < activations.length - 1 ? (value as typeof own) : own)),
    };
  // A rate alone would do nothing where no penalty is chosen.
  const kind = name === 'regularizationRate' && settings.regularization === 'none';
  return { [name]: value, ...(kind && { regularization: 'l2' as const }) };
}
