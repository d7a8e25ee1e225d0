// Sessions that train in the page share its frames: many of them take no longer between two pictures than one does.
import { describe, expect, it, vi } from 'vitest';
import { FrameShare } from '../../../web/session/frame-share.js';
import { PageSession } from '../../../web/session/page-session.js';
import type { Speed } from '../../../web/session/session.js';
import { FakePace, fakeEngine, fakeSpec } from './fake-engine.js';

const budget = 8;
const frame = 1000 / 60;

/** So many sessions for a while; what of it each picture had to wait for, and how far each of them came. */
async function together(count: number, speed: Speed, perStep: number, milliseconds = 1000) {
  const pace = new FakePace();
  const waits: number[] = [];
  const drawn = (callback: () => void) =>
    pace.drawn(() => {
      const began = pace.now();
      callback();
      waits.push(pace.now() - began);
    });
  const share = new FrameShare(pace, drawn, budget);
  const { engine } = fakeEngine(pace, perStep);
  const sessions = Array.from({ length: count }, () => new PageSession(engine, share.join()));
  const epochs = sessions.map(() => 0);
  for (const [i, session] of sessions.entries()) {
    session.subscribe(({ tick }) => {
      epochs[i] = tick.epoch;
    });
    await session.open(fakeSpec());
    session.setSpeed(speed);
    session.play();
  }
  await pace.run(milliseconds);
  for (const session of sessions) session.dispose();
  // The first slices are small and feel their way.
  return { longest: Math.max(...waits.slice(10)), epochs };
}

describe('a frame of the page', () => {
  it.each([1, 4, 12])('is left free by half with %i sessions flat out', async (count) => {
    const { longest, epochs } = await together(count, 'flatOut', 0.02);
    expect(longest).toBeLessThan(budget * 1.5);
    expect(longest).toBeGreaterThan(budget * 0.4);
    expect(Math.min(...epochs)).toBeGreaterThan(0);
    // Nobody has much more of it than another.
    expect(Math.max(...epochs)).toBeLessThan(2 * Math.min(...epochs) + 2);
  });

  it('is shared by sessions that do an epoch a picture: who finds no room is first in the next', async () => {
    // An epoch with its look takes 3.3 ms: six of them would take more than a frame.
    const { longest, epochs } = await together(6, 'everyFrame', 0.3);
    expect(longest).toBeLessThan(budget + 3.4);
    const perSecond = 1000 / frame;
    for (const count of epochs) {
      expect(count).toBeGreaterThan(perSecond / 4);
      expect(count).toBeLessThan(perSecond);
    }
  });

  it('is all for the one that is there', async () => {
    const alone = await together(1, 'flatOut', 0.02);
    const many = await together(4, 'flatOut', 0.02);
    const all = many.epochs.reduce((sum, epochs) => sum + epochs, 0);
    expect(alone.epochs[0]).toBeGreaterThan(all * 0.8);
  });

  it('goes on when one of them fails', async () => {
    const pace = new FakePace();
    const share = new FrameShare(pace, pace.drawn, budget);
    // The error is thrown anew on its own, for the console to show: not here.
    const thrown = vi.spyOn(globalThis, 'queueMicrotask').mockImplementation(() => {});
    const calls: string[] = [];
    share.join().soon(() => {
      throw new Error('mine alone');
    });
    share.join().soon(() => calls.push('second'));
    await pace.run(40);
    expect(thrown).toHaveBeenCalledOnce();
    thrown.mockRestore();
    expect(calls).toEqual(['second']);
  });
});
