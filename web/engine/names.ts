// The engine's words, each list in the order of its C++ enum: positions cross the border, names do not.
// tests/engine/module.test.ts checks them against the module.
import { fail, show } from './errors.js';
import type { ActivationName, InitializerName, LossName, OptimizerName, RegularizationName } from './types.js';

export const ACTIVATIONS: readonly ActivationName[] = [
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
];
export const LOSSES: readonly LossName[] = ['mse', 'bce', 'softmaxCrossEntropy'];
/** Running averages each optimizer keeps per parameter. */
export const OPTIMIZER_SLOTS: Readonly<Record<OptimizerName, number>> = {
  sgd: 0,
  momentum: 1,
  nesterov: 1,
  adagrad: 1,
  rmsprop: 1,
  adam: 2,
  adamw: 2,
};
export const OPTIMIZERS = Object.keys(OPTIMIZER_SLOTS) as readonly OptimizerName[];
export const REGULARIZATIONS: readonly RegularizationName[] = ['none', 'l1', 'l2', 'dropout'];
export const INITIALIZERS: readonly InitializerName[] = [
  'glorotUniform',
  'heUniform',
  'lecunUniform',
  'uniform',
  'zeros',
];
/** `value` if it is one of `names`; else an error that lists them. `what` is the setting's name. */
export function oneOf<Name extends string>(where: string, what: string, names: readonly Name[], value: unknown): Name {
  if ((names as readonly unknown[]).includes(value)) return value as Name;
  return fail('invalidConfig', where, `expected ${what} to be one of ${names.join(', ')} but got ${show(value)}`);
}
