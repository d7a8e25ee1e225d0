import { describe, expect, it } from 'vitest';
import { makeProblem } from '../../../../web/core/data/problem.js';
import type { Table } from '../../../../web/core/data/table.js';
import { rowName } from '../../../../web/experiment/rows.js';
import {
  actualText,
  allRows,
  changeText,
  columnDecimals,
  errorOf,
  inputText,
  isRight,
  predictedText,
  sortRows,
} from '../../../../web/parts/table/rows.js';

const table: Table = {
  dataset: 'csv',
  task: 'binary',
  scaling: 'standard',
  rows: 4,
  inputs: [
    { name: 'mass', label: 'Mass', unit: 'g', domain: [1000, 4000] },
    { name: 'bill', label: 'Bill', domain: [1, 5] },
  ],
  outputs: [{ name: 'kind', label: 'Kind', domain: [0, 1] }],
  classNames: ['no', 'yes'],
  inputValues: Float64Array.from([1000, 1.5, 2000, 2.25, 3000, 3, 4000, 4]),
  targetValues: Float64Array.from([0, 1, 0, 1]),
  dropped: [],
};
const problem = makeProblem(table, { seed: 3, testShare: 0.25, loss: 'mse', outputActivation: 'tanh' });
const at = (source: number) => {
  for (const row of allRows(problem)) {
    if ((row.set === 0 ? problem.train : problem.test).source[row.row] === source) return row;
  }
  throw new Error(`row ${source} is nowhere`);
};
/** The same answer for every row: -0.5 stands for no, and 0.25 of yes. */
const answers = ({ rows }: { rows: number }) => new Float32Array(rows).fill(-0.5);
const predictions = { train: answers(problem.train), test: answers(problem.test) };

describe('rows of the table', () => {
  it('says inputs in their own units, a column written alike', () => {
    expect(columnDecimals(problem)).toEqual([0, 2]);
    expect(inputText(problem, at(1), 0, 0)).toBe('2,000');
    expect(inputText(problem, at(2), 1, 2)).toBe('3.00');
  });

  it('says tiny and huge ones with digits that tell them apart', () => {
    const inputs = [
      { name: 'wave', label: 'Wave', unit: 'm', domain: [4e-7, 7e-7] as const },
      { name: 'mass', label: 'Mass', domain: [3e23, 1.9e27] as const },
    ];
    const values = [4e-7, 3e23, 4.1e-7, 4.87e24, 5e-7, 5.97e24, 7e-7, 1.9e27];
    const far = makeProblem(
      { ...table, inputs, inputValues: Float64Array.from(values) },
      { seed: 3, testShare: 0, loss: 'mse', outputActivation: 'tanh' },
    );
    const [waves, masses] = [0, 1].map((column) =>
      allRows(far).map((row) => inputText(far, row, column, columnDecimals(far)[column])),
    );
    expect([...(waves ?? [])].sort()).toEqual(['4.00×10⁻⁷', '4.10×10⁻⁷', '5.00×10⁻⁷', '7.00×10⁻⁷']);
    expect([...(masses ?? [])].sort()).toEqual(['1.90×10²⁷', '3.00×10²³', '4.87×10²⁴', '5.97×10²⁴']);
    expect(rowName(far, { set: 0, row: 0 })).toMatch(
      /^the training point \(\d\.\d\d×10⁻⁷\u00a0m, \d\.\d\d×10²[³⁴⁷]\)$/,
    );
  });

  it('says what is, what is predicted, and how wrong that is', () => {
    expect(actualText(problem, at(1))).toBe('yes');
    expect(predictedText(problem, predictions, at(1))).toBe('no 75\u00a0%');
    expect(errorOf(problem, predictions, at(0))).toBeCloseTo(0.25);
    expect(errorOf(problem, predictions, at(1))).toBeCloseTo(0.75);
    expect(isRight(problem, predictions, at(0))).toBe(true);
    expect(isRight(problem, predictions, at(1))).toBe(false);
  });

  it('says what leaving a training row out does, and sorts by it, rows without a number last', () => {
    const changes = new Map([
      [0, -0.002],
      [1, 0.5],
      [2, Number.NaN],
    ]);
    const rows = sortRows(problem, undefined, { by: 'influence', down: true }, changes);
    expect(rows.map((row) => changeText(changes, row))).toEqual(['+0.5000', '\u22120.0020', 'runs away', '\u2013']);
    const up = sortRows(problem, undefined, { by: 'influence', down: false }, changes);
    expect(up.map(({ row }) => row)).toEqual([0, 1, 2, 3]);
    expect(changeText(changes, { set: 1, row: 0 })).toBe('\u2013');
    expect(changeText(new Map([[0, 0]]), { set: 0, row: 0 })).toBe('0.0000');
  });

  it('sorts by a column, by the answer and by the error, the earlier of equals first', () => {
    const sources = (rows: ReturnType<typeof allRows>) =>
      rows.map(({ set, row }) => (set === 0 ? problem.train : problem.test).source[row]);
    expect(sources(sortRows(problem, undefined, { by: 0, down: false }))).toEqual([0, 1, 2, 3]);
    expect(sources(sortRows(problem, predictions, { by: 1, down: true }))).toEqual([3, 2, 1, 0]);
    const worst = sources(sortRows(problem, predictions, { by: 'error', down: true })).slice(0, 2);
    expect([...worst].sort()).toEqual([1, 3]);
    expect(sortRows(problem, undefined, { by: 'error', down: true })).toEqual(allRows(problem));
  });
});
