// What people read instead of the names: one label for every choice of the settings table. Apart from the table, which every page
// needs: these are fetched with the parts that show them.
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
import { optimizerNames, optimizers } from './optimizers.js';
import type { SettingName } from './table.js';

export interface Choice<V extends string = string> {
  readonly value: V;
  readonly label: string;
}

/** From a record, so that the compiler misses no name. Keys keep their order. */
function choices<V extends string>(labels: Record<V, string>): readonly Choice<V>[] {
  return (Object.entries(labels) as [V, string][]).map(([value, label]) => ({ value, label }));
}

export const presetChoices = choices<PresetName>({
  oneNeuron: 'One neuron',
  fiveFeatures: 'Five features, one neuron',
  circle: 'Circle',
  xor: 'Exclusive or',
  sine: 'Sine wave',
  spiral: 'Spiral',
  penguins: 'Penguins',
  digits: 'Digits',
  article: 'Squeeze and restore',
  symmetry: 'All alike',
  vanishing: 'Vanishing gradient',
  tooFast: 'Too large a step',
  overfitting: 'Overfitting',
  regularized: 'Held back',
  memorised: 'By heart or by rule',
});

export const datasetChoices = choices<DatasetName>({
  circle: 'Circle',
  xor: 'Exclusive or',
  gauss: 'Two clouds',
  spiral: 'Spiral',
  moons: 'Two moons',
  regPlane: 'Plane',
  regGauss: 'Six bumps',
  sine1d: 'Sine wave',
  clock: 'Sums on a clock',
  orings: 'Challenger O-rings',
  penguins: 'Penguins',
  iris: 'Iris',
  wine: 'Wine',
  wineAutoencoder: 'Wine, restored',
  twoVines: 'Wine, two vines',
  digits: 'Digits',
});

export const activationChoices = choices<ActivationName>({
  linear: 'Linear',
  relu: 'ReLU',
  leakyRelu: 'Leaky ReLU',
  elu: 'ELU',
  tanh: 'Tanh',
  sigmoid: 'Sigmoid',
  softplus: 'Softplus',
  silu: 'SiLU',
  gelu: 'GELU',
  sine: 'Sine',
  softmax: 'Softmax',
});

export const lossChoices = choices<LossName>({
  mse: 'Mean squared error',
  bce: 'Binary cross-entropy',
  softmaxCrossEntropy: 'Softmax cross-entropy',
});

export const initializerChoices = choices<InitializerName>({
  glorotUniform: 'Glorot uniform',
  heUniform: 'He uniform',
  lecunUniform: 'LeCun uniform',
  uniform: 'Uniform ±0.5',
  zeros: 'Zeros',
});

export const optimizerChoices: readonly Choice<OptimizerName>[] = optimizerNames.map((value) => ({
  value,
  label: optimizers[value].label,
}));

export const regularizationChoices = choices<RegularizationName>({
  none: 'None',
  l1: 'L1',
  l2: 'L2',
  dropout: 'Dropout',
});

export const inputScalingChoices = choices<InputScalingName>({
  usual: 'As suits the data',
  standard: 'Standardised',
  none: 'As they are',
});

export const speedChoices = choices<SpeedName>({
  slowMotion: 'Slow motion',
  one: '1 epoch a second',
  ten: '10 a second',
  everyFrame: '1 epoch a frame',
  flatOut: 'Flat out',
});

const lists: Partial<Record<SettingName, readonly Choice[]>> = {
  preset: presetChoices,
  dataset: datasetChoices,
  scaling: inputScalingChoices,
  activations: activationChoices,
  loss: lossChoices,
  initializer: initializerChoices,
  optimizer: optimizerChoices,
  regularization: regularizationChoices,
  speed: speedChoices,
};

/** Of a setting by its name; none where it is no choice. */
export const choicesOf = (name: SettingName): readonly Choice[] => lists[name] ?? [];
