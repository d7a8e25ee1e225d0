// The names that settings, links and attributes use, each list in one place. A unit test holds the engine's own lists
// against these.

export const activationNames = [
  'linear',
  'relu',
  'leakyRelu',
  'elu',
  'tanh',
  'sigmoid',
  'softplus',
  'silu',
  'gelu',
  'sine',
  'softmax',
] as const;
export type ActivationName = (typeof activationNames)[number];

export const lossNames = ['mse', 'bce', 'softmaxCrossEntropy'] as const;
export type LossName = (typeof lossNames)[number];

export { type OptimizerName, optimizerNames } from './optimizers.js';

export const regularizationNames = ['none', 'l1', 'l2', 'dropout'] as const;
export type RegularizationName = (typeof regularizationNames)[number];

export const initializerNames = ['glorotUniform', 'heUniform', 'lecunUniform', 'uniform', 'zeros'] as const;
export type InitializerName = (typeof initializerNames)[number];

/** What is done to the inputs before the network sees them; usual is what suits the data. */
export const inputScalingNames = ['usual', 'standard', 'none'] as const;
export type InputScalingName = (typeof inputScalingNames)[number];

export const speedNames = ['slowMotion', 'one', 'ten', 'everyFrame', 'flatOut'] as const;
export type SpeedName = (typeof speedNames)[number];

export const datasetNames = [
  'circle',
  'xor',
  'gauss',
  'spiral',
  'moons',
  'regPlane',
  'regGauss',
  'sine1d',
  'clock',
  'orings',
  'penguins',
  'iris',
  'wine',
  'wineAutoencoder',
  'twoVines',
  'digits',
] as const;
export type DatasetName = (typeof datasetNames)[number];

export const presetNames = [
  'oneNeuron',
  'fiveFeatures',
  'circle',
  'xor',
  'sine',
  'spiral',
  'penguins',
  'digits',
  'article',
  'symmetry',
  'vanishing',
  'tooFast',
  'overfitting',
  'regularized',
  'memorised',
] as const;
export type PresetName = (typeof presetNames)[number];
