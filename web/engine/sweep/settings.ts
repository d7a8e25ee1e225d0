// What each setting that a sweep varies means for the network and for its training.
import { fail, show } from '../errors.js';
import { readInteger } from '../numbers.js';
import { checkNames } from '../option-names.js';
import type {
  ActivationName,
  NetworkOptions,
  OptimizerOptions,
  RegularizationOptions,
  TrainOptions,
} from '../types.js';
import type { SweepSettings } from './types.js';

interface Common {
  readonly network: NetworkOptions;
  readonly training: Omit<TrainOptions, 'test' | 'signal'>;
}

type Value = string | number;
const WHERE = 'Engine.sweep';

const optimizer =
  (changed: Partial<OptimizerOptions>) =>
  (common: Common): Common => ({
    ...common,
    training: { ...common.training, optimizer: { kind: 'sgd', ...common.training.optimizer, ...changed } },
  });
const regularization =
  (changed: Partial<RegularizationOptions>) =>
  (common: Common): Common => ({
    ...common,
    training: { ...common.training, regularization: { kind: 'l2', ...common.training.regularization, ...changed } },
  });
const training =
  (changed: object) =>
  (common: Common): Common => ({
    ...common,
    training: { ...common.training, ...changed },
  });
const network =
  (changed: object) =>
  (common: Common): Common => ({
    ...common,
    network: { ...common.network, ...changed },
  });

/** The checks of Engine.network and Network.train come after: a value of the wrong kind is refused there, by its own name. */
const SETTINGS = new Map<string, (value: never) => (common: Common) => Common>([
  ['learningRate', (learningRate: number) => optimizer({ learningRate })],
  ['momentum', (momentum: number) => optimizer({ momentum })],
  ['weightDecay', (weightDecay: number) => optimizer({ weightDecay })],
  ['optimizer', (kind: OptimizerOptions['kind']) => optimizer({ kind })],
  ['batchSize', (batchSize: number) => training({ batchSize })],
  ['epochs', (epochs: number) => training({ epochs })],
  ['regularization', (kind: RegularizationOptions['kind']) => regularization({ kind })],
  ['regularizationRate', (rate: number) => regularization({ rate })],
  ['initializer', (initializer: string) => network({ initializer })],
  ['activation', (activation: ActivationName) => (common: Common) => hidden(common, activation)],
  [
    'width',
    (width: number) => (common: Common) =>
      resized(
        common,
        hiddenSizes(common).map(() => width),
      ),
  ],
  [
    'depth',
    (depth: number) => (common: Common) => {
      const count = readInteger(WHERE, 'depth', depth, 0, 1023);
      return resized(common, Array<number>(count).fill(hiddenSizes(common)[0] ?? 1));
    },
  ],
]);

/** What one network of the sweep is made from. Names that are no setting are left to the function that makes the data. */
export function withSettings(common: Common, settings: SweepSettings): Common {
  let own = common;
  for (const [name, value] of Object.entries(settings)) own = SETTINGS.get(name)?.(value as never)(own) ?? own;
  return own;
}

export const MAX_NETWORKS = 1_000_000;

export function refuseSoMany(): never {
  return fail('tooLarge', WHERE, `expected at most ${MAX_NETWORKS} networks but these seeds and values make more`);
}

/** Every combination of the values; the first name's values change slowest. One empty combination when nothing is varied. */
export function combinations(vary: Record<string, unknown>, anyName: boolean): SweepSettings[] {
  const names = Object.keys(vary);
  if (names.length > 2)
    fail('invalidConfig', WHERE, `expected one or two settings to vary but got ${names.length}: ${names.join(', ')}`);
  if (!anyName) checkNames(WHERE, 'vary', vary, [...SETTINGS.keys()]);
  let made: SweepSettings[] = [{}];
  for (const name of names) {
    const given = vary[name];
    // Copied before they are looked at, and counted before they are combined.
    const values: unknown[] = Array.isArray(given) ? given.slice(0, MAX_NETWORKS + 1) : [];
    if (values.length === 0)
      fail('invalidConfig', WHERE, `expected values of ${name} in an array but got ${show(given)}`);
    if (made.length * values.length > MAX_NETWORKS) refuseSoMany();
    for (const value of values) {
      if (typeof value !== 'string' && !(typeof value === 'number' && Number.isFinite(value)))
        fail('invalidConfig', WHERE, `expected finite numbers or names for ${name} but got ${show(value)}`);
    }
    made = made.flatMap((settings) => (values as Value[]).map((value) => ({ ...settings, [name]: value })));
  }
  return made;
}

const hiddenSizes = ({ network: { layers } }: Common): readonly number[] => layers.slice(1, -1);

/** Other hidden layers; activations that were given stay, and layers that are added take the first. */
function resized(common: Common, sizes: readonly number[]): Common {
  const { layers, activations } = common.network;
  const all = [layers[0] as number, ...sizes, layers.at(-1) as number];
  const own = activations && [
    ...sizes.map((_, l) => activations[l < activations.length - 1 ? l : 0] as ActivationName),
    activations.at(-1) as ActivationName,
  ];
  return network({ layers: all, ...(own && { activations: own }) })(common);
}

function hidden(common: Common, activation: ActivationName): Common {
  const { layers, activations, loss } = common.network;
  const last =
    activations?.at(-1) ?? (loss === 'bce' ? 'sigmoid' : loss === 'softmaxCrossEntropy' ? 'softmax' : 'linear');
  return network({ activations: [...layers.slice(2).map(() => activation), last] })(common);
}
