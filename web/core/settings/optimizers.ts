// What the page knows of each optimizer: a row each, in the order they are offered. Names, the settings that show, and what people read
// come from here; the formulas are the engine's.

/** Settings that only some optimizers listen to. */
type OptimizerSetting = 'momentum' | 'beta1' | 'beta2' | 'alpha' | 'epsilon' | 'weightDecay';

interface Row {
  readonly label: string;
  readonly settings: readonly OptimizerSetting[];
}

const rows = {
  sgd: { label: 'Gradient descent', settings: [] },
  momentum: { label: 'Momentum', settings: ['momentum'] },
  nesterov: { label: 'Nesterov momentum', settings: ['momentum'] },
  adagrad: { label: 'Adagrad', settings: ['epsilon'] },
  rmsprop: { label: 'RMSprop', settings: ['alpha', 'epsilon'] },
  adam: { label: 'Adam', settings: ['beta1', 'beta2', 'epsilon'] },
  adamw: { label: 'AdamW', settings: ['beta1', 'beta2', 'epsilon', 'weightDecay'] },
} as const satisfies Record<string, Row>;

export type OptimizerName = keyof typeof rows;

export const optimizers: Readonly<Record<OptimizerName, Row>> = rows;

export const optimizerNames = Object.keys(rows) as readonly OptimizerName[];

/** When a setting shows: with the optimizers that listen to it. */
export const onlyWithOptimizers = (setting: OptimizerSetting) => ({
  setting: 'optimizer' as const,
  values: optimizerNames.filter((name) => optimizers[name].settings.includes(setting)),
});
