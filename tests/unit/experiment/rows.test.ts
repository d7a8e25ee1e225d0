// What a row is called: by one number everywhere, that of the table.
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../../web/core/data/csv/csv.js';
import { tableOfCsv } from '../../../web/core/data/csv/table.js';
import { makeProblem } from '../../../web/core/data/problem.js';
import type { Table } from '../../../web/core/data/table.js';
import { rowName, rowNumber, withUnit } from '../../../web/experiment/rows.js';

const columns = ['mass', 'bill', 'flipper'].map((name) => ({ name, label: name, domain: [0, 40] as const }));
const table: Table = {
  dataset: 'csv',
  task: 'binary',
  scaling: 'standard',
  rows: 12,
  inputs: columns,
  outputs: [{ name: 'kind', label: 'Kind', domain: [0, 1] }],
  classNames: ['Adélie', 'Gentoo'],
  inputValues: Float64Array.from({ length: 36 }, (_, i) => i),
  targetValues: Float64Array.from({ length: 12 }, (_, i) => i % 2),
  dropped: [],
};

it('a row is called by its number in the data, whether it is trained on or held out', () => {
  const problem = makeProblem(table, { seed: 1, testShare: 0.5, loss: 'mse', outputActivation: 'tanh' });
  const called = ([0, 1] as const).flatMap((set) =>
    Array.from((set === 0 ? problem.train : problem.test).source, (source, row) => {
      const kind = source % 2 === 0 ? 'Adélie' : 'Gentoo';
      expect(rowName(problem, { set, row })).toBe(`${set === 0 ? 'training' : 'test'} row ${source + 1} (${kind})`);
      return rowNumber(problem, { set, row });
    }),
  );
  expect(called.sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
});

describe("numbers of a person's own table", () => {
  const opened = (values: readonly string[]) => {
    const read = parseCsv(`dose,y\n${values.map((value, i) => `${value},${i + 0.5}`).join('\n')}\n`);
    if (!read.ok) throw new Error(read.error);
    const made = tableOfCsv(read.value, { inputs: [0], target: 1, task: 'regression' });
    if (!made.ok) throw new Error(made.error);
    return makeProblem(made.value.table, { seed: 1, testShare: 0, loss: 'mse', outputActivation: 'linear' });
  };
  const named = (problem: ReturnType<typeof opened>) =>
    Array.from(problem.train.source, (_, row) => rowName(problem, { set: 0, row }).replace('the training row at ', ''));

  it('are named as they stand in it, also where the column reaches far', () => {
    const problem = opened(['7.25', '0', '512', '7.3']);
    expect(named(problem).sort()).toEqual(['0.00', '512.00', '7.25', '7.30']);
    expect(named(opened(['0.123456', '0.123457', '1000'])).sort()).toEqual(['0.123456', '0.123457', '1,000.000000']);
  });

  it('come back from a network with the decimals it can keep, and no more', () => {
    const problem = opened(['0.123456', '0.123457', '1000']);
    const [column] = problem.inputs;
    if (!column) throw new Error('no column');
    const row = Array.from(problem.train.source).indexOf(0);
    expect(withUnit(column, problem.train.inputs[row] as number)).toMatch(/^0\.123\d?$/);
    const halves = opened(['7.25', '0', '512', '7.3']);
    const shown = Array.from(halves.train.inputs, (value) => withUnit(halves.inputs[0] as typeof column, value));
    expect(shown.sort()).toEqual(['0.00', '512.00', '7.25', '7.30']);
  });

  it('of many digits have those of a 32-bit float', () => {
    const names = named(opened(['0.12345678901', '0.12345778901', '512.98765432109']));
    expect(names.sort()).toEqual(['0.1235', '0.1235', '512.9877']);
  });
});
