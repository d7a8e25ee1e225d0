// Numbers of a model that questions and goals speak of, by name: "cost", "w 1 2 1", "a 2 3", "change b 1 1". A closed list: what is not
// on it is an error with a sentence. Layers, neurons and inputs count from 1, as people write them.
import { cost, count, fixed, percent, setting, weight } from '../base/format.js';
import { type Parsed, quote } from '../base/parsed.js';
import { largestOf, ledgerOf, upstreamOf } from '../network/blame.js';
import { backward, type ForwardPass, forward } from '../network/forward.js';
import { coefficientsOf } from '../network/logistic.js';
import { accuracy } from '../network/metrics.js';
import { layerPlaces, type ParameterPlace, parameterCount, parameterIndex } from '../network/parameters.js';
import { downstreamOf } from '../network/shock.js';
import { identityScale } from '../network/units.js';
import type { Moment } from './moment.js';

/** What a quantity takes beside tick and parameters: the gradient over the training rows. */
export type QuantityNeed = 'gradient';

export interface Quantity {
  /** As it was written, with single spaces. */
  readonly name: string;
  readonly need?: QuantityNeed;
  /** NaN where the model has no such number now: another network, nothing held out, not computed yet. */
  read(moment: Moment): number;
  /** As people read it. */
  write(value: number): string;
}

interface Kind {
  /** Letters stand for whole numbers from 1, such as "w l n m". */
  readonly form: string;
  readonly need?: QuantityNeed;
  read(moment: Moment, at: readonly number[]): number;
  readonly write: (value: number) => string;
}

const missing = Number.NaN;
/** By how much "effect" moves a weight or bias. */
const shock = 0.1;
const pass = (moment: Moment): ForwardPass => forward(moment, moment.input);
const backwards = (moment: Moment) => backward(moment, pass(moment), moment.target).delta;
const inLayer = (arrays: readonly ArrayLike<number>[], [l = 0, n = 0]: readonly number[]) =>
  arrays[l - 1]?.[n - 1] ?? missing;

function place([l = 0, n = 0, m]: readonly number[]): ParameterPlace {
  const neuron = { layer: l - 1, neuron: n - 1 };
  return m === undefined ? neuron : { ...neuron, input: m - 1 };
}

function parameter({ layers, parameters }: Moment, at: readonly number[]): number {
  try {
    return parameters[parameterIndex(layers, place(at))] ?? missing;
  } catch {
    return missing; // another network, without it
  }
}

function slope({ layers, gradient }: Moment, [l = 0, n = 0, m]: readonly number[]): number {
  if (!gradient) return missing;
  if (m === undefined) return gradient.biases[l - 1]?.[n - 1] ?? missing;
  const inputs = layers[l - 1] ?? 0;
  return m < 1 || m > inputs ? missing : (gradient.weights[l - 1]?.[(n - 1) * inputs + m - 1] ?? missing);
}

/** The neuron, from 1, that layer `l` blames most among those before it: by what it is handed for the followed observation. */
function blamed(moment: Moment, l: number): number {
  const size = moment.layers[l] ?? 0;
  const next = layerPlaces(moment.layers)[l];
  if (!next || l < 1) return missing;
  const numbers = { ...moment, ...pass(moment), delta: backwards(moment) };
  const received = new Float64Array(size);
  for (let from = 0; from < next.n; from++)
    for (const { input, handed } of ledgerOf(numbers, l, from, 'handed'))
      received[input] = (received[input] ?? 0) + handed;
  return largestOf(received) + 1;
}

/** How steep the cost is along the parameter that is pointed at, as a share of the steepest of all. */
function steepness({ gradient, pointed, layers }: Moment): number {
  if (!gradient || !pointed) return missing;
  const all = [...gradient.weights, ...gradient.biases].flatMap((values) => Array.from(values, Math.abs));
  const { layer, neuron, input } = pointed;
  const at = [layer + 1, neuron + 1, ...(input === undefined ? [] : [input + 1])];
  const most = Math.max(...all);
  return most > 0 ? Math.abs(slope({ layers, gradient } as Moment, at)) / most : missing;
}

function rowOf({ train, layers }: Moment, row: number): { input: number[]; target: number } | null {
  if (row < 1 || row > train.rows) return null;
  const [inputs = 0, outputs = 0] = [layers[0], layers.at(-1)];
  const input = Array.from({ length: inputs }, (_, i) => train.inputs[(row - 1) * inputs + i] ?? 0);
  return { input, target: train.targets[(row - 1) * outputs] ?? missing };
}

/** By how much the first output misses a training row: prediction less target. */
function errorOf(moment: Moment, row: number): number {
  const found = rowOf(moment, row);
  return found ? (forward(moment, found.input).a.at(-1)?.[0] ?? missing) - found.target : missing;
}

/** A training row's part of the sum of squared errors, from 0 to 1. */
function shareOf(moment: Moment, row: number): number {
  const squares = Array.from({ length: moment.train.rows }, (_, i) => errorOf(moment, i + 1) ** 2);
  const sum = squares.reduce((total, square) => total + square, 0);
  return sum > 0 ? (squares[row - 1] ?? missing) / sum : missing;
}

/** How many training rows would be right if nothing downstream listened to a hidden neuron. Cost: one pass a row. */
function accuracyWithout(moment: Moment, [l = 0, n = 0]: readonly number[]): number {
  const { layers, train, middle } = moment;
  const next = layerPlaces(layers)[l];
  if (!next || l < 1 || n < 1 || n > next.m) return missing;
  const parameters = Float64Array.from(moment.parameters);
  for (let i = 0; i < next.n; i++) parameters[next.weights + i * next.m + n - 1] = 0;
  const outputs = layers.at(-1) ?? 1;
  const predictions = Array.from({ length: train.rows }, (_, row) => [
    ...(forward({ ...moment, parameters }, rowOf(moment, row + 1)?.input ?? []).a.at(-1) ?? []),
  ]).flat();
  return accuracy(predictions, train.targets, outputs, middle);
}

/** What a network of one input answers there, the input in its column's own unit. */
function answerAt(moment: Moment, at: number): number {
  if (moment.layers[0] !== 1) return missing;
  const { centre, spread } = moment.inputScales[0] ?? identityScale;
  return forward(moment, [(at - centre) / spread]).a.at(-1)?.[0] ?? missing;
}

/** Of a network of one neuron: what its sum is in the columns' own units. Input m, from 1; the intercept where it is left out. */
function coefficient({ layers, parameters, inputScales }: Moment, [m]: readonly number[]): number {
  if (layers.length !== 2 || layers[1] !== 1 || inputScales.length !== layers[0]) return missing;
  const { coefficients, intercept } = coefficientsOf(parameters, parameters[layers[0]] ?? missing, inputScales);
  return m === undefined ? intercept : (coefficients[m - 1] ?? missing);
}

/** How far a neuron's activation moves, for the followed observation, when a weight or bias grows by `shock`. From 0. */
function effect(moment: Moment, [l = 0, n = 0, ...of]: readonly number[]): number {
  try {
    const changes = downstreamOf(moment, place(of), shock, moment.input);
    if (!(n >= 1 && n <= (moment.layers[l] ?? 0))) return missing;
    const found = changes.find(({ layer, neuron }) => layer === l - 1 && neuron === n - 1);
    return found ? Math.abs(found.after - found.before) : 0;
  } catch {
    return missing;
  }
}

const optional = (value: number | undefined) => value ?? missing;

const kinds: readonly Kind[] = [
  { form: 'cost', read: ({ tick }) => tick.loss, write: cost },
  { form: 'test cost', read: ({ tick }) => optional(tick.testLoss), write: cost },
  { form: 'accuracy', read: ({ tick }) => optional(tick.accuracy), write: percent },
  { form: 'test accuracy', read: ({ tick }) => optional(tick.testAccuracy), write: percent },
  { form: 'epoch', read: ({ tick }) => tick.epoch, write: count },
  { form: 'step', read: ({ tick }) => tick.step, write: count },
  { form: 'learning rate', read: ({ learningRate }) => learningRate, write: setting },
  { form: 'rows', read: ({ train }) => train.rows, write: count },
  { form: 'parameters', read: ({ layers }) => parameterCount(layers), write: count },
  { form: 'passes', read: ({ layers }) => 2 * parameterCount(layers), write: count },
  { form: 'layers', read: ({ layers }) => layers.length - 1, write: count },
  { form: 'neurons l', read: ({ layers }, [l = 0]) => optional(l > 0 ? layers[l] : undefined), write: count },
  { form: 'inputs l', read: ({ layers }, [l = 0]) => optional(layers[l - 1]), write: count },
  {
    form: 'connections l',
    read: ({ layers }, [l = 0]) => (layers[l] ?? missing) * (layers[l - 1] ?? missing),
    write: count,
  },
  { form: 'playing', read: ({ playing }) => Number(playing), write: count },
  { form: 'coefficient m', read: coefficient, write: (value) => fixed(value, 3) },
  { form: 'intercept', read: coefficient, write: (value) => fixed(value, 3) },
  { form: 'w l n m', read: parameter, write: weight },
  { form: 'b l n', read: parameter, write: weight },
  { form: 'slope w l n m', need: 'gradient', read: slope, write: cost },
  { form: 'slope b l n', need: 'gradient', read: slope, write: cost },
  {
    form: 'change w l n m',
    need: 'gradient',
    read: (moment, at) => -moment.learningRate * slope(moment, at),
    write: cost,
  },
  {
    form: 'change b l n',
    need: 'gradient',
    read: (moment, at) => -moment.learningRate * slope(moment, at),
    write: cost,
  },
  { form: 'steepness', need: 'gradient', read: steepness, write: percent },
  { form: 'pointed layer', read: ({ pointed }) => (pointed ? pointed.layer + 1 : missing), write: count },
  { form: 'pointed neuron', read: ({ pointed }) => (pointed ? pointed.neuron + 1 : missing), write: count },
  {
    form: 'pointed input',
    read: ({ pointed }) => (pointed?.input === undefined ? missing : pointed.input + 1),
    write: count,
  },
  { form: 'error n', read: (moment, [row = 0]) => errorOf(moment, row), write: weight },
  { form: 'share n', read: (moment, [row = 0]) => shareOf(moment, row), write: percent },
  { form: 'accuracy without l n', read: accuracyWithout, write: percent },
  { form: 'input m', read: ({ input }, [m = 0]) => optional(input[m - 1]), write: weight },
  { form: 'target n', read: ({ target }, [n = 0]) => optional(target[n - 1]), write: weight },
  { form: 'z l n', read: (moment, at) => inLayer(pass(moment).z, at), write: weight },
  { form: 'a l n', read: (moment, at) => inLayer(pass(moment).a, at), write: weight },
  {
    form: 'product l n m',
    read: (moment, at) => {
      const numbers = { ...moment, a: pass(moment).a, delta: [] };
      return parameter(moment, at) * (upstreamOf(numbers, (at[0] ?? 0) - 1)[(at[2] ?? 0) - 1] ?? missing);
    },
    write: weight,
  },
  { form: 'delta l n', read: (moment, at) => inLayer(backwards(moment), at), write: cost },
  {
    form: 'handed l n m',
    read: (moment, at) => parameter(moment, at) * inLayer(backwards(moment), at),
    write: cost,
  },
  { form: 'effect l n of w l n m', read: effect, write: cost },
  { form: 'effect l n of b l n', read: effect, write: cost },
  { form: 'blamed l', read: (moment, [l = 0]) => blamed(moment, l), write: count },
  { form: 'blamed', read: (moment) => blamed(moment, moment.layers.length - 2), write: count },
  { form: 'answer at x', read: (moment, [x = 0]) => answerAt(moment, x), write: weight },
];

/** Longest name that is looked at; what is longer is none. */
const longest = 60;

const patterns = kinds.map((kind) => ({
  kind,
  pattern: new RegExp(
    `^${kind.form.replace(/\b[lnm]\b/g, '(\\d{1,3})').replace(/\bx$/, '(-?\\d{1,6}(?:\\.\\d{1,6})?)')}$`,
  ),
}));

/** For messages and the documentation. */
export const quantityForms: readonly string[] = kinds.map(({ form }) => form);

/** Cost: one match for each name there is. */
export function parseQuantity(text: string): Parsed<Quantity> {
  const name = text
    .slice(0, longest + 1)
    .trim()
    .replace(/\s+/g, ' ');
  for (const { kind, pattern } of patterns) {
    const match = text.length > longest ? null : pattern.exec(name);
    if (!match) continue;
    const at = match.slice(1).map(Number);
    const { need, write } = kind;
    return {
      ok: true,
      value: { name, write, read: (moment) => kind.read(moment, at), ...(need && { need }) },
    };
  }
  return {
    ok: false,
    error: `Expected a number of the model, one of ${quantityForms.join(', ')}, but got ${quote(text)}.`,
  };
}
