// What people change, the ways back, and what goes out as a link and comes in again.
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createEngine } from '../../../web/engine/index-node.js';
import type { Engine } from '../../../web/engine/types.js';
import type { Experiment } from '../../../web/experiment/experiment.js';
import { linkOf, openedLink } from '../../../web/experiment/link.js';
import { type Bench, benchWith, parametersOf } from './bench.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});

let bench: Bench;
let experiment: Experiment;
beforeEach(async () => {
  bench = benchWith(engine);
  ({ experiment } = bench);
  await experiment.open();
  await experiment.advance('epoch', 6);
});
afterEach(() => experiment.session?.dispose());

const undo = () => experiment.edit((edits) => edits.undo());
const redo = () => experiment.edit((edits) => edits.redo());
const epoch = () => experiment.frame?.tick.epoch;

describe('a setting', () => {
  it('that training can go on with leaves weights and epochs alone; undo takes it back', async () => {
    const [before, rate] = [parametersOf(experiment), experiment.settings.learningRate];
    await experiment.set('learningRate', 0.02);
    expect(experiment.settings.learningRate).toBe(0.02);
    expect(parametersOf(experiment)).toEqual(before);
    expect([epoch(), experiment.undoLabel]).toEqual([6, 'Learning rate']);
    await undo();
    expect(experiment.settings.learningRate).toBe(rate);
    expect([experiment.undoLabel, experiment.redoLabel]).toEqual([undefined, 'Learning rate']);
  });

  it('that starts anew is taken back with the weights that were left', async () => {
    const before = parametersOf(experiment);
    await experiment.set('seed', 7);
    expect(epoch()).toBe(0);
    await experiment.advance('epoch', 2);
    const after = parametersOf(experiment);
    await undo();
    expect([experiment.settings.seed, epoch()]).toEqual([42, 6]);
    expect(parametersOf(experiment)).toEqual(before);
    await redo();
    expect([experiment.settings.seed, epoch()]).toEqual([7, 2]);
    expect(parametersOf(experiment)).toEqual(after);
  });

  it('that cannot be is refused with a sentence, and nothing changes', async () => {
    const { settings } = experiment;
    await experiment.set('learningRate', -3);
    expect(experiment.error).toContain('-3');
    expect(experiment.settings).toEqual(settings);
    expect(experiment.undoLabel).toBeUndefined();
  });
});

it('another layer keeps what fits of the weights, and the run goes on', async () => {
  const { layers } = experiment.settings;
  const before = parametersOf(experiment).slice(0, 2 * (layers[1] ?? 0));
  await experiment.edit((edits) => edits.change({ layers: [...layers.slice(0, -1), 3, 1] }, { label: 'Layers' }));
  expect(experiment.scene?.layers).toHaveLength(layers.length + 1);
  expect(parametersOf(experiment).slice(0, before.length)).toEqual(before);
  expect(epoch()).toBe(6);
});

it('a weight by hand and a reset are steps of undo', async () => {
  const before = parametersOf(experiment);
  await experiment.edit((edits) => edits.setParameter({ layer: 0, neuron: 0, input: 1 }, 2.5));
  expect(experiment.frame?.parameters[1]).toBe(2.5);
  expect(experiment.undoLabel).toBe('Set a weight');
  await experiment.edit((edits) => edits.reset());
  expect(epoch()).toBe(0);
  await undo();
  expect([epoch(), experiment.frame?.parameters[1]]).toEqual([6, 2.5]);
  await undo();
  expect(parametersOf(experiment)).toEqual(before);
});

it('what is frozen stays as it is while the others learn', async () => {
  const address = { layer: 0, neuron: 1, input: 0 };
  const before = parametersOf(experiment);
  await experiment.edit((edits) => edits.freeze(address, true));
  expect([experiment.isFrozen(address), experiment.isFrozen({ layer: 0, neuron: 0 })]).toEqual([true, false]);
  await experiment.advance('epoch', 3);
  const after = parametersOf(experiment);
  expect(after[2]).toBe(before[2]);
  expect(after.filter((value, at) => value === before[at])).toHaveLength(1);
  await experiment.edit((edits) => edits.freeze(address, false));
  await experiment.advance('epoch', 1);
  expect(parametersOf(experiment)[2]).not.toBe(before[2]);
});

it('changes faster than networks open are all made, in their order', async () => {
  const { layers } = experiment.settings;
  await Promise.all([
    experiment.edit((edits) => edits.change({ noise: 20 }, { label: 'Noise' })),
    experiment.edit((edits) => edits.change({ learningRate: 0.05 }, { label: 'Rate' })),
    experiment.edit((edits) => edits.change({ layers: [2, 5, 1] }, { label: 'Layers' })),
  ]);
  expect(experiment.settings).toMatchObject({ noise: 20, learningRate: 0.05, layers: [2, 5, 1] });
  await Promise.all([undo(), undo(), undo()]);
  expect(experiment.settings.layers).toEqual(layers);
  expect(experiment.undoLabel).toBeUndefined();
});

it('the tape leads back to a moment, and what came after it goes once training goes on', async () => {
  // Another run, whose moments somebody looks at as they come.
  await experiment.open();
  const weights: number[][] = [];
  for (let i = 0; i < 5; i++) {
    weights.push(parametersOf(experiment));
    await experiment.advance('epoch');
  }
  const moment = experiment.tape.entries.find((kept) => kept.epoch === 2);
  expect(moment).toBeDefined();
  const last = experiment.tape.entries.at(-1)?.step ?? 0;
  await experiment.edit((edits) => edits.rewindTo(moment?.step ?? -1));
  expect(epoch()).toBe(2);
  expect(parametersOf(experiment)).toEqual(weights[2]);
  expect(experiment.tape.entries.at(-1)?.step, 'it can still be gone forward').toBe(last);
  await experiment.advance('step');
  expect(experiment.tape.entries.at(-1)?.step).toBeLessThan(last);
  await undo();
  expect(epoch(), 'the way back over the jump').toBe(5);
});

describe('a link', () => {
  const opened = async (text: string) => {
    const other = benchWith(engine);
    const { state, problems } = await openedLink(text);
    await other.experiment.openState(state, problems);
    return other.experiment;
  };

  it('with weights brings settings, inputs, epoch and every bit of them', async () => {
    await experiment.edit((edits) => edits.setFeatures(() => ['x1', 'x2', 'x1Squared']));
    await experiment.advance('epoch', 4);
    await experiment.edit((edits) => edits.freeze({ layer: 0, neuron: 0 }, true));
    const other = await opened(linkOf(experiment, true));
    expect(other.recipe).toEqual(experiment.recipe);
    expect(parametersOf(other)).toEqual(parametersOf(experiment));
    expect([other.frame?.tick.epoch, other.frame?.tick.loss]).toEqual([epoch(), experiment.frame?.tick.loss]);
    expect(other.isFrozen({ layer: 0, neuron: 0 })).toBe(true);
    other.session?.dispose();
  });

  it('without weights starts at the first weights of the same seed', async () => {
    const other = await opened(linkOf(experiment, false));
    expect(other.frame?.tick.epoch).toBe(0);
    await experiment.edit((edits) => edits.reset());
    expect(parametersOf(other)).toEqual(parametersOf(experiment));
    other.session?.dispose();
  });
});

describe("data of one's own", () => {
  const csv = [
    'left,right,sign',
    ...Array.from({ length: 30 }, (_, i) => `${i},${i % 7},${i < 15 ? 'no' : 'yes'}`),
  ].join('\n');
  const table = (text: string) =>
    ({ kind: 'csv', text, options: {}, choice: { inputs: [0, 1], target: 2, task: 'binary' } }) as const;

  it('are opened, trained on and taken back; named columns come with them', async () => {
    await experiment.edit((edits) => edits.setData(table(csv), { label: 'Open a table' }));
    expect(experiment.scene?.inputNames).toEqual(['left', 'right']);
    expect(experiment.scene?.problem.classNames).toEqual(['no', 'yes']);
    const loss = experiment.frame?.tick.loss ?? 0;
    await experiment.advance('epoch', 20);
    expect(experiment.frame?.tick.loss).toBeLessThan(loss);
    await undo();
    expect(experiment.recipe.data).toBeUndefined();
    expect([experiment.settings.dataset, epoch()]).toEqual(['circle', 6]);
  });

  it('keep the cost and the output that were chosen for them, whatever else is changed', async () => {
    const three = csv.replaceAll(/(\d),no/g, (_, digit) => `${digit},${digit < 3 ? 'never' : 'no'}`);
    const classes = { ...table(three), choice: { inputs: [0, 1], target: 2, task: 'multiclass' as const } };
    await experiment.edit((edits) => edits.setData(classes, { label: 'Open a table' }));
    expect(experiment.settings.loss).toBe('softmaxCrossEntropy');
    const activations = [...experiment.settings.activations.slice(0, -1), 'sigmoid' as const];
    await experiment.edit((edits) => edits.change({ loss: 'mse', activations }, { label: 'Cost' }));
    await experiment.advance('epoch', 3);
    await experiment.edit((edits) => edits.change({ learningRate: 0.2 }, { label: 'Learning rate' }));
    expect([experiment.settings.loss, experiment.settings.activations.at(-1), epoch()]).toEqual(['mse', 'sigmoid', 3]);
    await undo();
    await undo();
    await undo();
  });

  it('that cannot be read are refused with a sentence, and nothing is lost', async () => {
    const before = parametersOf(experiment);
    await experiment.edit((edits) => edits.setData(table('left,right,sign\n1,2,no'), { label: 'Open a table' }));
    expect(experiment.error).toMatch(/row/);
    expect(experiment.recipe.data).toBeUndefined();
    expect(parametersOf(experiment)).toEqual(before);
  });

  it('drawn point by point are learned by the network that is there; undo takes the point away, not what was learned', async () => {
    const points = Array.from({ length: 40 }, (_, i) => ({ x: (i % 8) - 4, y: (i % 5) - 2, label: i % 2 }));
    const drawn = (count: number) =>
      experiment.edit((edits) =>
        edits.setData(
          { kind: 'points', points: { kind: 'classes', classes: 2, points: points.slice(0, count) } },
          { label: 'Draw a point' },
          true,
        ),
      );
    await drawn(39);
    await experiment.advance('epoch', 2);
    const before = parametersOf(experiment);
    await drawn(40);
    expect(experiment.scene?.problem.table.rows).toBe(40);
    expect(parametersOf(experiment)).toEqual(before);
    await undo();
    expect(experiment.scene?.problem.table.rows).toBe(39);
    expect(parametersOf(experiment)).toEqual(before);
  });
});

it('what is looked at is told once, and does not outlive its network', async () => {
  const told: string[] = [];
  const leave = experiment.addView({
    tellsProblem: false,
    currentNeeds: () => ['trace'],
    receive: () => {},
    refused: () => {},
    sceneChanged: () => told.push('scene'),
    stateChanged: () => told.push('state'),
    pointChanged: () => told.push('point'),
  });
  const { attention } = experiment;
  attention.point({ kind: 'neuron', layer: 1, neuron: 0 }, true);
  attention.point({ kind: 'neuron', layer: 1, neuron: 0 }, true);
  expect([told, bench.count('point')]).toEqual([['point'], 1]);
  attention.follow({ set: 0, row: 0 });
  attention.followNext(-1);
  const rows = experiment.scene?.problem.train.rows ?? 0;
  const tests = experiment.scene?.problem.test.rows ?? 0;
  expect(attention.followedRow).toEqual(tests > 0 ? { set: 1, row: tests - 1 } : { set: 0, row: rows - 1 });
  await experiment.set('seed', 5);
  expect(attention.pointed).toBeNull();
  leave();
  told.length = 0;
  attention.follow({ set: 0, row: 1 });
  expect(told).toEqual([]);
});
