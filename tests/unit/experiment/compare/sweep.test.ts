// Sweeps in words: the values that may be typed, and the sentence that says where the cost is lowest.
import { describe, expect, it } from 'vitest';
import { settingsTable, validateSettings } from '../../../../web/core/settings/settings.js';
import type { Compared } from '../../../../web/experiment/compare/comparison.js';
import { namesOf, recipeWith, variedNames } from '../../../../web/experiment/compare/plan.js';
import { readySweeps } from '../../../../web/experiment/compare/ready.js';
import { stepsOf, sweepFindingOf } from '../../../../web/experiment/compare/sweep-finding.js';
import { proposedValues, readValues } from '../../../../web/experiment/compare/values.js';

describe('values', () => {
  it('are read with spaces or commas between, each once; a wrong one is told', () => {
    expect(readValues('learningRate', '0.1, 0.01;0.1  1e-3')).toEqual({ ok: true, value: [0.1, 0.01, 0.001] });
    expect(readValues('optimizer', 'sgd adam')).toEqual({ ok: true, value: ['sgd', 'adam'] });
    expect(readValues('width', '4 2.5')).toEqual({
      ok: false,
      error: 'Expected whole numbers from 1 to 512 but got "2.5".',
    });
    for (const text of ['fast', 'Infinity', 'NaN', '1e999', '-1'])
      expect(readValues('learningRate', text), text).toMatchObject({ ok: false });
    expect(readValues('optimizer', 'magic')).toMatchObject({ ok: false });
    // A share of a whole layer is for outputs: in hidden layers it has nothing to share.
    expect(readValues('activation', 'tanh softmax')).toEqual({
      ok: false,
      error: expect.stringMatching(/^Expected some of linear, relu, .* but got "softmax"\.$/),
    });
    expect(namesOf('activation')).not.toContain('softmax');
    expect(readValues('noise', ' , ')).toEqual({ ok: false, error: 'Expected at least one value but got none.' });
    expect(readValues('width', Array.from({ length: 30 }, (_, i) => i + 1).join(' '))).toMatchObject({ ok: false });
  });

  it('that are proposed can be typed, and make settings that the table allows', () => {
    const recipe = readySweeps[0]?.recipe as (typeof readySweeps)[number]['recipe'];
    for (const name of variedNames) {
      const values = proposedValues(name, 250);
      expect(values.length, name).toBeGreaterThan(3);
      expect(readValues(name, values.join(' '))).toEqual({ ok: true, value: values });
      for (const value of values)
        expect(validateSettings({ ...recipeWith(recipe, name, value).settings }).problems, `${name} ${value}`).toEqual(
          [],
        );
    }
    expect(proposedValues('batchSize', 20).at(-1)).toBe(16);
    expect(namesOf('optimizer')).toEqual(settingsTable.optimizer.choices);
  });
});

const one = (value: number, seed: number, loss: number, testLoss: number, away = false): Compared => {
  const final = { epoch: 10, step: 10, loss, testLoss };
  return { index: seed, seed, value, curve: [final], final, cost: testLoss, diverged: away };
};

it('the finding names the value with the lowest median, and counts those that ran away', () => {
  const networks = [
    ...[0.5, 0.6, 0.9].map((cost, seed) => one(0.01, seed, cost, cost + 0.1)),
    ...[0.1, 0.2, 0.3].map((cost, seed) => one(0.1, seed, cost, cost + 0.05)),
    ...[0.1, 0.1, 0.1].map((cost, seed) => one(1, seed, cost, cost, seed > 0)),
  ];
  const steps = stepsOf(networks, { name: 'learningRate', values: [0.01, 0.1, 1] });
  expect(steps.map(({ testLoss }) => testLoss)).toEqual([0.7, 0.25, Number.POSITIVE_INFINITY]);
  expect(sweepFindingOf(steps, 'Learning rate')).toEqual({
    headline: 'The test cost is lowest at learning rate 0.1: half of the seeds end below 0.2500.',
    detail: '2 networks ran away: 2 of 3 at 1.',
  });
  expect(sweepFindingOf(stepsOf([], { name: 'learningRate', values: [1] }), 'Learning rate')).toBeNull();
});
