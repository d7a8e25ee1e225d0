// The ready networks: each teaches one thing. Seed and learning rate were chosen so that at one epoch a frame most of the
// learning takes two to five seconds: long enough to watch, short enough to wait for.

import type { PresetName } from './names.js';
import { defaultSettings, type Settings, type Validated, validateSettings } from './settings.js';

export interface Preset {
  readonly id: PresetName;
  readonly name: string;
  /** One sentence: what there is to see. */
  readonly teaches: string;
  readonly settings: Readonly<Settings>;
}

export const presets: readonly Preset[] = [
  {
    id: 'oneNeuron',
    name: 'One neuron',
    teaches:
      'A single neuron is logistic regression: its weight and bias bend one curve until it fits what cold did to the O-rings.',
    settings: {
      ...defaultSettings,
      preset: 'oneNeuron',
      dataset: 'orings',
      testShare: 0,
      layers: [1, 1],
      activations: ['sigmoid'],
      loss: 'bce',
      learningRate: 0.3,
      batchSize: 23,
    },
  },
  {
    id: 'circle',
    name: 'Circle',
    teaches: 'Each hidden neuron can only draw a soft line; together they close a ring around the disc.',
    settings: { ...defaultSettings, preset: 'circle', learningRate: 0.003 },
  },
  {
    id: 'penguins',
    name: 'Penguins',
    teaches:
      'Four measurements become three probabilities: the network learns to tell species that no single measurement tells apart.',
    settings: {
      ...defaultSettings,
      preset: 'penguins',
      dataset: 'penguins',
      testShare: 0.3,
      layers: [4, 6, 3],
      activations: ['tanh', 'softmax'],
      loss: 'softmaxCrossEntropy',
      seed: 1,
      learningRate: 0.003,
    },
  },
  {
    id: 'article',
    name: 'Squeeze and restore',
    teaches:
      'Five measurements of a wine pass through two neurons and come out again: what is restored shows what two numbers can carry.',
    settings: {
      ...defaultSettings,
      preset: 'article',
      dataset: 'wineAutoencoder',
      testShare: 0.3,
      layers: [5, 2, 3, 5],
      activations: ['sigmoid', 'sigmoid', 'sigmoid'],
      loss: 'mse',
      learningRate: 1,
    },
  },
];

export function presetOf(id: PresetName): Preset {
  return presets.find((preset) => preset.id === id) as Preset;
}

/** Like validateSettings, with what is left out coming from the preset that is named. */
export function resolveSettings(partial: Readonly<Record<string, unknown>> = {}): Validated {
  const named = presets.find((preset) => preset.id === partial.preset);
  return validateSettings(partial, (named ?? presetOf(defaultSettings.preset)).settings);
}
