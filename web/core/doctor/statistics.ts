// The few numbers per neuron, layer and column that the doctor needs, so that whole activations need not be kept.
import type { ActivationName } from '../settings/names.js';

export interface LayerStatistics {
  readonly activation: ActivationName;
  readonly neurons: number;
  readonly rows: number;
  /** For each neuron the share of rows, 0 to 1, where its curve is flat: see isFlat. */
  readonly flatShare: Float64Array;
}

export interface ColumnStatistics {
  readonly name: string;
  readonly mean: number;
  readonly deviation: number;
  readonly min: number;
  readonly max: number;
  /** One of several yes-or-no columns that were made from one column of a person's own: it cannot be left out alone. */
  readonly isPart?: boolean;
  /** The same in every training row only because of the split: in the rows held out it varies, or is another. */
  readonly variesHeldOut?: boolean;
}

/**
 * Where the derivative is so small that next to nothing is learned: a tanh beyond 0.99 (derivative below 0.02), a
 * sigmoid beyond 0.005 and 0.995 (the same for its own range), a ReLU at 0 (derivative exactly 0).
 */
export function isFlat(activation: ActivationName, a: number): boolean {
  switch (activation) {
    case 'tanh':
      return Math.abs(a) > 0.99;
    case 'sigmoid':
      return a < 0.005 || a > 0.995;
    case 'relu':
      return a <= 0;
    default:
      return false;
  }
}

/** values: neurons * rows activations, neuron after neuron, as the engine's activationsOf gives them. */
export function layerStatistics(
  activation: ActivationName,
  neurons: number,
  values: ArrayLike<number>,
): LayerStatistics {
  const rows = Math.floor(values.length / neurons);
  const flatShare = new Float64Array(neurons);
  for (let n = 0; n < neurons; n++) {
    let flat = 0;
    for (let row = 0; row < rows; row++) if (isFlat(activation, values[n * rows + row] as number)) flat++;
    flatShare[n] = rows > 0 ? flat / rows : 0;
  }
  return { activation, neurons, rows, flatShare };
}

/** inputs: rows x names.length, row-major. Two passes, double precision. */
export function columnStatistics(names: readonly string[], inputs: ArrayLike<number>): ColumnStatistics[] {
  const width = names.length;
  const rows = Math.floor(inputs.length / width);
  return names.map((name, j) => {
    let sum = 0;
    let min = Number.POSITIVE_INFINITY;
    let max = Number.NEGATIVE_INFINITY;
    for (let row = 0; row < rows; row++) {
      const value = inputs[row * width + j] as number;
      sum += value;
      if (value < min) min = value;
      if (value > max) max = value;
    }
    const mean = rows > 0 ? sum / rows : 0;
    let squares = 0;
    for (let row = 0; row < rows; row++) squares += ((inputs[row * width + j] as number) - mean) ** 2;
    return { name, mean, deviation: rows > 0 ? Math.sqrt(squares / rows) : 0, min, max };
  });
}

/** Root mean square; 0 of nothing. */
export function rootMeanSquare(values: ArrayLike<number>): number {
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i] as number) ** 2;
  return values.length > 0 ? Math.sqrt(squares / values.length) : 0;
}
