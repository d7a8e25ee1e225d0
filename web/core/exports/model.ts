// What every export starts from: the trained numbers and nothing else. The shape of Network.toJSON fits it.
import { activate } from '../network/activations.js';

export { GELU_CUBIC, GELU_SCALE } from '../network/activations.js';

/** Weights W[l] are n x m row-major (n neurons, m inputs to them); L weight layers. */
export interface ExportModel {
  layers: readonly number[];
  activations: readonly string[];
  weights: readonly ArrayLike<number>[];
  biases: readonly ArrayLike<number>[];
  /** What the columns mean, for comments in the exported file. */
  inputNames?: readonly string[];
  outputNames?: readonly string[];
}

/** Rows the engine has answered, so that whoever opens the file can check it. */
export interface TestVectors {
  /** N x D, row-major */
  inputs: Float32Array;
  /** N x K, row-major: the engine's answers */
  outputs: Float32Array;
  rows: number;
  /** Largest |engine - 64-bit reference| over these rows; measured when the file was made. */
  largestDifference: number;
}

/** A file to save. */
export interface ExportedFile {
  name: string;
  type: string;
  content: string | Uint8Array;
}

/** One observation through the network in 64-bit floats: the yardstick exports are measured with. */
export function referenceForward(model: ExportModel, input: ArrayLike<number>): Float64Array {
  let a = Float64Array.from(input);
  model.weights.forEach((weights, l) => {
    const biases = model.biases[l] ?? [];
    const m = a.length;
    const z = Float64Array.from(biases, (bias, n) => {
      let sum = bias;
      for (let j = 0; j < m; j++) sum += (weights[n * m + j] ?? 0) * (a[j] ?? 0);
      return sum;
    });
    a = Float64Array.from(activate(model.activations[l] ?? 'linear', z));
  });
  return a;
}

/** Measures the engine's answers on `rows` inputs against the 64-bit reference. */
export function testVectors(
  model: ExportModel,
  inputs: Float32Array,
  outputs: Float32Array,
  rows: number,
): TestVectors {
  const D = model.layers[0] ?? 0;
  const K = model.layers[model.layers.length - 1] ?? 0;
  let largestDifference = 0;
  for (let row = 0; row < rows; row++) {
    const reference = referenceForward(model, inputs.subarray(row * D, (row + 1) * D));
    reference.forEach((value, k) => {
      largestDifference = Math.max(largestDifference, Math.abs(value - (outputs[row * K + k] ?? 0)));
    });
  }
  return { inputs: inputs.slice(0, rows * D), outputs: outputs.slice(0, rows * K), rows, largestDifference };
}

/** The fewest digits that give the same float32 back: 9 always do. */
export function float32Text(value: number): string {
  for (let digits = 6; digits < 9; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return String(Number(text));
  }
  return String(Number(value.toPrecision(9)));
}

/** "2-4-2-1, tanh tanh tanh" */
export function describe(model: ExportModel): string {
  return `${model.layers.join('-')}, ${model.activations.join(' ')}`;
}
