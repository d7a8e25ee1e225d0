// Addition on a clock, every sum once: small data with a rule behind it, which a network can learn by heart long before it finds the rule.
// After Power, Burda, Edwards, Babuschkin, Misra 2022 (arXiv:2201.02177), who called that grokking.
import { datasetCatalogue } from '../../settings/datasets.js';
import { Random } from '../random.js';
import type { Column, Table } from '../table.js';

/** Of the clock: a prime, so that no sum is easier than another. */
export const hours = 19;

const yesOrNo: readonly [number, number] = [0, 1];

/** One column for each hour that may stand first, then one for each that may stand second: a 1 where it does. */
const inputs: readonly Column[] = ['first', 'second'].flatMap((which) =>
  Array.from({ length: hours }, (_, hour) => ({
    name: `${which}_${hour}`,
    label: `${which === 'first' ? 'First' : 'Second'} hour ${hour}`,
    domain: yesOrNo,
  })),
);

/** noise, in per cent from 0 to 50: so many of the sums come out as any hour. The same seed spoils the same sums first. */
export function clockTable({ seed, noise }: { seed: number; noise: number }): Table {
  const { task, scaling } = datasetCatalogue.clock;
  const random = new Random(seed, 'clock');
  const rows = hours * hours;
  const inputValues = new Float64Array(rows * inputs.length);
  const targetValues = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const [first, second] = [Math.floor(row / hours), row % hours];
    inputValues[row * inputs.length + first] = 1;
    inputValues[row * inputs.length + hours + second] = 1;
    const [luck, any] = [random.uniform(), Math.floor(random.uniform(0, hours))];
    targetValues[row] = 100 * luck < noise ? any : (first + second) % hours;
  }
  // Texts, not numbers: nothing is between two of them, and a file of them is read as classes again.
  const classNames = Array.from({ length: hours }, (_, hour) => `${hour}h`);
  return {
    dataset: 'clock',
    task,
    scaling,
    rows,
    inputs,
    outputs: classNames.map((label) => ({ name: label, label, domain: yesOrNo })),
    classNames,
    inputValues,
    targetValues,
    dropped: [],
  };
}
