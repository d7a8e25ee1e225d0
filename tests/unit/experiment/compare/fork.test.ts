// Forks with the real engine and a real experiment, without a page: held against a plain loop over trainers, and against a run that was
// changed and trained on alone.
import { beforeAll, describe, expect, it } from 'vitest';
import { parameterPlace } from '../../../../web/core/network/parameters.js';
import { defaultSettings, type Settings } from '../../../../web/core/settings/settings.js';
import { createEngine } from '../../../../web/engine/index-node.js';
import type { Engine } from '../../../../web/engine/types.js';
import { Fork } from '../../../../web/experiment/compare/fork.js';
import {
  forkFindingOf,
  mapFindingOf,
  parameterName,
  toldApart,
} from '../../../../web/experiment/compare/fork-finding.js';
import { forkableNames, proposedValue, readFork } from '../../../../web/experiment/compare/fork-plan.js';
import { Lockstep } from '../../../../web/experiment/compare/lockstep.js';
import type { Experiment } from '../../../../web/experiment/experiment.js';
import { prepare } from '../../../../web/experiment/opening/prepare.js';
import { trainingOf } from '../../../../web/experiment/spec.js';
import { benchWith, parametersOf } from '../bench.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});

async function running(settings: Partial<Settings> = {}, epochs = 4): Promise<Experiment> {
  const { experiment } = benchWith(engine);
  await experiment.open({ preset: 'xor', ...settings });
  if (epochs > 0) await experiment.advance('epoch', epochs);
  expect(experiment.error).toBe('');
  return experiment;
}

/** A run of its own that is changed there and trained on alone. */
async function alone(change: Partial<Settings>, epochs: number): Promise<number[]> {
  const experiment = await running();
  await experiment.edit((edits) => edits.change(change, { label: 'Change' }));
  await experiment.advance('epoch', epochs);
  return parametersOf(experiment);
}

describe('the two halves of a run', () => {
  it.each([
    [{ learningRate: 0.1 }],
    [{ batchSize: 7 }],
    [{ shuffle: false }],
    [{ optimizer: 'adam' }],
    [{ regularization: 'dropout', regularizationRate: 0.01 }],
  ] as const)('are what the run would have become, as it was and with %o', async (change) => {
    const experiment = await running();
    const before = parametersOf(experiment);
    const [name, value] = Object.entries(change)[0] as [keyof Settings, never];
    const fork = new Fork(experiment, () => {});
    await fork.start({ name, value }, 6);
    expect(fork.error).toBe('');
    expect(fork.phase).toBe('done');
    // The run itself rests where it was split.
    expect(parametersOf(experiment)).toEqual(before);
    await fork.keep(1);
    expect(experiment.settings).toMatchObject(change);
    expect(parametersOf(experiment)).toEqual(await alone(change, 6));
    await fork.keep(0);
    expect(experiment.settings[name]).not.toBe(value);
    expect(parametersOf(experiment)).toEqual(await alone({}, 6));
  });

  it('are the same until the setting matters, and part where a plain loop sees them part', async () => {
    // A rate so small that most of its steps are lost in rounding, and weights that were frozen on the way.
    const experiment = await running({ regularization: 'l2', regularizationRate: 0, batchSize: 50 }, 0);
    await experiment.edit((edits) => edits.freeze({ layer: 0, neuron: 1, input: 0 }, true));
    await experiment.advance('step', 3);
    const fork = new Fork(experiment, () => {});
    await fork.start({ name: 'regularizationRate', value: 1e-8 }, 100);
    const found = fork.parting;

    const { spec } = await prepare(experiment.recipe, async () => '');
    const json = await experiment.session?.toJSON();
    const nets = [0, 1e-8].map((rate) => {
      const net = engine.fromJSON(json);
      const training = trainingOf({ ...experiment.settings, regularizationRate: rate });
      return { net, trainer: net.trainer({ inputs: spec.train.inputs, targets: spec.train.targets }, training) };
    });
    let seen: { step: number; index: number; count: number; values: number[] } | null = null;
    for (let step = 4; !seen && step < 1000; step++) {
      const [a = [], b = []] = nets.map(({ net, trainer }) => {
        trainer.advance('step', 1);
        return [...net.parameters()];
      });
      const apart = a.map((value, i) => Math.abs(value - (b[i] ?? 0)));
      const index = apart.indexOf(Math.max(...apart));
      if (apart[index])
        seen = { step, index, count: apart.filter(Boolean).length, values: [a[index] ?? 0, b[index] ?? 0] };
    }
    for (const { net } of nets) net.dispose();
    expect(seen?.step).toBeGreaterThan(4);
    expect(found).toEqual(seen);
    await fork.keep(1);
    expect(experiment.isFrozen({ layer: 0, neuron: 1, input: 0 })).toBe(true);
  });

  it('say so when the setting makes no difference', async () => {
    const experiment = await running({ batchSize: 400 });
    const fork = new Fork(experiment, () => {});
    await fork.start({ name: 'batchSize', value: 300 }, 3);
    expect(fork.parting).toBeNull();
    expect(forkFindingOf(fork)).toEqual({
      headline: 'Still the same, bit for bit, 3 steps after step 4.',
      detail: 'So far batch size 300 makes no difference.',
    });
  });

  it('go on when the numbers of one run away, and tell which and when', async () => {
    const experiment = await running({ dataset: 'regPlane', layers: [2, 1], activations: ['linear'] }, 1);
    const fork = new Fork(experiment, () => {});
    await fork.start({ name: 'learningRate', value: 100 }, 5);
    expect(fork.ticks?.[0]).toMatchObject({ epoch: 6 });
    expect(fork.ticks?.[1].diverged).toMatchObject({ epoch: 1 });
    expect(forkFindingOf(fork)?.detail).toContain(
      'With learning rate 100, the numbers ran away in epoch 1; it stays at the last that were finite.',
    );
    expect(fork.ticks?.[0].diverged).toBeUndefined();
  });
});

describe('a fork', () => {
  it('is kept with its past behind it, and undo brings back the run as it was split', async () => {
    const experiment = await running();
    const [before, moments] = [parametersOf(experiment), experiment.tape.entries.length];
    const past = experiment.frame?.history.length ?? 0;
    const fork = new Fork(experiment, () => {});
    await fork.start({ name: 'learningRate', value: 0.1 }, 6);
    await fork.keep(1);
    expect(fork.kept).toBe(1);
    expect(experiment.frame?.tick).toEqual(fork.ticks?.[1]);
    expect(experiment.frame?.history.length).toBe(past + 6);
    expect(experiment.tape.entries.length).toBeGreaterThanOrEqual(moments);
    expect(experiment.undoLabel).toBe('Keep learning rate 0.1');
    await experiment.edit((edits) => edits.undo());
    expect(parametersOf(experiment)).toEqual(before);
    expect(experiment.settings.learningRate).toBe(0.003);
  });

  it('is the run for as long as that stands: undo, training on and another opening end it, redo brings it back', async () => {
    const experiment = await running();
    const fork = new Fork(experiment, () => {});
    await fork.start({ name: 'learningRate', value: 0.1 }, 6);
    expect(fork.kept).toBeNull();
    await fork.keep(1);
    expect(fork.kept).toBe(1);
    await experiment.edit((edits) => edits.undo());
    expect(fork.kept).toBeNull();
    await experiment.edit((edits) => edits.redo());
    expect(fork.kept).toBe(1);
    await experiment.advance('epoch', 1);
    expect(fork.kept).toBeNull();
    await fork.keep(0);
    expect(fork.kept).toBe(0);
    await fork.goOn(2);
    expect(fork.kept).toBeNull();
    await fork.keep(1);
    await experiment.open({ preset: 'circle' });
    expect(fork.kept).toBeNull();
  });

  it('asks both halves again only after they were trained on', async () => {
    const experiment = await running();
    const fork = new Fork(experiment, () => {});
    await fork.start({ name: 'learningRate', value: 0.1 }, 2);
    const [map, answers] = [fork.map(), fork.answers()];
    expect([fork.map(), fork.answers()]).toEqual([map, answers]);
    expect(fork.map()).toBe(map);
    await fork.goOn(1);
    expect(fork.map()).not.toBe(map);
    expect(fork.map()?.outputs).not.toEqual(map?.outputs);
  });

  it('stops at any time, and goes on from there as if it had never stopped', async () => {
    const experiment = await running();
    const fork: Fork = new Fork(experiment, () => {
      if (fork.phase === 'running' && fork.steps > 0 && fork.end === 100_004) fork.stop();
    });
    await fork.start({ name: 'learningRate', value: 0.1 }, 100_000);
    expect(fork.phase).toBe('stopped');
    const done = fork.ticks?.[0].epoch ?? 0;
    await fork.goOn(10);
    expect(fork.phase).toBe('done');
    expect(fork.ticks?.map(({ epoch }) => epoch)).toEqual([fork.end, fork.end]);
    const trained = fork.end - 4;
    expect(fork.end).toBeGreaterThanOrEqual(done + 10);
    await fork.keep(1);
    expect(parametersOf(experiment)).toEqual(await alone({ learningRate: 0.1 }, trained));
  });

  it('says what it found: the weight, the costs, and where they differ', async () => {
    const experiment = await running();
    const fork = new Fork(experiment, () => {});
    await fork.start({ name: 'learningRate', value: 0.3 }, 20);
    const parting = fork.parting;
    const place = parameterPlace(experiment.settings.layers, parting?.index ?? -1);
    const finding = forkFindingOf(fork);
    const [first, second] = toldApart(parting?.values ?? [0, 0]);
    expect(parting?.step).toBe((fork.at?.step ?? 0) + 1);
    expect(finding?.headline).toBe(
      `They part at step ${parting?.step}: ${parameterName(experiment.settings.layers, place)}, ${first} against ${second}.`,
    );
    expect(finding?.detail).toMatch(
      /At epoch 24 the test cost is 0\.\d+ as it was, 0\.\d+ with learning rate 0\.3\. They decide (alike for all 250|differently for \d+ of 250) test rows\./,
    );
    const map = fork.map();
    expect(fork.scene && map && mapFindingOf(fork.scene, map)).toMatch(
      /^They decide (alike everywhere|differently on [\d.<]+\u00a0%)/,
    );
  });

  it('fails with a sentence where the engine refuses the setting, and the run stays', async () => {
    const experiment = await running({ regularization: 'dropout', regularizationRate: 0.1 });
    const before = parametersOf(experiment);
    const fork = new Fork(experiment, () => {});
    await fork.start({ name: 'regularizationRate', value: 3 }, 5);
    expect(fork.phase).toBe('failed');
    expect(fork.error).toMatch(/rate/);
    expect(parametersOf(experiment)).toEqual(before);
  });
});

it('pieces of large epochs are batches, and the bits are those of whole epochs', async () => {
  const rows = 2000;
  const inputs = Float32Array.from({ length: rows * 4 }, (_, i) => Math.sin(i));
  const targets = Float32Array.from({ length: rows }, (_, i) => Math.cos(i));
  const net = engine.network({ layers: [4, 64, 64, 1], seed: 3 });
  const training = trainingOf({ ...defaultSettings, batchSize: 32 });
  const lockstep = new Lockstep(engine, net.toJSON(), { inputs, targets }, [training, { ...training, batchSize: 64 }]);
  const pieces = [...lockstep.advance()].length;
  expect(pieces).toBe(Math.ceil(rows / 32));
  net.trainer({ inputs, targets }, training).advance('epoch', 1);
  expect(engine.fromJSON(lockstep.toJSON(0)).parameters()).toEqual(net.parameters());
  lockstep.dispose();
});

describe('what can be another way', () => {
  const settings: Settings = { ...defaultSettings, optimizer: 'adam' };

  it('is what the engine takes while training goes on, and is of use beside the others', () => {
    expect(forkableNames(settings)).toEqual([
      'learningRate',
      'batchSize',
      'shuffle',
      'optimizer',
      'beta1',
      'beta2',
      'epsilon',
      'regularization',
    ]);
  });

  it('has a value to propose for each of them that is not the present one', () => {
    for (const name of forkableNames(settings)) {
      const read = readFork(name, proposedValue(name, settings), settings);
      expect(read, name).toMatchObject({ ok: true });
    }
  });

  it.each([
    ['learningRate', 'fast', 'Learning rate: expected a number from 0.000001 to 100 but got "fast".'],
    ['learningRate', '0.03', 'Learning rate is 0.03 already: choose another value.'],
    ['layers', '2 3 1', 'Expected a setting that can change while this run trains but got Layers.'],
  ] as const)('refuses %s %s', (name, text, error) => {
    expect(readFork(name, text, settings)).toEqual({ ok: false, error });
  });
});

it('numbers are told apart with as many digits as it takes', () => {
  expect(toldApart([0.81312, 0.81271])).toEqual(['0.8131', '0.8127']);
  expect(toldApart([0.8131, 0.81311])).toEqual(['0.81310', '0.81311']);
  const next = Math.fround(0.5 + 2 ** -24);
  expect(toldApart([0.5, next])).toEqual(['0.5000000', '0.5000001']);
});

it('weights and biases are named by where they stand', () => {
  expect(parameterName([2, 3, 2, 1], { layer: 0, neuron: 0, input: 1 })).toBe('weight 2 \u2192 1 of hidden layer 1');
  expect(parameterName([2, 3, 1], { layer: 0, neuron: 2 })).toBe('bias 3 of the hidden layer');
  expect(parameterName([2, 3, 1], { layer: 1, neuron: 0, input: 2 })).toBe('weight 3 \u2192 1 of the output');
});
