import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Schedule } from '../../../../web/core/run/schedule.js';
import { speedNames } from '../../../../web/core/settings/names.js';

/** Plays for a while, looking again whenever the plan says; returns how many units were done. */
function play(schedule: Schedule, from: number, until: number, lateness = 0): number {
  let done = 0;
  let now = from;
  schedule.start(now);
  while (now < until) {
    const plan = schedule.next(now, true, 10);
    done += plan.count;
    now += plan.wait + lateness;
  }
  return done;
}

describe('by the clock', () => {
  it.each([
    ['slowMotion', 'step', 2],
    ['one', 'epoch', 1],
    ['ten', 'epoch', 10],
  ] as const)('%s goes by the %s, %i a second, whether or not timers are late', (speed, unit, perSecond) => {
    expect(new Schedule(speed, () => 12).next(0, false, 10)).toMatchObject({ unit, count: 1, each: true });
    expect(play(new Schedule(speed, () => 12), 0, 9_990)).toBe(10 * perSecond);
    const late = play(new Schedule(speed, () => 12), 0, 9_990, 17);
    expect(late).toBeGreaterThanOrEqual(10 * perSecond - 1);
    expect(late).toBeLessThanOrEqual(10 * perSecond);
  });

  it('begins at once, then waits for the beat', () => {
    const schedule = new Schedule('one', () => 12);
    schedule.start(5_000);
    expect(schedule.next(5_000, true, 10)).toEqual({ unit: 'epoch', count: 1, each: true, wait: 1_000 });
    expect(schedule.next(5_400, true, 10)).toEqual({ unit: 'epoch', count: 0, each: true, wait: 600 });
  });

  it('does not run after what it slept through', () => {
    const schedule = new Schedule('ten', () => 12);
    schedule.start(0);
    schedule.next(0, true, 10);
    const plan = schedule.next(60_000, true, 10);
    expect(plan.count).toBeLessThanOrEqual(3);
    expect(schedule.next(60_001, true, 10).count).toBe(0);
  });
});

describe('everyFrame', () => {
  it('does one epoch for each frame taken', () => {
    const schedule = new Schedule('everyFrame', () => 12);
    const wait = Number.POSITIVE_INFINITY;
    expect(schedule.next(0, true, 10)).toEqual({ unit: 'epoch', count: 1, each: true, wait });
    expect(schedule.next(3, false, 10)).toEqual({ unit: 'epoch', count: 0, each: true, wait });
  });
});

describe('flatOut', () => {
  /** Runs slices on a machine that needs perStep ms for a batch; returns the length of each slice in ms. */
  function slices(perStep: number, stepsPerEpoch: number, clock: (ms: number) => number, count = 40): number[] {
    const schedule = new Schedule('flatOut', () => 12);
    const lengths: number[] = [];
    let now = 0;
    for (let i = 0; i < count; i++) {
      const plan = schedule.next(clock(now), true, stepsPerEpoch);
      expect(plan.count).toBeGreaterThanOrEqual(1);
      expect(plan.wait).toBe(0);
      expect(plan.each).toBe(false);
      const steps = plan.count * (plan.unit === 'epoch' ? stepsPerEpoch : 1);
      const length = steps * perStep;
      schedule.report(steps, clock(now + length) - clock(now));
      now += length;
      lengths.push(length);
    }
    return lengths;
  }

  it('fills its budget and keeps within it, on any machine and with any clock', () => {
    const clocks = [(ms: number) => ms, (ms: number) => Math.floor(ms), (ms: number) => Math.floor(ms * 10) / 10];
    fc.assert(
      fc.property(
        fc.double({ min: 1e-4, max: 5, noNaN: true }),
        fc.integer({ min: 1, max: 2_000 }),
        fc.constantFrom(...clocks),
        (perStep, stepsPerEpoch, clock) => {
          const lengths = slices(perStep, stepsPerEpoch, clock);
          // A clock of whole milliseconds may read one too few, so that a slice of up to two looks like one.
          for (const length of lengths) expect(length).toBeLessThanOrEqual(Math.max(perStep, 26));
          const settled = lengths.slice(-10);
          const mean = settled.reduce((sum, length) => sum + length, 0) / settled.length;
          expect(mean).toBeGreaterThanOrEqual(Math.min(4, perStep));
        },
      ),
    );
  });

  it('takes whole epochs when they fit, and parts of one when they do not', () => {
    const schedule = new Schedule('flatOut', () => 12);
    schedule.report(100, 10);
    expect(schedule.next(0, true, 50)).toMatchObject({ unit: 'epoch', count: 2 });
    expect(schedule.next(0, true, 5_000)).toMatchObject({ unit: 'step', count: 120 });
    schedule.forget();
    expect(schedule.next(0, true, 50)).toMatchObject({ unit: 'step', count: 1 });
  });

  it('is soon as fast as before after a machine was busy for a while', () => {
    for (const hiccup of [20, 500, 10_000]) {
      const schedule = new Schedule('flatOut', () => 12);
      schedule.report(100, hiccup); // a hundred batches that should have taken a tenth of a millisecond
      let steps = 0;
      for (let i = 0; i < 30; i++) {
        const { unit, count } = schedule.next(0, true, 25);
        steps = count * (unit === 'epoch' ? 25 : 1);
        schedule.report(steps, steps * 0.001);
      }
      expect(steps).toBeGreaterThan(10_000);
    }
  });

  it('believes at once that it got slower', () => {
    const schedule = new Schedule('flatOut', () => 12);
    schedule.report(1_000, 10);
    schedule.report(1_000, 100);
    expect(schedule.next(0, true, 1).count).toBe(120);
  });
});

describe('changing speed', () => {
  it('is felt at once', () => {
    const schedule = new Schedule('one', () => 12);
    schedule.start(0);
    schedule.next(0, true, 10);
    schedule.setSpeed('ten', 100);
    expect(schedule.next(100, true, 10).count).toBe(1);
    schedule.setSpeed('ten', 110); // no change
    expect(schedule.next(110, true, 10).count).toBe(0);
  });

  it('always gives a plan one can follow', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...speedNames), fc.nat(5_000), fc.boolean()), { maxLength: 30 }),
        (moves) => {
          const schedule = new Schedule('everyFrame', () => 8);
          let now = 0;
          schedule.start(now);
          for (const [speed, later, taken] of moves) {
            now += later;
            schedule.setSpeed(speed, now);
            const { count, wait } = schedule.next(now, taken, 7);
            expect(Number.isInteger(count) && count >= 0).toBe(true);
            expect(wait).toBeGreaterThanOrEqual(0);
          }
        },
      ),
    );
  });
});

it('a slice in which nothing was done says nothing of how long a batch takes', () => {
  const [one, other] = [new Schedule('flatOut', () => 10), new Schedule('flatOut', () => 10)];
  for (const schedule of [one, other]) schedule.report(100, 10);
  other.report(0, 500);
  expect(other.next(0, true, 10)).toEqual(one.next(0, true, 10));
});
