// The ready networks: each teaches one thing. Seed and learning rate were chosen so that at one epoch a frame most of the
// learning takes two to five seconds: long enough to watch, short enough to wait for.

import { firstPreset } from './first-preset.js';
import type { PresetName } from './names.js';
import { defaultSettings, type Settings, type Validated, validateSettings } from './settings.js';

export interface Preset {
  readonly id: PresetName;
  readonly name: string;
  /** Whether it shows how learning goes, or what stands in its way. */
  readonly shows: 'learning' | 'trouble';
  readonly settings: Readonly<Settings>;
}

/** Few points, much noise and a large network: what two of them have in common. */
const noisy = {
  dataset: 'moons',
  noise: 30,
  testShare: 0.9,
  layers: [2, 16, 16, 1],
  activations: ['tanh', 'tanh', 'tanh'],
  optimizer: 'adam',
  learningRate: 0.01,
  seed: 2,
} as const;

export const presets: readonly Preset[] = [
  {
    id: 'oneNeuron',
    name: 'One neuron',
    shows: 'learning',
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
    id: 'fiveFeatures',
    name: 'Five features, one neuron',
    shows: 'learning',
    settings: {
      ...defaultSettings,
      preset: 'fiveFeatures',
      dataset: 'twoVines',
      testShare: 0,
      layers: [5, 1],
      activations: ['sigmoid'],
      loss: 'bce',
      learningRate: 2,
      batchSize: 130,
    },
  },
  {
    id: 'circle',
    name: 'Circle',
    shows: 'learning',
    settings: firstPreset,
  },
  {
    id: 'xor',
    name: 'Exclusive or',
    shows: 'learning',
    settings: {
      ...defaultSettings,
      preset: 'xor',
      dataset: 'xor',
      layers: [2, 4, 1],
      activations: ['tanh', 'tanh'],
      learningRate: 0.003,
    },
  },
  {
    id: 'sine',
    name: 'Sine wave',
    shows: 'learning',
    settings: {
      ...defaultSettings,
      preset: 'sine',
      dataset: 'sine1d',
      noise: 10,
      testShare: 0.3,
      layers: [1, 6, 1],
      activations: ['tanh', 'linear'],
      optimizer: 'adam',
      learningRate: 0.01,
    },
  },
  {
    id: 'spiral',
    name: 'Spiral',
    shows: 'learning',
    settings: {
      ...defaultSettings,
      preset: 'spiral',
      dataset: 'spiral',
      layers: [2, 8, 8, 1],
      activations: ['sine', 'tanh', 'tanh'],
      optimizer: 'adam',
      learningRate: 0.003,
    },
  },
  {
    id: 'penguins',
    name: 'Penguins',
    shows: 'learning',
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
    id: 'digits',
    name: 'Digits',
    shows: 'learning',
    settings: {
      ...defaultSettings,
      preset: 'digits',
      dataset: 'digits',
      testShare: 0.3,
      layers: [64, 16, 10],
      activations: ['tanh', 'softmax'],
      loss: 'softmaxCrossEntropy',
      learningRate: 0.01,
    },
  },
  {
    id: 'article',
    name: 'Squeeze and restore',
    shows: 'learning',
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
  {
    id: 'symmetry',
    name: 'All alike',
    shows: 'trouble',
    settings: {
      ...defaultSettings,
      preset: 'symmetry',
      layers: [2, 4, 1],
      activations: ['sigmoid', 'tanh'],
      initializer: 'zeros',
    },
  },
  {
    id: 'vanishing',
    name: 'Vanishing gradient',
    shows: 'trouble',
    settings: {
      ...defaultSettings,
      preset: 'vanishing',
      layers: [2, 4, 4, 4, 4, 4, 4, 1],
      activations: ['sigmoid', 'sigmoid', 'sigmoid', 'sigmoid', 'sigmoid', 'sigmoid', 'tanh'],
    },
  },
  {
    id: 'tooFast',
    name: 'Too large a step',
    shows: 'trouble',
    settings: {
      ...defaultSettings,
      preset: 'tooFast',
      dataset: 'regPlane',
      layers: [2, 1],
      activations: ['linear'],
      learningRate: 0.1,
      batchSize: 600,
    },
  },
  {
    id: 'overfitting',
    name: 'Overfitting',
    shows: 'trouble',
    settings: { ...defaultSettings, ...noisy, preset: 'overfitting' },
  },
  {
    id: 'regularized',
    name: 'Held back',
    shows: 'trouble',
    settings: {
      ...defaultSettings,
      ...noisy,
      preset: 'regularized',
      regularization: 'l2',
      regularizationRate: 0.03,
    },
  },
  {
    id: 'memorised',
    name: 'By heart or by rule',
    shows: 'trouble',
    settings: {
      ...defaultSettings,
      preset: 'memorised',
      dataset: 'clock',
      testShare: 0.4,
      layers: [38, 64, 19],
      activations: ['sine', 'softmax'],
      loss: 'softmaxCrossEntropy',
      optimizer: 'adamw',
      learningRate: 0.01,
      beta2: 0.98,
      weightDecay: 0.3,
      batchSize: 361,
      speed: 'flatOut',
    },
  },
];

export function presetOf(id: PresetName): Preset {
  return presets.find((preset) => preset.id === id) as Preset;
}

/** Like validateSettings, with what is left out coming from the preset that is named. */
export function resolveSettings(partial: Readonly<Record<string, unknown>> = {}): Validated {
  const named = presets.find((preset) => preset.id === partial.preset);
  return validateSettings(partial, named?.settings ?? firstPreset);
}
