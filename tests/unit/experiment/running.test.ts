// Opening, playing and stepping: what is there afterwards, and what was said of it.
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { Settings } from '../../../web/core/settings/settings.js';
import { createEngine } from '../../../web/engine/index-node.js';
import type { Engine } from '../../../web/engine/types.js';
import { csvOf } from '../support/data-file.js';
import { type Bench, benchWith, parametersOf } from './bench.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});

const benches: Bench[] = [];
const bench = (...given: [] | [Parameters<typeof benchWith>[1]]) => {
  const made = benchWith(engine, ...given);
  benches.push(made);
  return made;
};
afterEach(() => {
  for (const { experiment } of benches.splice(0)) experiment.session?.dispose();
});

/** A busy machine takes its time. */
const until = (check: () => void) => vi.waitFor(check, { timeout: 15_000 });

it('opens the first preset, says so once, and rests at epoch 0', async () => {
  const { experiment, said, count } = bench();
  await experiment.open();
  expect(experiment.settings.preset).toBe('circle');
  expect(experiment.scene?.layers).toEqual(experiment.settings.layers);
  expect(experiment.frame?.tick.epoch).toBe(0);
  expect(experiment.playing).toBe(false);
  expect(count('ready')).toBe(1);
  expect(said.find(({ what }) => what === 'ready')?.detail).toMatchObject({ problems: [], where: 'page' });
});

it('says what of the given settings it cannot honour, and opens with the rest', async () => {
  const { experiment, said } = bench();
  await experiment.open({ preset: 'xor', learningRate: -1 } as Partial<Settings>);
  expect(experiment.settings.dataset).toBe('xor');
  expect(experiment.settings.learningRate).toBeGreaterThan(0);
  const ready = said.find(({ what }) => what === 'ready')?.detail as { problems: string[] };
  expect(ready.problems).toHaveLength(1);
  expect(ready.problems[0]).toContain('-1');
});

it('steps by epochs and batches, a tick for each', async () => {
  const { experiment, count } = bench();
  await experiment.open();
  const ticks = count('tick');
  await experiment.advance('epoch', 2);
  await experiment.advance('epoch', 1);
  expect(experiment.frame?.tick.epoch).toBe(3);
  const { step } = experiment.frame?.tick ?? { step: 0 };
  await experiment.advance('step', 4);
  expect(experiment.frame?.tick.step).toBe(step + 4);
  expect(count('tick')).toBe(ticks + 3);
});

it('plays to the epoch it is told, says that it is complete once, and goes on when told to', async () => {
  const { experiment, said, count } = bench();
  await experiment.open();
  experiment.epochs = 12;
  experiment.play();
  await until(() => expect(count('complete')).toBe(1));
  expect(experiment.frame?.tick.epoch).toBe(12);
  expect(experiment.playing).toBe(false);
  const playing = said.flatMap(({ what, detail }) =>
    what === 'change' ? (detail as { playing: boolean }).playing : [],
  );
  expect(playing).toEqual([true, false]);
  experiment.epochs = 20;
  experiment.play();
  await until(() => expect(count('complete')).toBe(2));
  expect(experiment.frame?.tick.epoch).toBe(20);
});

it('has the same weights however it came to an epoch', async () => {
  const [played, stepped] = [bench(), bench()];
  await Promise.all([played.experiment.open(), stepped.experiment.open()]);
  played.experiment.epochs = 10;
  played.experiment.play();
  await until(() => expect(played.count('complete')).toBe(1));
  await stepped.experiment.advance('epoch', 10);
  expect(parametersOf(played.experiment)).toEqual(parametersOf(stepped.experiment));
});

it('plays from the moment it is told to, so that a second press pauses', async () => {
  const { experiment, said } = bench();
  await experiment.open();
  said.length = 0;
  experiment.toggle();
  expect(experiment.playing).toBe(true);
  experiment.toggle();
  await until(() => expect(experiment.playing).toBe(false));
  const { step } = experiment.frame?.tick ?? {};
  await new Promise(setImmediate);
  expect(experiment.frame?.tick.step).toBe(step);
  const turns = said.flatMap(({ what, detail }) => (what === 'change' ? (detail as { playing: boolean }).playing : []));
  expect(turns).toEqual([true, false]);
});

it('rests from the moment it is told to, so that a second press plays on', async () => {
  const { experiment, said } = bench();
  await experiment.open();
  experiment.play();
  await until(() => expect(experiment.frame?.tick.step).toBeGreaterThan(0));
  said.length = 0;
  const turns = () =>
    said.flatMap(({ what, detail }) => (what === 'change' ? (detail as { playing: boolean }).playing : []));
  experiment.toggle();
  expect(experiment.playing).toBe(false);
  experiment.toggle();
  expect(experiment.playing).toBe(true);
  const { step = 0 } = experiment.frame?.tick ?? {};
  await until(() => expect(experiment.frame?.tick.step).toBeGreaterThan(step + 50));
  expect(turns()).toEqual([false, true]);
  const stepped = experiment.advance('epoch');
  expect(experiment.playing).toBe(false);
  await stepped;
  const after = experiment.frame?.tick.step;
  await new Promise(setImmediate);
  expect([experiment.playing, experiment.frame?.tick.step]).toEqual([false, after]);
  expect(turns()).toEqual([false, true, false]);
});

it('plays the run that a reset, or the tape, is about to lead to, unless Pause comes after', async () => {
  const { experiment } = bench();
  await experiment.open();
  await experiment.advance('epoch', 3);
  // As views do: the code is there before the first press.
  await experiment.edit(async () => {});
  const reset = () => experiment.edit((edits) => edits.reset());
  for (const change of [reset, () => experiment.edit((edits) => edits.rewindTo(0))]) {
    const done = change();
    experiment.play();
    expect(experiment.playing).toBe(true);
    await done;
    expect(experiment.playing).toBe(true);
    await until(() => expect(experiment.frame?.tick.step).toBeGreaterThan(0));
    await experiment.pause();
  }
  const done = reset();
  experiment.toggle();
  experiment.toggle();
  await done;
  await new Promise(setImmediate);
  expect([experiment.playing, experiment.frame?.tick.step]).toEqual([false, 0]);
});

it('plays as soon as it is open, when it was told to before', async () => {
  const { experiment } = bench();
  experiment.play();
  await experiment.open();
  await until(() => expect(experiment.frame?.tick.epoch).toBeGreaterThan(0));
  await experiment.pause();
  const { step } = experiment.frame?.tick ?? {};
  await new Promise(setImmediate);
  expect(experiment.playing).toBe(false);
  expect(experiment.frame?.tick.step).toBe(step);
});

it('rests while nobody can see it, and goes on when somebody does', async () => {
  const { experiment } = bench();
  await experiment.open();
  experiment.play();
  await until(() => expect(experiment.playing).toBe(true));
  experiment.hide(true);
  await until(() => expect(experiment.playing).toBe(false));
  const { step = 0 } = experiment.frame?.tick ?? {};
  experiment.hide(false);
  await until(() => expect(experiment.frame?.tick.step).toBeGreaterThan(step));
  await experiment.pause();
  experiment.hide(true);
  experiment.hide(false);
  expect(experiment.playing, 'what was paused by hand stays paused').toBe(false);
});

it('tells once that training ran away, and keeps the last finite weights', async () => {
  const { experiment, count } = bench();
  await experiment.open({
    loss: 'mse',
    activations: ['relu', 'relu', 'linear'],
    layers: [2, 4, 4, 1],
    learningRate: 10,
  });
  experiment.play();
  await until(() => expect(count('diverged')).toBe(1));
  expect(experiment.playing).toBe(false);
  expect(parametersOf(experiment).every(Number.isFinite)).toBe(true);
});

it('takes the last of two openings, even where the first comes later', async () => {
  const readers: ((text: string) => void)[] = [];
  const { experiment, count } = bench(() => new Promise((resolve) => readers.push(resolve)));
  const late = experiment.open({ dataset: 'penguins' });
  await until(() => expect(readers).toHaveLength(1));
  await experiment.open({ preset: 'xor' });
  readers[0]?.(csvOf('penguins') ?? '');
  await late;
  expect(experiment.settings.dataset).toBe('xor');
  expect(experiment.scene?.problem.inputs).toHaveLength(2);
  expect([count('ready'), count('error')]).toEqual([1, 0]);
});

it('keeps what is open where another cannot be opened, and says why', async () => {
  let isThere = false;
  const { experiment, said, count } = bench(async () => {
    if (!isThere) throw new Error('The file cannot be read.');
    return csvOf('iris') ?? '';
  });
  await experiment.open();
  await experiment.advance('epoch', 5);
  const before = parametersOf(experiment);
  await experiment.open({ dataset: 'iris' });
  expect(experiment.error).toBe('The file cannot be read.');
  expect(said.at(-1)).toEqual({ what: 'error', detail: { message: 'The file cannot be read.' } });
  expect(experiment.settings.dataset).toBe('circle');
  expect(parametersOf(experiment)).toEqual(before);
  await experiment.advance('epoch');
  expect(experiment.frame?.tick.epoch, 'it trains on').toBe(6);
  isThere = true;
  await experiment.open({ dataset: 'iris' });
  expect(experiment.error).toBe('');
  expect(count('ready')).toBe(2);
});

it('gives its session back when it loses its place, and goes on bit for bit in another', async () => {
  const [moved, stayed] = [bench(), bench()];
  for (const { experiment } of [moved, stayed]) {
    await experiment.open();
    await experiment.set('learningRate', 0.01);
    await experiment.advance('epoch', 8);
    experiment.attention.follow({ set: 0, row: 5 });
  }
  const { experiment } = moved;
  experiment.absence.leave();
  expect(experiment.session).toBeNull();
  await until(() => expect(moved.alive()).toBe(0));
  expect(experiment.absence.comeBack()).toBe(true);
  await until(() => expect(experiment.session).not.toBeNull());
  await until(() => expect(experiment.frame?.tick.epoch).toBe(8));
  expect(moved.alive()).toBe(1);
  expect(experiment.undoLabel).toBe('Learning rate');
  expect(experiment.attention.followedRow).toEqual({ set: 0, row: 5 });
  for (const one of [experiment, stayed.experiment]) await one.advance('epoch', 4);
  expect(parametersOf(experiment)).toEqual(parametersOf(stayed.experiment));
});

it.each([
  ['before it loses its place', 'before'],
  ['while it has none', 'meanwhile'],
])('opens what was asked for %s, though it is fetched only later', async (_, when) => {
  const { experiment, count } = bench();
  const there = bench().experiment;
  await there.open({ preset: 'xor' });
  let arrives = () => {};
  const ask = () => {
    const fetched = new Promise<void>((resolve) => {
      arrives = resolve;
    });
    void experiment.openComing(fetched.then(() => ({ recipe: there.recipe, how: { change: { label: 'Open' } } })));
  };
  await experiment.open();
  if (when === 'before') ask();
  experiment.absence.leave();
  if (when === 'meanwhile') ask();
  expect(experiment.absence.comeBack()).toBe(true);
  await until(() => expect(experiment.session).not.toBeNull());
  arrives();
  await until(() => expect(experiment.settings.dataset).toBe('xor'));
  expect(count('error')).toBe(0);
  expect(experiment.undoLabel, 'what was there before can be had again').toBe('Open');
});

it('has nothing to come back to where nothing was ever opened', () => {
  const { experiment } = bench();
  experiment.absence.leave();
  expect(experiment.absence.comeBack()).toBe(false);
});
