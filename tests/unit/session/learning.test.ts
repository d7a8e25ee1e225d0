// The ready networks with the real engine, through the same runner and spec that the page uses.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../../web/core/data/problem.js';
import { inOriginalUnits } from '../../../web/core/network/logistic.js';
import { accuracy, rSquared } from '../../../web/core/network/metrics.js';
import { presetOf, presets } from '../../../web/core/settings/presets.js';
import type { PresetName } from '../../../web/core/settings/settings.js';
import { createEngine } from '../../../web/engine/index-node.js';
import type { Engine } from '../../../web/engine/types.js';
import { specOf } from '../../../web/experiment/spec.js';
import { PageSession } from '../../../web/session/page-session.js';
import { carriedOver } from '../../../web/session/reshape.js';
import { Runner } from '../../../web/session/runner.js';
import type { Frame } from '../../../web/session/session.js';
import { problemOf } from '../support/datasets.js';
import { during } from './doors.js';
import { FakePace } from './fake-engine.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});

function open(id: PresetName): { runner: Runner; problem: Problem } {
  const preset = presetOf(id);
  const problem = problemOf(preset.settings);
  const runner = new Runner(engine, { carriedOver });
  runner.open(specOf(preset.settings, problem));
  runner.want({ predictions: true });
  return { runner, problem };
}

const predicted = (frame: Frame) => frame.predictions as NonNullable<Frame['predictions']>;

describe('the ready networks', () => {
  it.each(presets.filter(({ shows }) => shows === 'learning').map(({ id }) => [id] as const))(
    '%s lowers its loss within five seconds of frames',
    (id) => {
      const { runner } = open(id);
      const before = runner.frame(false).tick;
      runner.train('epoch', 300, true);
      const { tick, history } = runner.frame(false);
      expect(tick.epoch).toBe(300);
      // One neuron comes as far as its classes overlap.
      const share = { oneNeuron: 0.7, fiveFeatures: 0.25 }[id as string] ?? 0.2;
      expect(tick.loss).toBeLessThan(before.loss * share);
      if (before.testLoss !== undefined) expect(tick.testLoss).toBeLessThan(before.testLoss * 0.2);
      expect(history.length).toBe(301);
      runner.dispose();
    },
  );

  it('go on bit for bit, with the cost so far, from a whole state that was kept', () => {
    const { settings } = presetOf('circle');
    const spec = specOf({ ...settings, optimizer: 'adam', learningRate: 0.01 }, problemOf(presetOf('circle').settings));
    const straight = new Runner(engine, { carriedOver });
    straight.open(spec);
    straight.train('epoch', 4, true);
    straight.train('step', 7, true);
    const snapshot = straight.snapshot();
    const { history } = straight.frame(false);
    straight.train('epoch', 3, true);
    const another = new Runner(engine, { carriedOver });
    another.open({ ...spec, snapshot, history });
    expect(another.tick.step).toBe(4 * another.stepsPerEpoch + 7);
    another.train('epoch', 3, true);
    const [first, second] = [straight.frame(false), another.frame(false)];
    expect(second.parameters).toEqual(first.parameters);
    expect(second.tick).toEqual(first.tick);
    expect([...second.history.epochs.slice(0, 5)]).toEqual([0, 1, 2, 3, 4]);
    expect(() => another.open({ ...spec, snapshot: Uint8Array.of(1) })).toThrow('expected at least 48 bytes');
    expect(another.frame(false).parameters).toEqual(second.parameters);
    straight.dispose();
    another.dispose();
  });

  it('train on single rows, whatever the batch, and go on with the batch', () => {
    const problem = problemOf(presetOf('circle').settings);
    const { settings } = presetOf('circle');
    const of = (batchSize: number) => {
      const runner = new Runner(engine, { carriedOver });
      runner.open(specOf({ ...settings, optimizer: 'adam', batchSize }, problem));
      return runner;
    };
    const [tens, ones] = [of(10), of(1)];
    tens.trainRows(13);
    ones.train('step', 13, true);
    expect(tens.frame(false).parameters).toEqual(ones.frame(false).parameters);
    expect(tens.frame(false).history.epochs.at(-1)).toBeCloseTo(13 / problem.train.rows, 6);
    tens.train('step', 2, true);
    expect(tens.frame(false)).toMatchObject({ tick: { epoch: 0, step: 15 } });
    expect(tens.frame(false).history.epochs.at(-1)).toBeCloseTo(33 / problem.train.rows, 6);
    tens.train('epoch', 1, true);
    expect(tens.frame(false).history.epochs.at(-1)).toBe(1);
    tens.dispose();
    ones.dispose();
  });

  it('finds the logistic regression of the O-rings', () => {
    const { runner, problem } = open('oneNeuron');
    runner.train('epoch', 2_000, false);
    const [weight, bias] = runner.frame(false).parameters as unknown as [number, number];
    const fit = inOriginalUnits(weight, bias, (problem.inputs[0] as Problem['inputs'][number]).scale);
    expect(fit.b1).toBeCloseTo(-0.2322, 4);
    expect(fit.b0).toBeCloseTo(15.0429, 2);
    expect(fit.half).toBeCloseTo(64.8, 1);
    runner.dispose();
  });

  it('tells the penguins apart, and counts them as the engine does', () => {
    const { runner, problem } = open('penguins');
    runner.train('epoch', 300, false);
    const frame = runner.frame(false);
    const share = accuracy(predicted(frame).test, problem.test.targets, 3);
    expect(share).toBeGreaterThan(0.95);
    expect(share).toBeCloseTo(frame.tick.testAccuracy as number, 12);
    runner.dispose();
  });

  it('closes the ring around the disc', () => {
    const { runner, problem } = open('circle');
    runner.train('epoch', 400, false);
    const frame = runner.frame(false);
    expect(frame.tick.testAccuracy).toBeGreaterThan(0.98);
    expect(accuracy(predicted(frame).test, problem.test.targets, 1, 0)).toBe(frame.tick.testAccuracy);
    runner.dispose();
  });

  it('restores most of five measurements from two neurons', () => {
    const { runner, problem } = open('article');
    runner.train('epoch', 1_000, false);
    const shares = rSquared(predicted(runner.frame(false)).test, problem.test.targets, 5);
    expect(shares.reduce((sum, share) => sum + share, 0) / 5).toBeGreaterThan(0.7);
    runner.dispose();
  });
});

describe('the whole way', () => {
  it('gives the same bits again after a reset, and for the same seed', async () => {
    const pace = new FakePace();
    const preset = presetOf('circle');
    const spec = specOf(preset.settings, problemOf(preset.settings));
    const runs: Frame[] = [];
    for (let i = 0; i < 2; i++) {
      const session = new PageSession(engine, pace, pace.drawn);
      await session.open(spec);
      runs.push(await session.step('epoch', 20));
      await session.reset();
      session.play();
      await pace.run(200);
      await session.reset();
      runs.push(await session.step('epoch', 20));
      session.dispose();
    }
    for (const run of runs) expect(run.parameters).toEqual(runs[0]?.parameters);
  });

  it('resumes from JSON bit for bit', async () => {
    const pace = new FakePace();
    const preset = presetOf('penguins');
    const spec = specOf(preset.settings, problemOf(preset.settings));
    const session = new PageSession(engine, pace, pace.drawn);
    await session.open(spec);
    await session.step('epoch', 5);
    const resume = JSON.parse(JSON.stringify(await session.toJSON()));
    const straight = await session.step('epoch', 5);
    await session.open({ ...spec, resume });
    const resumed = await session.step('epoch', 5);
    expect(resumed.parameters).toEqual(straight.parameters);
    expect(resumed.tick).toEqual(straight.tick);
    session.dispose();
  });

  it('stops at the last finite weights when the learning rate is far too large', async () => {
    const pace = new FakePace();
    const preset = presetOf('article');
    const problem = problemOf(preset.settings);
    const { settings } = preset;
    const session = new PageSession(engine, pace, pace.drawn);
    // Linear layers with a huge rate: every step makes the next one larger.
    await session.open(
      specOf({ ...settings, activations: ['linear', 'linear', 'linear'], learningRate: 100 }, problem),
    );
    session.play();
    await pace.run(3_000);
    const frame = await during(pace, session.pause());
    expect(frame.tick.diverged).toMatchObject({ layer: expect.any(Number), epoch: expect.any(Number) });
    expect(frame.playing).toBe(false);
    expect(frame.parameters.every(Number.isFinite)).toBe(true);
    session.dispose();
  });

  it('says what the engine says when it refuses', async () => {
    const pace = new FakePace();
    const preset = presetOf('circle');
    const spec = specOf(preset.settings, problemOf(preset.settings));
    const session = new PageSession(engine, pace, pace.drawn);
    await session.open(spec);
    const training = { ...spec.training, batchSize: 0 };
    await expect(session.configure(training)).rejects.toMatchObject({ name: 'GlassboxError', code: 'invalidConfig' });
    const network = { ...spec.network, layers: [3, 1], activations: ['tanh' as const] };
    await expect(session.open({ ...spec, network })).rejects.toMatchObject({ name: 'GlassboxError' });
    expect((await session.step('epoch')).tick.epoch).toBe(1);
    session.dispose();
  });
});
