// From a network's outputs to what a person asks for: a class with its probability, and rows of their own.
import { fail } from './errors.js';
import { readBoolean, readObject } from './numbers.js';
import { checkNames } from './option-names.js';
import type { ActivationName, Classified } from './types.js';

/** `outputs`: N x K. A single sigmoid output says the probability of class 1. */
export function classesOf(
  where: string,
  outputs: Float32Array,
  columns: number,
  activation: ActivationName | undefined,
): Classified[] {
  if (activation !== 'softmax' && activation !== 'sigmoid') {
    fail(
      'invalidConfig',
      where,
      `expected a softmax or sigmoid output, whose numbers are probabilities, but this one is ${activation}`,
    );
  }
  return rowsOf(outputs, columns).map((row) => {
    const [first = 0] = row;
    if (columns === 1) return first >= 0.5 ? { index: 1, probability: first } : { index: 0, probability: 1 - first };
    const probability = Math.max(...row);
    return { index: row.indexOf(probability), probability };
  });
}

/** The outputs as the options of `predict` ask for them: one array, or with `rows` N parts of it. */
export function inRows(
  where: string,
  outputs: Float32Array,
  columns: number,
  options: unknown,
): Float32Array | Float32Array[] {
  checkNames(where, 'options', options, ['rows']);
  const { rows } = readObject(where, 'options', options);
  return readBoolean(where, 'rows', rows, false) ? rowsOf(outputs, columns) : outputs;
}

/** N parts of the same array, of K numbers each. */
function rowsOf(outputs: Float32Array, columns: number): Float32Array[] {
  return Array.from({ length: outputs.length / columns }, (_, r) => outputs.subarray(r * columns, (r + 1) * columns));
}
