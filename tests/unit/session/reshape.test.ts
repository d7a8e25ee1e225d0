// A trained network that goes on in another shape, with the real engine.
import { beforeAll, describe, expect, it } from 'vitest';
import { parameterIndex } from '../../../web/core/network/parameters.js';
import { defaultSettings, type Settings, validateSettings } from '../../../web/core/settings/settings.js';
import { createEngine } from '../../../web/engine/index-node.js';
import type { Engine } from '../../../web/engine/types.js';
import { specOf } from '../../../web/experiment/spec.js';
import { carriedOver } from '../../../web/session/reshape.js';
import { Runner } from '../../../web/session/runner.js';
import { problemOf } from '../support/datasets.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});

function specFor(given: Partial<Settings>) {
  const { settings } = validateSettings(given, defaultSettings);
  const problem = problemOf(settings);
  return specOf(settings, problem);
}

function trained(given: Partial<Settings> = {}, epochs = 20): Runner {
  const runner = new Runner(engine, { carriedOver });
  runner.open(specFor({ optimizer: 'adam', learningRate: 0.01, ...given }));
  runner.train('epoch', epochs, true);
  return runner;
}

describe('a network that goes on in another shape', () => {
  it('keeps weights, averages, epochs and history when only an activation changes', () => {
    const runner = trained();
    const before = runner.frame(false);
    const json = runner.toJSON();
    runner.open({ ...specFor({ optimizer: 'adam', activations: ['relu', 'tanh', 'tanh'] }), keep: {} });
    const after = runner.frame(false);
    expect(after.parameters).toEqual(before.parameters);
    expect(after.tick.epoch).toBe(20);
    expect(after.tick.step).toBe(before.tick.step);
    expect(after.tick.loss).not.toBe(before.tick.loss);
    expect(after.history.length).toBe(before.history.length);
    expect(runner.toJSON().training).toEqual(json.training);
    runner.dispose();
  });

  it('gives a new neuron fresh weights and no averages, and learns on', () => {
    const runner = trained();
    const before = runner.frame(false).parameters;
    runner.open({ ...specFor({ optimizer: 'adam', learningRate: 0.01, layers: [2, 5, 2, 1] }), keep: {} });
    const { parameters, tick } = runner.frame(false);
    const place = { layer: 1, neuron: 1, input: 3 };
    expect(parameters[parameterIndex([2, 5, 2, 1], place)]).toBe(before[parameterIndex([2, 4, 2, 1], place)]);
    const added = parameterIndex([2, 5, 2, 1], { layer: 0, neuron: 4, input: 0 });
    expect(parameters[added]).not.toBe(0);
    expect(runner.toJSON().training.slots.map((values) => values[added])).toEqual([0, 0]);
    runner.train('epoch', 100, true);
    expect(runner.frame(false).tick.loss).toBeLessThan(tick.loss);
    expect(runner.epoch).toBe(120);
    runner.dispose();
  });

  it('begins another curve for another loss, with the same weights', () => {
    const runner = trained({ activations: ['tanh', 'tanh', 'sigmoid'], loss: 'mse' });
    const before = runner.frame(false);
    runner.open({ ...specFor({ activations: ['tanh', 'tanh', 'sigmoid'], loss: 'bce' }), keep: {} });
    const after = runner.frame(false);
    expect(after.parameters).toEqual(before.parameters);
    expect([...after.history.epochs]).toEqual([20]);
    runner.dispose();
  });

  it('takes what is frozen along to its new place, and not to neurons that are gone', () => {
    const runner = trained();
    const kept = { layer: 1, neuron: 1, input: 3 };
    runner.freeze(kept, true);
    runner.freeze({ layer: 0, neuron: 3 }, true);
    const value = runner.frame(false).parameters[parameterIndex([2, 4, 2, 1], kept)];
    runner.open({ ...specFor({ optimizer: 'adam', learningRate: 0.01, layers: [2, 6, 2, 1] }), keep: {} });
    const at = parameterIndex([2, 6, 2, 1], kept);
    expect(runner.frame(false).frozen).toEqual([parameterIndex([2, 6, 2, 1], { layer: 0, neuron: 3 }), at]);
    runner.train('epoch', 5, true);
    expect(runner.frame(false).parameters[at]).toBe(value);
    runner.open({ ...specFor({ optimizer: 'adam', learningRate: 0.01, layers: [2, 3, 2, 1] }), keep: {} });
    expect(runner.frame(false)).not.toHaveProperty('frozen');
    runner.dispose();
  });

  it('begins with other weights, but for what is to be held still at its value', () => {
    const runner = trained();
    runner.open({ ...specFor({ seed: 7 }), frozen: [[3, 0]] });
    runner.train('epoch', 5, true);
    expect(runner.frame(false).parameters[3]).toBe(0);
    expect(runner.frame(false).frozen).toEqual([3]);
    const snapshot = runner.snapshot();
    runner.freeze({ layer: 0, neuron: 1, input: 1 }, false);
    expect(runner.frame(false)).not.toHaveProperty('frozen');
    runner.restore(snapshot);
    expect(runner.frame(false).frozen).toEqual([3]);
    runner.dispose();
  });

  it('opens anew where nothing was open, or nothing is to be kept', () => {
    const runner = new Runner(engine, { carriedOver });
    runner.open({ ...specFor({}), keep: {} });
    const first = runner.frame(false).parameters;
    runner.train('epoch', 3, true);
    runner.open(specFor({}));
    expect(runner.frame(false)).toMatchObject({ parameters: first, tick: { epoch: 0 } });
    runner.dispose();
  });
});
