// From a table to what a network is given: rows split by the seed, in the network's own units, with the way back to
// people's units kept.

import { fromScaled, identityScale, type Scale, standardScale, toScaled, unitScale } from '../network/units.js';
import type { Scaling, Task } from '../settings/datasets.js';
import type { ActivationName, InputScalingName, LossName } from '../settings/names.js';
import type { Settings } from '../settings/table.js';
import { splitRows } from './row-split.js';
import type { Column, DroppedRows, Table } from './table.js';

export interface Rows {
  /** rows x inputs and rows x outputs, row-major, in the network's units. */
  readonly inputs: Float32Array;
  readonly targets: Float32Array;
  readonly rows: number;
  /** Which row of the table each one is. */
  readonly source: Int32Array;
}

export interface ScaledColumn extends Column {
  readonly scale: Scale;
}

export interface Problem {
  readonly table: Table;
  readonly task: Task;
  readonly inputs: readonly ScaledColumn[];
  readonly outputs: readonly ScaledColumn[];
  readonly classNames: readonly string[];
  /** binary: the network's numbers for no and yes; an output halfway between them is undecided. */
  readonly coding: readonly [no: number, yes: number];
  readonly train: Rows;
  readonly test: Rows;
  readonly dropped: readonly DroppedRows[];
}

export interface ProblemOptions {
  readonly seed: number;
  /** 0 to 0.9 of the rows are held out; at least one row is always left to train on. */
  readonly testShare: number;
  /** Of the network: an output that cannot be negative learns classes as 0 and 1, any other as -1 and 1. */
  readonly outputActivation: ActivationName;
  readonly loss: LossName;
  /** Of the inputs, instead of what suits the data. Standardised yes-or-no columns stay 0 and 1. */
  readonly scaling?: InputScalingName;
}

/** What the settings say about how a table becomes a problem. */
export function problemOptions(
  settings: Pick<Settings, 'seed' | 'testShare' | 'activations' | 'loss'> & Partial<Pick<Settings, 'scaling'>>,
): ProblemOptions {
  const { seed, testShare, loss, scaling } = settings;
  const outputActivation = settings.activations.at(-1) ?? 'linear';
  return { seed, testShare, loss, outputActivation, ...(scaling && { scaling }) };
}

/** Splits, standardises by the training rows alone (so that nothing of the test rows leaks), and codes the classes. */
export function makeProblem(table: Table, options: ProblemOptions): Problem {
  const { trainRows, testRows } = splitRows(table, options.seed, options.testShare);

  const inputs = withScales(table.inputs, table.inputValues, table.scaling, trainRows, options.scaling);
  const outputs =
    table.task === 'regression'
      ? withScales(table.outputs, table.targetValues, table.scaling === 'unit' ? 'unit' : 'none', trainRows)
      : table.outputs.map((column) => ({ ...column, scale: identityScale }));
  const unit = options.loss === 'bce' || ['sigmoid', 'softmax'].includes(options.outputActivation);
  const coding: readonly [number, number] = table.task === 'binary' && !unit ? [-1, 1] : [0, 1];

  const pick = (source: Int32Array): Rows => ({
    inputs: scaledRows(table.inputValues, inputs, source),
    targets:
      table.task === 'regression' ? scaledRows(table.targetValues, outputs, source) : codedRows(table, coding, source),
    rows: source.length,
    source,
  });
  return {
    table,
    task: table.task,
    inputs,
    outputs,
    classNames: table.classNames,
    coding,
    train: pick(trainRows),
    test: pick(testRows),
    dropped: table.dropped,
  };
}

/** A row of the table, or any row in people's units, as the network takes it. */
export function toNetworkUnits(columns: readonly ScaledColumn[], values: ArrayLike<number>): Float32Array {
  const width = columns.length;
  return Float32Array.from(values, (value, i) => toScaled((columns[i % width] as ScaledColumn).scale, value));
}

/** The way back, for rows of inputs or of predictions. */
export function toPeoplesUnits(columns: readonly ScaledColumn[], values: ArrayLike<number>): Float64Array {
  const width = columns.length;
  return Float64Array.from(values, (value, i) => fromScaled((columns[i % width] as ScaledColumn).scale, value));
}

/** The range to draw for one column, in the network's units. */
export function networkDomain(column: ScaledColumn): readonly [number, number] {
  return [toScaled(column.scale, column.domain[0]), toScaled(column.scale, column.domain[1])];
}

function withScales(
  columns: readonly Column[],
  values: Float64Array,
  scalingOfTable: Scaling,
  trainRows: Int32Array,
  asked: InputScalingName = 'usual',
): readonly ScaledColumn[] {
  const width = columns.length;
  return columns.map((column, j) => {
    const scaling = asked === 'none' ? asked : (column.scaling ?? (asked === 'usual' ? scalingOfTable : asked));
    if (scaling === 'none') return { ...column, scale: identityScale };
    const taken = Float64Array.from(trainRows, (row) => values[row * width + j] as number);
    return { ...column, scale: scaling === 'unit' ? unitScale(taken) : standardScale(taken) };
  });
}

function scaledRows(values: Float64Array, columns: readonly ScaledColumn[], source: Int32Array): Float32Array {
  const width = columns.length;
  const out = new Float32Array(source.length * width);
  source.forEach((row, i) => {
    columns.forEach((column, j) => {
      out[i * width + j] = toScaled(column.scale, values[row * width + j] as number);
    });
  });
  return out;
}

function codedRows(table: Table, coding: readonly [number, number], source: Int32Array): Float32Array {
  const width = table.outputs.length;
  const out = new Float32Array(source.length * width);
  source.forEach((row, i) => {
    const answer = table.targetValues[row] as number;
    if (width === 1) out[i] = coding[answer === 1 ? 1 : 0];
    else out[i * width + answer] = 1;
  });
  return out;
}
