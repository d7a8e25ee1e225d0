import { afterEach, describe, expect, it, vi } from 'vitest';
import { GlassboxError } from '../../../web/engine/errors.js';
import type { Frame, Speed } from '../../../web/session/session.js';
import { type Door, during, openDoor } from './doors.js';
import { fakeSpec, type SpecChanges } from './fake-engine.js';

describe.each(['page', 'worker'] as const)('a session in the %s', (where) => {
  let door: Door;
  const frames: Frame[] = [];
  const last = () => frames.at(-1) as Frame;

  async function opened(changes: SpecChanges = {}, perStep?: number): Promise<Door> {
    door = await openDoor(where, perStep);
    frames.length = 0;
    door.session.subscribe((frame) => frames.push(frame));
    await during(door.pace, door.session.open(fakeSpec(changes)));
    return door;
  }

  /** Plays at a speed for so long, then pauses. */
  async function played(speed: Speed, milliseconds: number): Promise<Frame> {
    const { session, pace } = door;
    session.setSpeed(speed);
    session.play();
    await pace.run(milliseconds);
    return during(pace, session.pause());
  }

  afterEach(() => door.session.dispose());

  it('says where it runs', async () => {
    const { session } = await opened();
    expect(session.where).toBe(where);
  });

  it('opens paused at epoch 0, with the first point of the history', async () => {
    await opened();
    expect(last()).toMatchObject({
      playing: false,
      epochsPerSecond: 0,
      tick: { epoch: 0, step: 0, loss: 42, testLoss: 43 },
    });
    expect([...last().history.epochs]).toEqual([0]);
    expect([...last().parameters]).toEqual([42, 0]);
  });

  it.each([
    ['slowMotion', 20, 2],
    ['one', 100, 10],
    ['ten', 1000, 100],
    ['everyFrame', 6000, 600],
  ] as const)('plays at %s: about %i batches in ten seconds, %i epochs', async (speed, steps, epochs) => {
    await opened();
    const { tick, history, playing } = await played(speed, 9_980);
    expect(playing).toBe(false);
    expect(Math.abs(tick.step - steps)).toBeLessThanOrEqual(Math.max(1, steps * 0.03));
    expect(Math.abs(tick.epoch - epochs)).toBeLessThanOrEqual(Math.max(1, epochs * 0.03));
    expect(history.length).toBe((speed === 'slowMotion' ? tick.step : tick.epoch) + 1);
    const turns = last().serial - (frames[0] as Frame).serial;
    expect(turns).toBeLessThanOrEqual(620);
  });

  it('goes flat out, with one evaluation a frame and one whenever the epochs grew by a fiftieth', async () => {
    const { seen } = await opened();
    const before = seen.evaluations;
    const { tick, history } = await played('flatOut', 2_000);
    expect(tick.step).toBeGreaterThan(where === 'worker' ? 150_000 : 80_000);
    expect(tick.epoch).toBe(Math.floor(tick.step / 10));
    // Every one of the first hundred epochs or so, then fifty for each growth by the factor e.
    const grown = 100 + 50 * Math.log(tick.epoch / 50) * 1.1;
    expect(seen.evaluations - before).toBeLessThanOrEqual(frames.length + grown);
    expect(frames.length).toBeLessThan(130);
    expect([...history.epochs].filter((epoch) => epoch < 50).length).toBeGreaterThan(40);
    expect([...history.epochs]).toEqual([...history.epochs].sort((a, b) => a - b));
  });

  it('measures its epochs per second', async () => {
    const { session, pace } = await opened();
    session.setSpeed('ten');
    session.play();
    await pace.run(3_000);
    expect(last().playing).toBe(true);
    expect(last().epochsPerSecond).toBeGreaterThan(9);
    expect(last().epochsPerSecond).toBeLessThan(11);
    await during(pace, session.pause());
    expect(last().epochsPerSecond).toBe(0);
  });

  it('does parts of an epoch when an epoch is long, and still answers at once', async () => {
    const { session, pace } = await opened({ rows: 10_000, batchSize: 1 }, 1);
    session.setSpeed('flatOut');
    session.play();
    await pace.run(500);
    expect(last().tick.epoch).toBe(0);
    expect(last().tick.step).toBeGreaterThan(100);
    const asked = pace.now();
    const frame = await during(pace, session.pause());
    expect(pace.now() - asked).toBeLessThan(40);
    expect(frame.history.epochs.at(-1)).toBeCloseTo(frame.tick.step / 10_000, 6);
  });

  it('shows no more than the page takes', async () => {
    const { session, pace } = await opened();
    session.setSpeed('flatOut');
    session.play();
    const before = frames.length;
    await pace.run(1_000);
    expect(frames.length - before).toBeLessThanOrEqual(62);
    expect(frames.length - before).toBeGreaterThan(20); // both threads share one clock here
  });

  it('goes one batch or one epoch at a time, pausing first', async () => {
    const { session, pace } = await opened();
    session.play();
    await pace.run(100);
    await during(pace, session.reset());
    expect(await during(pace, session.step('step'))).toMatchObject({ playing: false, tick: { epoch: 0, step: 1 } });
    expect(last().history.epochs.at(-1)).toBeCloseTo(0.1);
    expect(await during(pace, session.step('epoch'))).toMatchObject({ tick: { epoch: 1, step: 10 } });
    expect(await during(pace, session.step('step', 12))).toMatchObject({ tick: { epoch: 2, step: 22 } });
    const points = [...last().history.epochs].map((epoch) => Math.round(epoch * 10) / 10);
    expect(points).toEqual([0, 0.1, 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2, 2.1, 2.2]);
    await pace.run(1_000);
    expect(last().tick.step).toBe(22);
  });

  it('resets to the same weights', async () => {
    await opened();
    const first = last();
    await played('everyFrame', 500);
    expect(last().parameters).not.toEqual(first.parameters);
    const again = await during(door.pace, door.session.reset());
    expect(again).toEqual({ ...first, serial: again.serial });
  });

  it('stops where numbers run away, says so, and can go on', async () => {
    const { session, pace } = await opened();
    await played('everyFrame', 200);
    const { parameters } = last();
    session.play();
    await during(pace, session.configure({ ...fakeSpec().training, optimizer: { kind: 'sgd', learningRate: 7 } }));
    await pace.run(300);
    expect(last()).toMatchObject({ playing: false, tick: { diverged: { layer: 0 } } });
    expect((last().parameters[0] as number) / (parameters[0] as number)).toBeCloseTo(1, 0);
    const stopped = last().tick.step;
    await pace.run(1_000);
    expect(last().tick.step).toBe(stopped);
    await during(pace, session.configure(fakeSpec().training));
    session.play();
    await pace.run(300);
    expect(last().playing).toBe(true);
    expect(last().tick.diverged).toBeUndefined();
    expect(last().tick.step).toBeGreaterThan(stopped);
  });

  it('gives what is wanted, and nothing else', async () => {
    const { session, pace } = await opened();
    for (const key of ['maps', 'predictions', 'trace', 'gradient', 'activations'])
      expect(last()).not.toHaveProperty(key);
    session.want({
      mapInputs: { id: 'grid', inputs: new Float32Array(8), rows: 4 },
      predictions: true,
      trace: { input: new Float32Array(2), target: new Float32Array(1) },
      gradient: true,
      activationsOf: [1, 0],
    });
    await pace.run(50);
    expect(last().activations?.map(({ layer }) => layer)).toEqual([1, 0]);
    expect(last().activations?.map(({ train, test }) => [train.length, test.length])).toEqual([
      [100, 50],
      [300, 150],
    ]);
    expect(last().maps).toMatchObject({ id: 'grid', rows: 4 });
    expect(last().maps?.layers.map((layer) => layer.length)).toEqual([12, 4]);
    expect(last().predictions?.train).toHaveLength(100);
    expect(last().predictions?.test).toHaveLength(50);
    expect(last()).toHaveProperty('trace');
    expect(last()).toHaveProperty('gradient');
    session.want({});
    await during(pace, session.step('step'));
    expect(last()).not.toHaveProperty('maps');
  });

  it('tells each frame once: the one that is awaited, and no other where nothing new is wanted', async () => {
    const { session, pace } = await opened();
    const mapInputs = { id: 'grid', inputs: new Float32Array(8), rows: 4 };
    const trace = () => ({ input: Float32Array.of(1, 2), target: Float32Array.of(3) });
    session.want({ mapInputs, trace: trace(), activationsOf: [0, 1], snapshotFrom: 1 });
    await pace.run(50);
    expect(last()).not.toHaveProperty('snapshot');
    frames.length = 0;
    const awaited = await during(pace, session.step('step'));
    // What the frame has already, in fewer words or others, and what is due later only.
    session.want({ mapInputs, trace: trace(), activationsOf: [1], snapshotFrom: 0 });
    session.want({ mapInputs, snapshotFrom: 9 });
    await pace.run(200);
    expect(frames).toEqual([awaited]);
    expect(last()).toHaveProperty('snapshot');
  });

  it.each([
    ['another map', { mapInputs: { id: 'other', inputs: new Float32Array(8), rows: 4 } }],
    ['predictions', { predictions: true }],
    ['another observation', { trace: { input: Float32Array.of(1, 9), target: Float32Array.of(3) } }],
    ['the gradient', { gradient: true }],
    ['one more layer', { activationsOf: [0, 1] }],
    ['a snapshot', { snapshotFrom: 0 }],
  ] as const)('brings a frame when %s is wanted that the last one lacks', async (_what, more) => {
    const { session, pace } = await opened();
    const wants = {
      mapInputs: { id: 'grid', inputs: new Float32Array(8), rows: 4 },
      trace: { input: Float32Array.of(1, 2), target: Float32Array.of(3) },
      activationsOf: [0],
    };
    session.want(wants);
    await pace.run(50);
    frames.length = 0;
    session.want({ ...wants, ...more });
    await pace.run(200);
    expect(frames).toHaveLength(1);
  });

  it('refuses wants that do not fit, at once', async () => {
    const { session } = await opened();
    const inputs = new Float32Array(7);
    expect(() => session.want({ mapInputs: { id: 'x', inputs, rows: 4 } })).toThrow(
      '[Session.want] expected 8 numbers in mapInputs.inputs but got 7',
    );
    expect(() =>
      session.want({ trace: { input: Float32Array.of(1, Number.NaN), target: new Float32Array(1) } }),
    ).toThrow('[Session.want] expected finite numbers in trace.input but got NaN at 1');
    expect(() => session.want({ activationsOf: [0, 2] })).toThrow(
      '[Session.want] expected weight layers from 0 to 1 in activationsOf but got 2',
    );
  });

  it('asks no new network for what the old one was asked', async () => {
    const { session, pace } = await opened();
    const mapInputs = { id: 'old', inputs: new Float32Array(8), rows: 4 };
    session.want({ mapInputs });
    const other = fakeSpec();
    const network = { ...other.network, layers: [1, 1], activations: ['sigmoid' as const] };
    const opening = session.open({ ...other, network });
    if (where === 'worker') session.want({ mapInputs }); // still before the answer
    await during(pace, opening);
    session.play();
    await pace.run(100);
    expect(last().playing).toBe(true);
    expect(last()).not.toHaveProperty('maps');
  });

  it('wants the same as before when a new spec is refused', async () => {
    const { session, pace } = await opened();
    const opening = session.open(fakeSpec({ seed: 13 }));
    session.want({ gradient: true });
    await expect(during(pace, opening)).rejects.toThrow('luckier');
    await pace.run(50);
    expect(last()).toHaveProperty('gradient');
  });

  it('keeps what it has when a new spec is refused', async () => {
    const { session, pace, seen } = await opened();
    await during(pace, session.step('epoch', 3));
    const refused = during(pace, session.open(fakeSpec({ seed: 13 })));
    await expect(refused).rejects.toThrow(GlassboxError);
    await expect(refused).rejects.toMatchObject({ code: 'invalidConfig', message: expect.stringContaining('luckier') });
    const odd = { ...fakeSpec(), train: { inputs: new Float32Array(3), targets: new Float32Array(1), rows: 1 } };
    await expect(during(pace, session.open(odd))).rejects.toMatchObject({ code: 'shapeMismatch' });
    expect(seen.alive).toBe(1);
    expect(await during(pace, session.step('epoch'))).toMatchObject({ tick: { epoch: 4 } });
    await during(pace, session.open(fakeSpec({ seed: 9 })));
    expect(last()).toMatchObject({ tick: { epoch: 0, loss: 9 }, history: { length: 1 } });
    expect(seen).toMatchObject({ alive: 1, disposedTrainers: 1 });
  });

  it('works without test rows', async () => {
    await opened({ testRows: 0 });
    door.session.want({ predictions: true });
    await door.pace.run(50);
    expect(last().tick).not.toHaveProperty('testLoss');
    expect(last().history.testLoss[0]).toBeNaN();
    expect(last().predictions?.test).toHaveLength(0);
  });

  it('sets one parameter by hand, also while playing', async () => {
    const { session, pace } = await opened();
    const frame = await during(pace, session.setParameter({ layer: 0, neuron: 0, input: 0 }, 7));
    expect([...frame.parameters]).toEqual([7, 0]);
    expect(frame).toMatchObject({ tick: { loss: 8 }, history: { length: 1 } });
    session.play();
    await during(pace, session.setParameter({ layer: 0, neuron: 0 }, -1));
    expect(last().playing).toBe(true);
    expect(last().parameters[1]).toBe(-1);
    const outside = during(pace, session.setParameter({ layer: 0, neuron: 3 }, 1));
    await expect(outside).rejects.toMatchObject({ code: 'shapeMismatch' });
  });

  it('goes back to a snapshot, and forgets what came after it', async () => {
    const { session, pace } = await opened();
    await during(pace, session.step('epoch', 3));
    const bytes = await during(pace, session.snapshot());
    await during(pace, session.step('epoch', 4));
    const frame = await during(pace, session.restore(bytes));
    expect(frame).toMatchObject({ playing: false, tick: { epoch: 3 } });
    expect([...frame.history.epochs]).toEqual([0, 1, 2, 3]);
    const odd = during(pace, session.restore(new Uint8Array(4)));
    await expect(odd).rejects.toMatchObject({ code: 'invalidSnapshot' });
  });

  it('answers questions', async () => {
    const { session, pace } = await opened();
    expect(await during(pace, session.toJSON())).toMatchObject({ format: 'glassbox-network' });
    const { milliseconds, biases } = await during(pace, session.gradient());
    expect(biases).toHaveLength(1);
    expect(milliseconds).toBeGreaterThan(0);
    expect(await during(pace, session.numericalGradient(0.01))).toMatchObject({ passes: 4 });
    const axis = { layer: 0, neuron: 0, min: 0, max: 1, count: 2 };
    expect([...(await during(pace, session.costSurface(axis, axis)))]).toEqual([1, 2, 3, 4]);
    expect(await during(pace, session.predict(new Float32Array(4)))).toHaveLength(2);
  });

  it('refuses a configuration and keeps the old one', async () => {
    const { session, pace } = await opened();
    const refused = during(pace, session.configure({ ...fakeSpec().training, batchSize: 0 }));
    await expect(refused).rejects.toMatchObject({ code: 'invalidConfig' });
    expect(await during(pace, session.step('epoch'))).toMatchObject({ tick: { step: 10 } });
    await during(pace, session.configure({ ...fakeSpec().training, batchSize: 50 }));
    expect(await during(pace, session.step('epoch'))).toMatchObject({ tick: { epoch: 2, step: 12 } });
  });

  it('goes on when a listener throws, and stops telling one that left', async () => {
    const { session, pace } = await opened();
    const later = vi.fn<(callback: () => void) => void>();
    vi.stubGlobal('queueMicrotask', later);
    const leave = session.subscribe(() => {
      throw new Error('oops');
    });
    await during(pace, session.step('step'));
    expect(later).toHaveBeenCalledTimes(1);
    expect(later.mock.calls[0]?.[0]).toThrow('oops');
    leave();
    await during(pace, session.step('step'));
    expect(later).toHaveBeenCalledTimes(1);
    expect(last().tick.step).toBe(2);
    vi.unstubAllGlobals();
  });

  it('asks to be opened first', async () => {
    door = await openDoor(where);
    const { session, pace } = door;
    session.play(); // nothing to play
    await expect(during(pace, session.step('step'))).rejects.toThrow('call open first');
    await expect(during(pace, session.pause())).rejects.toMatchObject({ code: 'invalidConfig' });
    session.want({ predictions: true });
    await pace.run(50);
  });

  it('is over when disposed', async () => {
    const { session, pace } = await opened();
    session.play();
    await pace.run(50);
    const waiting = where === 'worker' ? session.predict(new Float32Array(2)) : undefined;
    waiting?.catch(() => {});
    session.dispose();
    if (waiting) await expect(waiting).rejects.toMatchObject({ code: 'disposed' });
    const count = frames.length;
    session.play();
    session.setSpeed('one');
    session.want({});
    await pace.run(500);
    expect(frames).toHaveLength(count);
    await expect(session.step('step')).rejects.toMatchObject({ code: 'disposed' });
    session.dispose();
  });

  it.each(['slowMotion', 'everyFrame', 'flatOut'] as const)(
    'stops by itself after so many epochs at %s',
    async (speed) => {
      const { session } = await opened();
      session.setStops({ epochs: 3, loss: 0, patience: 0 });
      await played(speed, 40_000);
      const stopped = frames.find((frame) => frame.stopped);
      expect(stopped).toMatchObject({ playing: false, tick: { epoch: 3 }, stopped: { rule: 'epochs', epoch: 3 } });
      const { tick } = await played('everyFrame', 500);
      expect(tick.epoch).toBeGreaterThan(3);
    },
  );
});
