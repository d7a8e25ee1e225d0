import { describe, expect, test } from 'vitest';
import { median, quantile, ratioOf, summarize } from '../../../bench/lib/stats.mjs';

describe('the statistics of the benchmark', () => {
  test('median: the middle one, or the mean of the two in the middle, whatever the order', () => {
    expect(median([3])).toBe(3);
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  test('quantile interpolates between neighbours and ends at the extremes', () => {
    const samples = [10, 20, 30, 40, 50];
    expect(quantile(samples, 0)).toBe(10);
    expect(quantile(samples, 0.25)).toBe(20);
    expect(quantile(samples, 0.9)).toBeCloseTo(46);
    expect(quantile(samples, 1)).toBe(50);
  });

  test('samples are left as they were', () => {
    const samples = [3, 1, 2];
    summarize(samples);
    expect(samples).toEqual([3, 1, 2]);
  });

  test('spread: the distance of the quartiles as a share of the median, deaf to one wild sample', () => {
    const calm = summarize([100, 100, 100, 100, 100]);
    expect(calm).toMatchObject({ median: 100, spread: 0, rounds: 5 });
    const wild = summarize([90, 95, 100, 105, 1]);
    expect(wild).toMatchObject({ median: 95, low: 90, high: 100, least: 1, most: 105 });
    expect(wild.spread).toBeCloseTo(10 / 95);
  });

  test('ratioOf goes round by round: a slow round slows both sides and falls out', () => {
    expect(ratioOf([20, 2, 20], [10, 1, 10])).toBe(2);
  });

  test('what cannot be answered is refused in words', () => {
    expect(() => median([])).toThrow('[quantile] expected at least one sample but got none');
    expect(() => ratioOf([1, 2], [1])).toThrow('[ratioOf] expected as many samples on both sides but got 2 and 1');
  });
});
