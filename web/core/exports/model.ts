// What every export starts from: the trained numbers and nothing else. The shape of Network.toJSON fits it.

import { quote } from '../base/parsed.js';
import { activate, isActivation } from '../network/activations.js';
import { fromScaled, identityScale, type Scale, toScaled } from '../network/units.js';

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
  /** What else a stranger must know, in sentences: what classes are coded as, what is done about gaps. */
  notes?: readonly string[];
  /** One for each input: the file takes people's units and makes the network's of them. Left out where it takes the network's. */
  inputScales?: readonly Scale[];
  /** One for each output: the file answers in people's units. */
  outputScales?: readonly Scale[];
}

/** Scales that do something; null where the file can leave them out. */
export const scalesOf = (scales: readonly Scale[] | undefined): readonly Scale[] | null =>
  scales?.some(({ centre, spread }) => centre !== 0 || spread !== 1) ? scales : null;

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
  const { inputScales, outputScales } = model;
  let a = Float64Array.from(input, (value, i) => toScaled(inputScales?.[i] ?? identityScale, value));
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
  return a.map((value, k) => fromScaled(outputScales?.[k] ?? identityScale, value));
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

const notFinite = (values: ArrayLike<number>): number | undefined =>
  Array.from(values).find((value) => !Number.isFinite(Math.fround(value)));

/**
 * Why no other program can take this network, in a sentence; '' when it can. Numbers past the largest of 32 bits (3.4e38) have no
 * spelling that C, Python, JSON and JavaScript share, and an answer that is none cannot be checked against.
 */
export function exportRefusal(model: ExportModel, vectors?: TestVectors): string {
  const { layers, activations, weights, biases, inputScales, outputScales } = model;
  const L = layers.length - 1;
  if (L < 1 || layers.some((size) => !Number.isInteger(size) || size < 1))
    return `Expected at least two layers, of one neuron or more each, but got ${quote(layers)}.`;
  for (let l = 0; l < L; l++) {
    const [m, n] = [layers[l] ?? 0, layers[l + 1] ?? 0];
    const [W, b] = [weights[l] ?? [], biases[l] ?? []];
    if (W.length !== n * m || b.length !== n)
      return `Expected as weights and biases of layer ${l + 1}: ${n * m} and ${n}, but got ${W.length} and ${b.length}.`;
    if (!isActivation(activations[l] ?? '')) return `No activation is named ${quote(activations[l])}.`;
    const lost = notFinite(W) ?? notFinite(b);
    if (lost !== undefined) return `A weight or bias in layer ${l + 1} is ${lost}, which is no 32-bit number.`;
  }
  for (const [size, scales] of [
    [layers[0], inputScales],
    [layers[L], outputScales],
  ] as const) {
    if (!scales) continue;
    if (scales.length !== size) return `Expected ${size} scales, but got ${scales.length}.`;
    const lost = notFinite(scales.flatMap(({ centre, spread }) => [centre, spread, 1 / Math.fround(spread)]));
    if (lost !== undefined)
      return 'A column is so large or so narrow that its scale is no 32-bit number; use another unit.';
  }
  if (!vectors) return '';
  if (vectors.rows < 1) return 'Expected at least one row to check the file by.';
  const wrong = notFinite(vectors.inputs) ?? notFinite(vectors.outputs) ?? notFinite([vectors.largestDifference]);
  if (wrong === undefined) return '';
  return `The network’s numbers overflow: among its answers to ${vectors.rows} rows is ${wrong}, and a 32-bit number ends at 3.4×10³⁸. Reset it or make its weights smaller, then export it again.`;
}

/** Throws a RangeError with the reason where there is one; every export begins with this. */
export function refuseExport(model: ExportModel, vectors?: TestVectors): void {
  const reason = exportRefusal(model, vectors);
  if (reason) throw new RangeError(reason);
}

/** The fewest digits that give the same float32 back: 9 always do. The number is finite. */
export function float32Text(number: number): string {
  // Saved networks keep the sign of a zero in a number that no float can hold.
  const value = Math.fround(number);
  for (let digits = 6; digits < 9; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return String(Number(text));
  }
  return String(Number(value.toPrecision(9)));
}

/** Column names come from people's files: nothing in them may end a comment or a line, or turn the direction of what follows. */
function oneLine(text: string, most = 80): string {
  return text
    .slice(0, most)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ')
    .replaceAll('\\', '/')
    .replace(/\/(?=\*)|\*(?=\/)/g, '$& ');
}

/** Longer notes end here: a file of a thousand classes is no place to list them. */
const longestNote = 2000;

/** What the file takes and answers, in lines for its first comment. */
export function meaningLines({ inputNames, outputNames, notes = [] }: ExportModel): string[] {
  const list = (what: string, names: readonly string[] | undefined) =>
    names ? [`${what}: ${names.map((name) => oneLine(name)).join(', ')}`] : [];
  return [
    ...list('Inputs', inputNames),
    ...list('Outputs', outputNames),
    ...notes.map((note) => oneLine(note, longestNote)),
  ];
}

/** "2-4-2-1, tanh tanh tanh" */
export function describe(model: ExportModel): string {
  return `${model.layers.join('-')}, ${model.activations.join(' ')}`;
}
