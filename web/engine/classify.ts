// From a network's outputs to what a person asks for: a class with its probability, and rows of their own.
import { fail } from './errors.js';
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

/** N parts of the same array, of K numbers each. */
export function rowsOf(outputs: Float32Array, columns: number): Float32Array[] {
  return Array.from({ length: outputs.length / columns }, (_, r) => outputs.subarray(r * columns, (r + 1) * columns));
}
