// The one table of settings: what may be shared, set and saved. Controls, attributes, links and help are made from it, and so
// is validation. To add a setting, add it to Settings and to the table; the compiler asks for the rest.
import type {
  ActivationName,
  DatasetName,
  InitializerName,
  InputScalingName,
  LossName,
  OptimizerName,
  PresetName,
  RegularizationName,
  SpeedName,
} from './names.js';
import * as choice from './setting-choices.js';
import type {
  ActivationsSetting,
  BooleanSetting,
  ChoiceSetting,
  LayersSetting,
  NumberSetting,
} from './setting-kinds.js';

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

const adams = { setting: 'optimizer', values: ['adam', 'adamw'] } as const;

export const settingsTable: Table = {
  preset: {
    kind: 'choice',
    group: 'data',
    label: 'Start from',
    help: 'A ready network with its data; the other settings begin with its values.',
    default: 'circle',
    choices: choice.presetChoices,
    change: 'restart',
  },
  dataset: {
    kind: 'choice',
    group: 'data',
    label: 'Data',
    help: 'What the network learns from.',
    default: 'circle',
    choices: choice.datasetChoices,
    change: 'restart',
  },
  noise: {
    kind: 'integer',
    group: 'data',
    label: 'Noise',
    help: 'How far the made-up points stray from the clean pattern; measured data keep the noise they came with.',
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
    help: 'The share of rows the network never trains on, to see whether what it learned holds for them too.',
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
    help: 'Standardised inputs have mean 0 and standard deviation 1 over the training rows, so that none is louder than another.',
    default: 'usual',
    choices: choice.inputScalingChoices,
    change: 'restart',
  },
  layers: {
    kind: 'layers',
    group: 'network',
    label: 'Layers',
    help: 'How many neurons each layer has, beginning with the inputs and ending with the outputs.',
    default: [2, 4, 2, 1],
    change: 'keeps',
  },
  activations: {
    kind: 'activations',
    group: 'network',
    label: 'Activations',
    help: 'The function each layer applies to its sums, one name for every layer after the inputs.',
    default: ['tanh', 'tanh', 'tanh'],
    choices: choice.activationChoices,
    change: 'keeps',
  },
  loss: {
    kind: 'choice',
    group: 'network',
    label: 'Loss',
    help: 'What training makes small: how far the predictions are from the targets.',
    default: 'mse',
    choices: choice.lossChoices,
    change: 'keeps',
  },
  initializer: {
    kind: 'choice',
    group: 'network',
    label: 'First weights',
    help: 'How the weights are drawn before training; zeros makes all neurons of a layer alike, and they stay so.',
    default: 'glorotUniform',
    choices: choice.initializerChoices,
    change: 'restart',
  },
  seed: {
    kind: 'integer',
    group: 'network',
    label: 'Seed',
    help: 'The number all chance comes from: the same seed gives the same data, the same weights and the same run.',
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
    help: 'How far a step goes down the slope of the loss; too far, and it overshoots.',
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
    help: 'How many rows are looked at before each step; more than there are means all of them.',
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
    help: 'Take the rows in a new order in every pass over them, drawn from the seed.',
    default: true,
    change: 'live',
  },
  optimizer: {
    kind: 'choice',
    group: 'training',
    label: 'Optimizer',
    help: 'How the slope of the loss becomes a step.',
    default: 'sgd',
    choices: choice.optimizerChoices,
    change: 'live',
  },
  momentum: {
    kind: 'number',
    group: 'training',
    label: 'Momentum',
    help: 'How much of the last step is carried into the next.',
    default: 0.9,
    min: 0,
    max: 1,
    maxExcluded: true,
    step: 0.01,
    scale: 'linear',
    onlyWith: { setting: 'optimizer', values: ['momentum', 'nesterov'] },
    change: 'live',
  },
  beta1: {
    kind: 'number',
    group: 'training',
    label: 'Beta 1',
    help: 'How slowly the running average of the slopes forgets.',
    default: 0.9,
    min: 0,
    max: 1,
    maxExcluded: true,
    step: 0.01,
    scale: 'linear',
    onlyWith: adams,
    change: 'live',
  },
  beta2: {
    kind: 'number',
    group: 'training',
    label: 'Beta 2',
    help: 'How slowly the running average of the squared slopes forgets.',
    default: 0.999,
    min: 0,
    max: 1,
    maxExcluded: true,
    step: 0.001,
    scale: 'linear',
    onlyWith: adams,
    change: 'live',
  },
  alpha: {
    kind: 'number',
    group: 'training',
    label: 'Alpha',
    help: 'How slowly RMSprop forgets the squared slopes of earlier steps.',
    default: 0.99,
    min: 0,
    max: 1,
    maxExcluded: true,
    step: 0.01,
    scale: 'linear',
    onlyWith: { setting: 'optimizer', values: ['rmsprop'] },
    change: 'live',
  },
  epsilon: {
    kind: 'number',
    group: 'training',
    label: 'Epsilon',
    help: 'A small number that keeps a division from running away; 0 means the usual one, 1e-8, or 1e-10 for Adagrad.',
    default: 0,
    min: 0,
    max: 1,
    scale: 'log',
    stops: [0, 1e-10, 1e-8, 1e-6, 1e-4],
    onlyWith: { setting: 'optimizer', values: ['adagrad', 'rmsprop', 'adam', 'adamw'] },
    change: 'live',
  },
  weightDecay: {
    kind: 'number',
    group: 'training',
    label: 'Weight decay',
    help: 'The share, times the learning rate, that AdamW takes off every weight at each step.',
    default: 0.01,
    min: 0,
    max: 10,
    scale: 'log',
    stops: [0, 0.001, 0.01, 0.1, 1],
    onlyWith: { setting: 'optimizer', values: ['adamw'] },
    change: 'live',
  },
  regularization: {
    kind: 'choice',
    group: 'training',
    label: 'Regularization',
    help: 'What keeps the network simple: small weights (L2), few weights (L1), or neurons that cannot lean on each other (dropout).',
    default: 'none',
    choices: choice.regularizationChoices,
    change: 'live',
  },
  regularizationRate: {
    kind: 'number',
    group: 'training',
    label: 'Regularization rate',
    help: 'How hard the regularization pulls; for dropout the share of hidden neurons silenced in a step, below 1.',
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
    group: 'training',
    label: 'Stop after',
    help: 'Training stops by itself after so many epochs; 0 means that it goes on.',
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
    group: 'training',
    label: 'Stop at a cost of',
    help: 'Training stops by itself when the training cost is as low as this; 0 means that it goes on.',
    default: 0,
    min: 0,
    max: 1000,
    scale: 'log',
    stops: [0, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3],
    change: 'live',
  },
  stopPatience: {
    kind: 'integer',
    group: 'training',
    label: 'Stop early, patience',
    help: 'Training stops by itself when the test cost has not fallen for so many epochs; 0 means that it goes on.',
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
    help: 'How much training happens between two pictures.',
    default: 'everyFrame',
    choices: choice.speedChoices,
    change: 'live',
  },
  showTest: {
    kind: 'boolean',
    group: 'view',
    label: 'Test points',
    help: 'The points that are held out stand in the map too, hollow.',
    default: true,
    change: 'live',
  },
  discretize: {
    kind: 'boolean',
    group: 'view',
    label: 'Discretize output',
    help: 'The map shows on which side of the decision each place lies, and not how sure the network is of it.',
    default: false,
    change: 'live',
  },
};
