import { describe, expect, it } from 'vitest';
import { histogram } from '../../../web/draw/distribution.js';

describe('a distribution', () => {
  it('counts every number once, those beyond the ends at the ends', () => {
    expect(histogram([-5, -1, -0.4, 0, 0.6, 1, 9], [-1, 1], 4)).toEqual([2, 1, 1, 3]);
    const many = Array.from({ length: 500 }, (_, i) => Math.sin(i));
    expect(histogram(many, [-1.08, 1.08], 24).reduce((sum, count) => sum + count, 0)).toBe(500);
  });
  it('has empty bins, and none for what is no number', () => {
    expect(histogram([], [0, 1], 3)).toEqual([0, 0, 0]);
    expect(histogram([Number.NaN, 0.5], [0, 1], 2)).toEqual([0, 1]);
    expect(histogram([1], [1, 1], 2)).toEqual([1, 0]);
  });
});
