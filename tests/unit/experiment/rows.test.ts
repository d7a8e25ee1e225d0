// What a row is called: by one number everywhere, that of the table.
import { expect, it } from 'vitest';
import { makeProblem } from '../../../web/core/data/problem.js';
import type { Table } from '../../../web/core/data/table.js';
import { rowName, rowNumber } from '../../../web/experiment/rows.js';

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
