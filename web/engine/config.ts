// Options as people write them, to the plain numbers the engine takes. Ranges that go with the mathematics are checked
// by the engine's own validate(); what has no number yet (names, counts, left-out values) is settled here.
import { fail, show } from './errors.js';
import { checkOutput } from './learnable.js';
import type { EngineModule, Settings } from './module.js';
import { ACTIVATIONS, INITIALIZERS, LOSSES, OPTIMIZERS, oneOf, REGULARIZATIONS } from './names.js';
import { readBoolean, readInteger, readObject, readReal } from './numbers.js';
import type { ActivationName, LossName, NetworkOptions } from './types.js';

const MAX_INT = 2 ** 31 - 1;
const MAX_SEED = 2 ** 32 - 1;

/** What each loss asks of the last layer; mse takes anything, and gets the line. */
const OUTPUT_FOR: Readonly<Record<LossName, ActivationName>> = {
  mse: 'linear',
  bce: 'sigmoid',
  softmaxCrossEntropy: 'softmax',
};

/** Complete options; the rest of the checks are the engine's. */
export function readNetworkOptions(where: string, options: unknown, module: EngineModule): Required<NetworkOptions> {
  const given = readObject(where, 'options', options);
  const layers = readLayers(where, given.layers, module);
  const loss = given.loss === undefined ? 'mse' : oneOf(where, 'loss', LOSSES, given.loss);
  const activations = readActivations(where, given.activations, layers.length - 1, loss);
  checkOutput(where, layers, activations);
  return {
    layers,
    activations,
    loss,
    initializer:
      given.initializer === undefined ? 'glorotUniform' : oneOf(where, 'initializer', INITIALIZERS, given.initializer),
    seed: given.seed === undefined ? 42 : readInteger(where, 'seed', given.seed, 0, MAX_SEED),
  };
}

function readLayers(where: string, layers: unknown, module: EngineModule): number[] {
  if (!Array.isArray(layers)) {
    return fail('invalidConfig', where, `expected layers as an array of sizes, inputs first, but got ${show(layers)}`);
  }
  const most = module.maxLayers + 1;
  const { length } = layers;
  if (!(length >= 2 && length <= most)) {
    const code = length > most ? 'tooLarge' : 'invalidConfig';
    return fail(code, where, `expected 2 to ${most} layers, inputs included, but got ${length}`);
  }
  const sizes = Array.from({ length }, (_, l) => readInteger(where, `layers[${l}]`, layers[l], 1, module.maxLayerSize));
  let parameters = 0;
  for (let l = 1; l < sizes.length; ++l) parameters += ((sizes[l - 1] ?? 0) + 1) * (sizes[l] ?? 0);
  if (parameters > module.maxParameters) {
    fail('tooLarge', where, `expected at most ${module.maxParameters} parameters but these layers have ${parameters}`);
  }
  return sizes;
}

function readActivations(where: string, given: unknown, count: number, loss: LossName): ActivationName[] {
  if (given === undefined) return Array.from({ length: count }, (_, l) => (l < count - 1 ? 'tanh' : OUTPUT_FOR[loss]));
  if (!Array.isArray(given)) {
    return fail('invalidConfig', where, `expected activations as an array of ${count} names but got ${show(given)}`);
  }
  if (given.length !== count) {
    fail('invalidConfig', where, `expected ${count} activations, one per weight layer, but got ${given.length}`);
  }
  return Array.from({ length: count }, (_, l) => oneOf(where, `activations[${l}]`, ACTIVATIONS, given[l]));
}

/** The numbers for the engine. `was` fills what is left out, so that a live change keeps the other settings. */
export function readTrainingOptions(where: string, options: unknown, was: Settings = DEFAULT_SETTINGS): Settings {
  if (options === undefined) return was;
  const given = readObject(where, 'options', options);
  return {
    ...was,
    ...(given.batchSize !== undefined && {
      batchSize: readInteger(where, 'batchSize', given.batchSize, 1, MAX_INT),
    }),
    shuffle: readBoolean(where, 'shuffle', given.shuffle, was.shuffle),
    ...(given.optimizer !== undefined && readOptimizer(where, given.optimizer)),
    ...(given.regularization !== undefined && readRegularization(where, given.regularization)),
  };
}

/** The engine's defaults (optimizer.h): a learning rate for sgd, PyTorch's numbers for the rest. */
const DEFAULT_OPTIMIZER = {
  optimizer: 0,
  learningRate: 0.03,
  momentum: 0.9,
  beta1: 0.9,
  beta2: 0.999,
  alpha: 0.99,
  epsilon: -1,
  weightDecay: 0.01,
} as const;

const DEFAULT_SETTINGS: Settings = {
  batchSize: 10,
  shuffle: false,
  ...DEFAULT_OPTIMIZER,
  regularization: 0,
  rate: 0,
};

/** A named optimizer starts from the defaults, not from the settings of the one before it. */
function readOptimizer(where: string, options: unknown): Partial<Settings> {
  const given = readObject(where, 'optimizer', options);
  const number = (name: string, fallback: number) =>
    given[name] === undefined ? fallback : readReal(where, `optimizer.${name}`, given[name]);
  const epsilon = number('epsilon', DEFAULT_OPTIMIZER.epsilon);
  if (given.epsilon !== undefined && !(epsilon > 0)) {
    fail('invalidConfig', where, `expected optimizer.epsilon above 0 but got ${show(given.epsilon)}`);
  }
  return {
    optimizer: OPTIMIZERS.indexOf(oneOf(where, 'optimizer.kind', OPTIMIZERS, given.kind)),
    learningRate: number('learningRate', DEFAULT_OPTIMIZER.learningRate),
    momentum: number('momentum', DEFAULT_OPTIMIZER.momentum),
    beta1: number('beta1', DEFAULT_OPTIMIZER.beta1),
    beta2: number('beta2', DEFAULT_OPTIMIZER.beta2),
    alpha: number('alpha', DEFAULT_OPTIMIZER.alpha),
    epsilon,
    weightDecay: number('weightDecay', DEFAULT_OPTIMIZER.weightDecay),
  };
}

function readRegularization(where: string, options: unknown): Partial<Settings> {
  const given = readObject(where, 'regularization', options);
  return {
    regularization: REGULARIZATIONS.indexOf(oneOf(where, 'regularization.kind', REGULARIZATIONS, given.kind)),
    rate: given.rate === undefined ? 0 : readReal(where, 'regularization.rate', given.rate),
  };
}
