// A worker that dies or falls silent: training goes on in another one, every promise settles, and somebody is told.
import { describe, expect, it } from 'vitest';
import { LastingSession } from '../../../web/session/lasting-session.js';
import type { Frame } from '../../../web/session/session.js';
import { type WorkerLike, WorkerSession } from '../../../web/session/worker-session.js';
import { during, fakeWorker } from './doors.js';
import { FakePace, fakeEngine, fakeSpec } from './fake-engine.js';

interface Mortal {
  /** As worker.terminate() does it: nobody is told. */
  silence(): void;
  /** As an uncaught error does it. */
  stop(message: string): void;
}

/** unborn: so many of the workers that follow the first cannot be started. */
async function lasting({ unborn = 0, perStep = 0.01 } = {}) {
  const pace = new FakePace();
  const { engine } = fakeEngine(pace, perStep);
  const workers: Mortal[] = [];
  const restarted: string[] = [];
  const ended: string[] = [];
  const frames: Frame[] = [];
  let failures = unborn;
  const connect = async () => {
    if (workers.length > 0 && failures-- > 0) throw new Error('no room');
    const worker = fakeWorker(pace, () => Promise.resolve(engine));
    let deaf = false;
    const held: WorkerLike = {
      onmessage: null,
      onerror: null,
      terminate: () => worker.terminate(),
      postMessage: (message) => deaf || worker.postMessage(message),
    };
    worker.onmessage = (event) => deaf || held.onmessage?.(event);
    workers.push({
      silence: () => {
        deaf = true;
      },
      stop: (message) => held.onerror?.({ message } as ErrorEvent),
    });
    held.postMessage({ order: 'start' });
    return new WorkerSession(held, pace.drawn, pace.after);
  };
  const reports = {
    restarted: (message: string) => restarted.push(message),
    ended: (message: string) => ended.push(message),
  };
  const session = new LastingSession(await connect(), connect, reports, pace.now);
  session.subscribe((frame) => frames.push(frame));
  await pace.run(1);
  await during(pace, session.open(fakeSpec()));
  const settled = <T>(promise: Promise<T>) => {
    const outcome: { value?: T; error?: unknown } = {};
    promise.then(
      (value) => Object.assign(outcome, { value }),
      (error) => Object.assign(outcome, { error }),
    );
    return outcome;
  };
  const newest = () => workers.at(-1) as Mortal;
  return { session, pace, workers, newest, restarted, ended, frames, settled, last: () => frames.at(-1) as Frame };
}

const silent = 9_500;

describe('a session whose worker is gone', () => {
  it.each([
    [
      'stops with an error',
      (worker: Mortal) => worker.stop('out of memory'),
      'The training worker stopped (out of memory).',
      50,
    ],
    ['falls silent', (worker: Mortal) => worker.silence(), 'The training worker did not answer for 8 seconds.', silent],
  ])('goes on training when it %s, from at most a second before', async (_, kill, reason, wait) => {
    const { session, pace, newest, restarted, frames, last } = await lasting();
    session.setSpeed('ten');
    session.play();
    await pace.run(5_200);
    const before = last();
    expect(before.tick.epoch).toBeGreaterThan(45);
    kill(newest());
    const alive = frames.length;
    await pace.run(wait);
    expect(restarted).toHaveLength(1);
    expect(restarted[0]).toContain(reason);
    const first = frames[alive] as Frame;
    expect(before.tick.epoch - first.tick.epoch).toBeLessThanOrEqual(11);
    expect(restarted[0]).toContain(`started again at epoch ${first.tick.epoch}.`);
    await pace.run(2_000);
    expect(last()).toMatchObject({ playing: true });
    expect(last().tick.epoch).toBeGreaterThan(before.tick.epoch);
    expect(frames.slice(alive).every(({ playing }) => playing)).toBe(true);
    const serials = frames.map(({ serial }) => serial);
    expect(serials).toEqual([...new Set(serials)].sort((a, b) => a - b));
  });

  it('answers what was asked of the old one: every promise settles', async () => {
    const { session, pace, newest, settled, restarted } = await lasting();
    session.play();
    await pace.run(500);
    newest().silence();
    const outcomes = [
      settled(session.pause()),
      settled(session.setParameter({ layer: 0, neuron: 0 }, 3)),
      settled(session.snapshot()),
      settled(session.toJSON()),
      settled(session.predict(new Float32Array(2))),
      settled(session.configure({ ...fakeSpec().training, batchSize: 5 })),
      settled(session.open(fakeSpec({ seed: 7 }))),
    ];
    await pace.run(silent);
    for (const outcome of outcomes) expect(outcome).toHaveProperty('value');
    expect(outcomes.at(-1)).toMatchObject({ value: { tick: { epoch: 0 }, playing: false } });
    expect(restarted).toHaveLength(1);
  });

  it('rests when pause was asked of the dead worker, and plays when play was', async () => {
    const { session, pace, newest, last } = await lasting();
    session.play();
    await pace.run(500);
    newest().silence();
    await Promise.all([during(pace, pace.run(silent)), session.pause()]);
    expect(last().playing).toBe(false);
    newest().silence();
    const waiting = session.pause();
    session.play();
    await pace.run(silent);
    await waiting;
    await pace.run(500);
    expect(last().playing).toBe(true);
  });

  it('keeps what was changed by hand a moment before, and the settings that came later', async () => {
    const { session, pace, newest, last } = await lasting();
    await during(pace, session.step('epoch', 3));
    await during(pace, session.configure({ ...fakeSpec().training, batchSize: 50 }));
    await pace.run(50);
    newest().stop('');
    await pace.run(50);
    expect(last().tick.epoch).toBe(3);
    await during(pace, session.step('epoch'));
    expect(last().tick).toMatchObject({ epoch: 4 });
    expect((await during(pace, session.step('step', 2))).tick.epoch).toBe(5);
  });

  it('says so when it cannot be started again, stops playing, and tries once more when somebody asks', async () => {
    const { session, pace, newest, ended, restarted, last } = await lasting({ unborn: 1 });
    session.play();
    await pace.run(500);
    newest().stop('out of memory');
    await pace.run(50);
    expect(ended).toEqual(['The training worker stopped (out of memory), and could not be started again: no room']);
    expect(last().playing).toBe(false);
    expect((await during(pace, session.step('epoch'))).tick.epoch).toBeGreaterThan(0);
    expect(restarted).toHaveLength(1);
  });

  it('gives up on what ends every worker', async () => {
    const { session, pace, newest, ended, workers } = await lasting();
    for (let i = 0; i < 4; i++) {
      newest().stop('again');
      await pace.run(100);
    }
    expect(workers).toHaveLength(4);
    expect(ended[0]).toContain('it stopped 4 times within a minute');
    await expect(during(pace, session.pause())).rejects.toThrow('could not be started again');
    await pace.run(61_000);
    expect((await during(pace, session.pause())).playing).toBe(false);
  });

  it('does not take a busy one for dead', async () => {
    const { session, pace, restarted, last } = await lasting({ perStep: 3_000 });
    session.setSpeed('flatOut');
    session.play();
    await pace.run(60_000);
    expect(restarted).toEqual([]);
    expect(last().tick.step).toBeGreaterThan(5);
  });

  it('is not asked anything while it rests', async () => {
    const { session, pace, newest, restarted } = await lasting();
    await during(pace, session.pause());
    await pace.run(10);
    newest().silence();
    await pace.run(60_000);
    expect(restarted).toEqual([]);
    const answer = during(pace, pace.run(silent));
    expect((await session.step('epoch')).tick.epoch).toBe(1);
    await answer;
    expect(restarted).toHaveLength(1);
  });
});
