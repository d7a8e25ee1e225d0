// One neuron with a sigmoid is logistic regression: where it ends is known from elsewhere, and solved here once more without the engine.
import { describe, expect, it } from 'vitest';
import { type LikelihoodFit, oringsFit, twoVinesFit } from '../../../../../web/core/data/sets/likelihood.js';
import { coefficientsOf } from '../../../../../web/core/network/logistic.js';
import type { DatasetName } from '../../../../../web/core/settings/names.js';
import { presetOf, resolveSettings } from '../../../../../web/core/settings/presets.js';
import { tableOf } from '../../../support/datasets.js';
import { experimentInNode } from '../../../support/experiment.js';
import { newtonFit } from '../../../support/newton.js';

/** All rows of a data set in its columns' own units; `only`: of these classes. */
function rowsOf(dataset: DatasetName, only?: readonly number[]) {
  const table = tableOf(resolveSettings({ dataset }).settings);
  const { inputs, inputValues, targetValues, rows } = table;
  const D = inputs.length;
  const kept = Array.from({ length: rows }, (_, i) => i).filter(
    (i) => !only || only.includes(targetValues[i] as number),
  );
  return {
    rows: kept.map((i) => [...inputValues.slice(i * D, (i + 1) * D)]),
    targets: kept.map((i) => Number(targetValues[i] === (only?.[1] ?? 1))),
  };
}

/** Each number within a share of the other's. */
function expectNear(found: LikelihoodFit, known: LikelihoodFit, share: number): void {
  const numbers = ({ coefficients, intercept }: LikelihoodFit) => [...coefficients, intercept];
  expect(numbers(found)).toHaveLength(numbers(known).length);
  numbers(found).forEach((value, i) => {
    const other = numbers(known)[i] as number;
    expect(Math.abs(value / other - 1), `${i}: ${value}, ${other}`).toBeLessThan(share);
  });
}

describe('maximum likelihood by Newton’s method', () => {
  it('is what was published of the launches, and what R finds of two irises', () => {
    const launches = rowsOf('orings');
    expectNear(newtonFit(launches.rows, launches.targets), oringsFit, 2e-4);
    const irises = rowsOf('iris', [1, 2]);
    expect(irises.rows).toHaveLength(100);
    // R 4.2.2: glm(species == 'virginica' ~ ., binomial), versicolor and virginica only.
    const glm = { coefficients: [-2.46522, -6.68089, 9.42939, 18.28614], intercept: -42.6378 };
    expectNear(newtonFit(irises.rows, irises.targets), glm, 1e-5);
  });

  it('is what stands beside the five features, per unit of each column', () => {
    const { rows, targets } = rowsOf('twoVines');
    expect(rows).toHaveLength(130);
    const found = newtonFit(rows, targets);
    expectNear(found, twoVinesFit, 1e-4);
    expect(found.cost).toBeCloseTo(0.142388, 6);
  });

  it('says so where classes lie apart and there is no end', () => {
    expect(() => newtonFit([[0], [1], [2], [3]], [0, 0, 1, 1])).toThrow('no end');
  });
});

it('five features into one neuron: gradient descent comes to all six numbers', async () => {
  const experiment = experimentInNode();
  await experiment.open({ preset: 'fiveFeatures' });
  await experiment.advance('epoch', 2000);
  const { scene, frame } = experiment;
  if (!scene || !frame) throw new Error(experiment.error);
  const scales = scene.problem.inputs.map(({ scale }) => scale);
  const found = coefficientsOf(frame.parameters, frame.parameters[5] as number, scales);
  expectNear(found, twoVinesFit, 0.01);
  expect(frame.tick.loss).toBeCloseTo(0.142388, 5);
  expect(presetOf('fiveFeatures').settings.optimizer).toBe('sgd');
  // Without phenols it is hardly worse, as its story says.
  await experiment.edit((edits) => edits.setParameter({ layer: 0, neuron: 0, input: 1 }, 0));
  expect((experiment.frame?.tick.loss ?? 1) - frame.tick.loss).toBeLessThan(0.0005);
  experiment.session?.dispose();
});
