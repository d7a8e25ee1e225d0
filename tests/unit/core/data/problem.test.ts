import { expect, it } from 'vitest';
import { makeProblem } from '../../../../web/core/data/problem.js';
import type { Table } from '../../../../web/core/data/table.js';

const table: Table = {
  dataset: 'csv',
  task: 'regression',
  scaling: 'standard',
  rows: 4,
  inputs: [
    { name: 'age', label: 'age', domain: [0, 10] },
    { name: 'member', label: 'member', domain: [0, 1], scaling: 'none' },
  ],
  outputs: [{ name: 'y', label: 'y', domain: [0, 1] }],
  classNames: [],
  // Ages 1 and 5: mean 3, standard deviation 2.
  inputValues: Float64Array.of(1, 0, 5, 1, 1, 1, 5, 0),
  targetValues: Float64Array.of(0, 1, 0, 1),
  dropped: [],
};
const scalesOf = (scaling?: 'none' | 'standard' | 'usual') =>
  makeProblem(table, {
    seed: 1,
    testShare: 0,
    outputActivation: 'linear',
    loss: 'mse',
    ...(scaling && { scaling }),
  }).inputs.map(({ scale }) => scale);

it('inputs are scaled as was asked for; yes and no stay 0 and 1', () => {
  const asTheyAre = { centre: 0, spread: 1 };
  expect(scalesOf()).toEqual([{ centre: 3, spread: 2 }, asTheyAre]);
  expect(scalesOf('usual')).toEqual([{ centre: 3, spread: 2 }, asTheyAre]);
  expect(scalesOf('standard')).toEqual([{ centre: 3, spread: 2 }, asTheyAre]);
  expect(scalesOf('none')).toEqual([asTheyAre, asTheyAre]);
});
