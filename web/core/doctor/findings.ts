// What the doctor looks at and what it says. An observation is plain numbers; a finding is a sentence with its evidence
// in it, and something to do about it. Finding nothing is the usual case.
import { scientific } from '../base/format.js';
import type { HistoryPoints } from '../run/loss-history.js';
import type { ActivationName } from '../settings/names.js';
import type { Settings } from '../settings/table.js';
import type { ColumnStatistics, LayerStatistics } from './statistics.js';

export interface Observation {
  readonly tick: {
    readonly epoch: number;
    readonly loss: number;
    /** 0 to 1; only where the task is a classification. */
    readonly accuracy?: number;
    /** layer counts from 0. */
    readonly diverged?: { readonly layer: number; readonly epoch: number };
  };
  readonly history: HistoryPoints;
  readonly settings: Readonly<Settings>;
  /** One per weight layer, over the training rows or a good many of them. */
  readonly layers?: readonly LayerStatistics[];
  /** Root mean square of dCost/dW over the training set, one per weight layer. */
  readonly gradients?: readonly number[];
  /** All parameters: W[0], b[0], W[1], ... */
  readonly parameters?: Float32Array;
  /** Of the training rows, in the network's units. */
  readonly inputs?: readonly ColumnStatistics[];
  /** Share of the training rows that are of the commonest class, 0 to 1: what an answer that never changes gets right. */
  readonly commonest?: number;
  /** Rows held out; with few of them the test loss proves little. */
  readonly testRows?: number;
}

/** What a button does. Epochs are for Tape.before: the last snapshot no later than that. */
export type Action =
  /** Go back on the tape, to the lowest test cost where that is asked for, and change settings that may change while training. */
  | {
      readonly kind: 'rewind';
      readonly epoch: number;
      readonly settings: Partial<Settings>;
      readonly toBestTest?: true;
    }
  /** Change settings that may change while training; the weights stay. */
  | { readonly kind: 'set'; readonly settings: Partial<Settings> }
  /** Change settings and start anew; where they are so already, with other first weights. */
  | { readonly kind: 'restart'; readonly settings: Partial<Settings> }
  /** Bring the inputs to mean 0 and standard deviation 1, and start anew. */
  | { readonly kind: 'standardise' }
  /** Leave these inputs out, counted from 0, and start anew. */
  | { readonly kind: 'dropInputs'; readonly inputs: readonly number[] };

export interface Remedy {
  /** On the button: a verb first. */
  readonly label: string;
  readonly action: Action;
}

export type FindingId =
  | 'diverged'
  | 'lossRising'
  | 'rateTooHigh'
  | 'symmetric'
  | 'saturated'
  | 'deadRelu'
  | 'vanishing'
  | 'unscaledInputs'
  | 'constantInputs'
  | 'overfitting'
  | 'onlyStraight'
  | 'crushed'
  | 'noBetter'
  | 'slow';

/** problem: it cannot learn like this; warning: it learns worse than it could; hint: good to know. */
export type Severity = 'problem' | 'warning' | 'hint';

export interface Finding {
  readonly id: FindingId;
  readonly severity: Severity;
  readonly sentence: string;
  /** The weight layer it is about, from 0. */
  readonly layer?: number;
  readonly remedy?: Remedy;
}

/** Adds its findings, if any. */
export type Check = (observation: Observation) => readonly Finding[];

/**
 * Whether the network does its job: then a saturated or silent neuron is how it does it and no illness. 95 % right, or
 * a loss down to a twentieth of where it began, or a mean squared error below a thousandth, which is next to nothing of
 * targets about one apart.
 */
export function isDoingWell({ tick, history, settings }: Observation): boolean {
  if (tick.accuracy !== undefined) return tick.accuracy >= 0.95;
  if (settings.loss === 'mse' && tick.loss < 0.001) return true;
  const first = history.length > 0 ? (history.loss[0] as number) : Number.NaN;
  return tick.loss <= first / 20;
}

/** "the output layer", "hidden layer 2", for a weight layer counted from 0. */
export function layerName(settings: Readonly<Settings>, layer: number): string {
  return layer >= settings.layers.length - 2 ? 'the output layer' : `hidden layer ${layer + 1}`;
}

/** Three digits are what a sentence can carry. */
export function shown(value: number): string {
  const rounded = Number(value.toPrecision(3));
  if (!Number.isFinite(rounded)) return 'no finite number';
  const size = Math.abs(rounded);
  if (size !== 0 && (size >= 1e6 || size < 1e-3)) {
    const digits = Math.abs(rounded).toExponential().split('e')[0] ?? '';
    return scientific(rounded, digits.length > 1 ? digits.length - 2 : 0);
  }
  return String(rounded).replace('-', '\u2212');
}

export const countOf = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** Hidden layers with another activation, the output as it is. */
export function withHidden(
  settings: Readonly<Settings>,
  name: ActivationName,
  only?: number,
): readonly ActivationName[] {
  return settings.activations.map((old, l) =>
    l === settings.activations.length - 1 || (only !== undefined && l !== only) ? old : name,
  );
}

/** A rate of one digit, about three times lower, or ten times where it is above 0.3; not below a millionth. */
export function lowerRate(rate: number): number {
  return Number(Math.max(1e-6, rate / (rate > 0.3 ? 10 : 3)).toPrecision(1));
}
