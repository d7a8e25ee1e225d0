// The one table of settings: what may be shared, set and saved. Controls, attributes, links and help are made from it, and so
// is validation. To add a setting, add it to Settings and to the table; the compiler asks for the rest.

import type { ActivationsSetting, BooleanSetting, ChoiceSetting, LayersSetting, NumberSetting } from './kinds.js';
import {
  type ActivationName,
  activationNames,
  type DatasetName,
  datasetNames,
  type InitializerName,
  type InputScalingName,
  initializerNames,
  inputScalingNames,
  type LossName,
  lossNames,
  type OptimizerName,
  optimizerNames,
  type PresetName,
  presetNames,
  type RegularizationName,
  regularizationNames,
  type SpeedName,
  speedNames,
} from './names.js';
import { onlyWithOptimizers } from './optimizers.js';

export interface Settings {
  preset: PresetName;
  dataset: DatasetName;
  noise: number;
  testShare: number;
  scaling: InputScalingName;
  layers: readonly number[];
  activations: readonly ActivationName[];
  loss: LossName;
  initializer: InitializerName;
  seed: number;
  learningRate: number;
  batchSize: number;
  shuffle: boolean;
  optimizer: OptimizerName;
  momentum: number;
  beta1: number;
  beta2: number;
  alpha: number;
  epsilon: number;
  weightDecay: number;
  regularization: RegularizationName;
  regularizationRate: number;
  stopEpochs: number;
  stopLoss: number;
  stopPatience: number;
  speed: SpeedName;
  showTest: boolean;
  discretize: boolean;
}
export type SettingName = keyof Settings;

type SettingFor<V> = V extends readonly ActivationName[]
  ? ActivationsSetting
  : V extends readonly number[]
    ? LayersSetting
    : V extends number
      ? NumberSetting
      : V extends boolean
        ? BooleanSetting
        : V extends string
          ? ChoiceSetting<V>
          : never;
type Table = {
  readonly [N in SettingName]: [Settings[N]] extends [string] ? ChoiceSetting<Settings[N]> : SettingFor<Settings[N]>;
};

export const settingsTable: Table = {
  preset: {
    kind: 'choice',
    group: 'data',
    label: 'Start from',
    default: 'circle',
    choices: presetNames,
    change: 'restart',
  },
  dataset: {
    kind: 'choice',
    group: 'data',
    label: 'Data',
    default: 'circle',
    choices: datasetNames,
    change: 'restart',
  },
  noise: {
    kind: 'integer',
    group: 'data',
    label: 'Noise',
    default: 0,
    min: 0,
    max: 50,
    step: 5,
    scale: 'linear',
    unit: '%',
    change: 'keeps',
  },
  testShare: {
    kind: 'number',
    group: 'data',
    label: 'Held out for testing',
    default: 0.5,
    min: 0,
    max: 0.9,
    step: 0.1,
    scale: 'linear',
    change: 'keeps',
  },
  scaling: {
    kind: 'choice',
    group: 'data',
    label: 'Scale of the inputs',
    default: 'usual',
    choices: inputScalingNames,
    change: 'restart',
  },
  layers: {
    kind: 'layers',
    group: 'network',
    label: 'Layers',
    default: [2, 4, 2, 1],
    change: 'keeps',
  },
  activations: {
    kind: 'activations',
    group: 'network',
    label: 'Activations',
    default: ['tanh', 'tanh', 'tanh'],
    choices: activationNames,
    change: 'keeps',
  },
  loss: {
    kind: 'choice',
    group: 'network',
    label: 'Cost function',
    default: 'mse',
    choices: lossNames,
    change: 'keeps',
  },
  initializer: {
    kind: 'choice',
    group: 'network',
    label: 'First weights',
    default: 'glorotUniform',
    choices: initializerNames,
    change: 'restart',
  },
  seed: {
    kind: 'integer',
    group: 'network',
    label: 'Seed',
    default: 42,
    min: 0,
    max: 4_294_967_295,
    step: 1,
    scale: 'linear',
    change: 'restart',
  },
  learningRate: {
    kind: 'number',
    group: 'training',
    label: 'Learning rate',
    default: 0.03,
    min: 1e-6,
    max: 100,
    scale: 'log',
    stops: [0.00001, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    change: 'live',
  },
  batchSize: {
    kind: 'integer',
    group: 'training',
    label: 'Batch size',
    default: 10,
    min: 1,
    max: 65_536,
    scale: 'log',
    stops: [1, 2, 5, 10, 20, 30, 50, 100, 500],
    unit: 'rows',
    change: 'live',
  },
  shuffle: {
    kind: 'boolean',
    group: 'training',
    label: 'Shuffle each epoch',
    default: true,
    change: 'live',
  },
  optimizer: {
    kind: 'choice',
    group: 'training',
    label: 'Optimizer',
    default: 'sgd',
    choices: optimizerNames,
    change: 'live',
  },
  momentum: {
    kind: 'number',
    group: 'training',
    label: 'Momentum',
    default: 0.9,
    min: 0,
    max: 1,
    maxExcluded: true,
    step: 0.01,
    scale: 'linear',
    onlyWith: onlyWithOptimizers('momentum'),
    change: 'live',
  },
  beta1: {
    kind: 'number',
    group: 'training',
    label: 'Beta 1',
    default: 0.9,
    min: 0,
    max: 1,
    maxExcluded: true,
    step: 0.01,
    scale: 'linear',
    onlyWith: onlyWithOptimizers('beta1'),
    change: 'live',
  },
  beta2: {
    kind: 'number',
    group: 'training',
    label: 'Beta 2',
    default: 0.999,
    min: 0,
    max: 1,
    maxExcluded: true,
    step: 0.001,
    scale: 'linear',
    onlyWith: onlyWithOptimizers('beta2'),
    change: 'live',
  },
  alpha: {
    kind: 'number',
    group: 'training',
    label: 'Alpha',
    default: 0.99,
    min: 0,
    max: 1,
    maxExcluded: true,
    step: 0.01,
    scale: 'linear',
    onlyWith: onlyWithOptimizers('alpha'),
    change: 'live',
  },
  epsilon: {
    kind: 'number',
    group: 'training',
    label: 'Epsilon',
    default: 0,
    min: 0,
    max: 1,
    scale: 'log',
    stops: [0, 1e-10, 1e-8, 1e-6, 1e-4],
    onlyWith: onlyWithOptimizers('epsilon'),
    change: 'live',
  },
  weightDecay: {
    kind: 'number',
    group: 'training',
    label: 'Weight decay',
    default: 0.01,
    min: 0,
    max: 10,
    scale: 'log',
    stops: [0, 0.001, 0.01, 0.1, 1],
    onlyWith: onlyWithOptimizers('weightDecay'),
    change: 'live',
  },
  regularization: {
    kind: 'choice',
    group: 'training',
    label: 'Regularization',
    default: 'none',
    choices: regularizationNames,
    change: 'live',
  },
  regularizationRate: {
    kind: 'number',
    group: 'training',
    label: 'Regularization rate',
    default: 0,
    min: 0,
    max: 10,
    scale: 'log',
    stops: [0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    onlyWith: { setting: 'regularization', values: ['l1', 'l2', 'dropout'] },
    change: 'live',
  },
  stopEpochs: {
    kind: 'integer',
    group: 'stops',
    label: 'Stop after',
    default: 0,
    min: 0,
    max: 1_000_000,
    scale: 'log',
    stops: [0, 10, 50, 100, 500, 1000, 5000, 10_000],
    unit: 'epochs',
    change: 'live',
  },
  stopLoss: {
    kind: 'number',
    group: 'stops',
    label: 'Stop at a cost of',
    default: 0,
    min: 0,
    max: 1000,
    scale: 'log',
    stops: [0, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3],
    change: 'live',
  },
  stopPatience: {
    kind: 'integer',
    group: 'stops',
    label: 'Stop early, patience',
    default: 0,
    min: 0,
    max: 100_000,
    scale: 'log',
    stops: [0, 5, 10, 20, 50, 100, 200, 500],
    unit: 'epochs',
    change: 'live',
  },
  speed: {
    kind: 'choice',
    group: 'view',
    label: 'Speed',
    default: 'everyFrame',
    choices: speedNames,
    change: 'live',
  },
  showTest: {
    kind: 'boolean',
    group: 'view',
    label: 'Test points',
    default: true,
    change: 'live',
  },
  discretize: {
    kind: 'boolean',
    group: 'view',
    label: 'Discretize output',
    default: false,
    change: 'live',
  },
};
