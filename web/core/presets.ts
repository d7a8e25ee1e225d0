// The ready networks: each teaches one thing. Seed and learning rate were chosen so that at one epoch a frame most of the
// learning takes two to five seconds: long enough to watch, short enough to wait for.

import type { PresetName } from './names.js';
import { defaultSettings, type Settings, type Validated, validateSettings } from './settings.js';

export interface Preset {
  readonly id: PresetName;
  readonly name: string;
  /** One sentence: what there is to see. */
  readonly teaches: string;
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
    shows: 'learning',
    teaches: 'Each hidden neuron can only draw a soft line; together they close a ring around the disc.',
    settings: { ...defaultSettings, preset: 'circle', learningRate: 0.003 },
  },
  {
    id: 'xor',
    name: 'Exclusive or',
    shows: 'learning',
    teaches: 'No straight line parts opposite quarters: without its hidden layer this network never gets there.',
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
    teaches: 'Six soft steps, each with its own place and height, add up to a wave that goes through the noise.',
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
    teaches:
      'Two arms wind around each other: neurons that answer in waves follow them soon, tanh in their place would not.',
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
    id: 'digits',
    name: 'Digits',
    shows: 'learning',
    teaches:
      'Sixty-four grey dots become one of ten digits: draw your own, and watch the first layer\u2019s weights become pictures.',
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
  {
    id: 'symmetry',
    name: 'All alike',
    shows: 'trouble',
    teaches:
      'All weights begin at zero, so the four hidden neurons get the same blame and stay the same neuron four times.',
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
    teaches:
      'Six layers of sigmoids each pass back a small part of the blame: next to nothing reaches the first, and nothing is learned.',
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
    teaches:
      'The easiest data there are, and each step goes so far over the goal that the cost doubles until the numbers run out.',
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
    teaches:
      'Fifty noisy points and more than three hundred weights: it learns the noise by heart, and the test cost turns and rises.',
    settings: { ...defaultSettings, ...noisy, preset: 'overfitting' },
  },
  {
    id: 'regularized',
    name: 'Held back',
    shows: 'trouble',
    teaches:
      'The same fifty points and the same network, with a price on large weights: the edge stays smooth, the test cost low.',
    settings: {
      ...defaultSettings,
      ...noisy,
      preset: 'regularized',
      regularization: 'l2',
      regularizationRate: 0.03,
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
