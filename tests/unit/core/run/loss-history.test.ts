import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { History } from '../../../../web/core/run/loss-history.js';
import { RateMeter } from '../../../../web/core/run/rate.js';

describe('History', () => {
  it('keeps the first and the last point and never grows past its bound', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 40 }), fc.integer({ min: 1, max: 500 }), (capacity, count) => {
        const history = new History(capacity);
        for (let i = 0; i < count; i++) history.add(i, 1 / (1 + i), i);
        const { epochs, testLoss, length } = history.points();
        expect(length).toBeLessThanOrEqual(capacity);
        expect(length).toBeGreaterThanOrEqual(Math.min(count, capacity / 2));
        expect(epochs[0]).toBe(0);
        expect(epochs[length - 1]).toBe(count - 1);
        for (let i = 1; i < length; i++) expect(epochs[i]).toBeGreaterThan(epochs[i - 1] as number);
        expect([...testLoss]).toEqual([...epochs]);
      }),
    );
  });

  it('replaces the point of the same epoch, and rewinds', () => {
    const history = new History();
    history.add(0, 3);
    history.add(0, 2);
    history.add(1, 1, 5);
    history.add(2.5, 0.5);
    expect([...history.points().loss]).toEqual([2, 1, 0.5]);
    expect(history.points().testLoss[0]).toBeNaN();
    history.rewind(1);
    expect([...history.points().epochs]).toEqual([0, 1]);
    history.clear();
    expect(history.points()).toMatchObject({ length: 0 });
  });

  it('hands out copies', () => {
    const history = new History();
    history.add(0, 3);
    history.points().loss[0] = 9;
    expect(history.points().loss[0]).toBe(3);
  });
});

describe('RateMeter', () => {
  it('measures over the last second', () => {
    const rate = new RateMeter();
    expect(rate.perSecond).toBe(0);
    rate.add(0, 0);
    expect(rate.perSecond).toBe(0);
    for (let t = 100; t <= 3000; t += 100) rate.add(t, t < 1500 ? t / 10 : 150 + (t - 1500));
    expect(rate.perSecond).toBeCloseTo(1000);
    rate.clear();
    expect(rate.perSecond).toBe(0);
  });

  it('spans a pause between two moments far apart', () => {
    const rate = new RateMeter();
    rate.add(0, 0);
    rate.add(4000, 2);
    expect(rate.perSecond).toBe(0.5);
  });

  it('shows again what lies ahead of a moment gone back to, until the run goes on from there', () => {
    const history = new History(100);
    for (let epoch = 0; epoch <= 10; epoch++) history.add(epoch, 10 - epoch);
    history.rewind(4);
    expect([...history.points().epochs]).toEqual([0, 1, 2, 3, 4]);
    expect(history.hasMoreAhead).toBe(true);
    history.rewind(8);
    expect(history.points().length).toBe(9);
    history.add(9, 77);
    expect(history.hasMoreAhead).toBe(false);
    history.rewind(10);
    expect([...history.points().loss].at(-1)).toBe(77);
  });
});

it('a rate between two moments at once is none', () => {
  const rate = new RateMeter();
  rate.add(5, 1);
  rate.add(5, 9);
  expect(rate.perSecond).toBe(0);
});
