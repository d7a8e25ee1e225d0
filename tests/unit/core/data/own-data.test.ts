import { expect, it } from 'vitest';
import { parseCsv } from '../../../../web/core/data/csv/csv.js';
import { loadOwnData, type OwnData, rememberCsv } from '../../../../web/core/data/own-data.js';
import { shapeOfState } from '../../../../web/core/data/shape.js';

const chance = { seed: 1, noise: 0 };
const points = (count: number): OwnData => ({
  kind: 'points',
  points: { kind: 'classes', classes: 3, points: [0, 1, 2].slice(0, count).map((k) => ({ x: k, y: -k, label: k })) },
});
const csv = (text: string, target = 1): OwnData => ({
  kind: 'csv',
  text,
  options: {},
  choice: { inputs: [0], target, task: 'regression' },
});

it('points become a table once there are two', () => {
  const loaded = loadOwnData(points(3), chance);
  expect(loaded.ok && loaded.value.table).toMatchObject({ rows: 3, task: 'multiclass', classNames: ['A', 'B', 'C'] });
  expect(loadOwnData(points(1), chance)).toMatchObject({ error: 'Expected at least two points, but there is one.' });
  expect(loadOwnData(points(0), chance)).toMatchObject({ error: 'Expected at least two points, but there is none.' });
});

it('what cannot be read or chosen is a sentence, for each kind', () => {
  expect(loadOwnData(csv('a,b\n1,2,3\n'), chance)).toMatchObject({
    error: expect.stringContaining('Row 2: expected 2'),
  });
  expect(loadOwnData(csv('a,b\n1,2\n3,4\n', 7), chance)).toMatchObject({
    error: expect.stringContaining('from 1 to 2'),
  });
  expect(loadOwnData({ kind: 'formula', source: 'x1 +', inputs: 2 }, chance)).toMatchObject({ ok: false });
});

it('a file that was read already is not read again', () => {
  const data = csv('a,b\n1,2\n3,4\n') as Extract<OwnData, { kind: 'csv' }>;
  rememberCsv(data, parseCsv('a,b\n1,2\n3,4\n5,7\n'));
  const loaded = loadOwnData(data, chance);
  expect(loaded.ok && loaded.value.table.rows).toBe(3);
});

it('the shape of a network follows the data that are there', () => {
  const shape = (data?: OwnData) =>
    shapeOfState(
      { settings: chance, features: ['x1', 'x2', 'x1TimesX2'], ...(data && { data }) },
      'penguins',
      loadOwnData,
    );
  // Four measures, three species; features are for two inputs.
  expect(shape()).toMatchObject({ value: { task: 'multiclass', inputs: 4, outputs: 3 } });
  expect(shape(points(0))).toMatchObject({ value: { task: 'multiclass', inputs: 3, outputs: 3 } });
  expect(shape(csv('a,b\n1,2\n3,4\n'))).toMatchObject({ value: { task: 'regression', inputs: 1, outputs: 1 } });
  expect(shape(csv(''))).toMatchObject({ ok: false });
});
