import { expect, it } from 'vitest';
import { nearestMark } from '../../../web/draw/nearest.js';

const at = (...places: [number, number][]) => ({
  count: places.length,
  x: (i: number) => places[i]?.[0] ?? 0,
  y: (i: number) => places[i]?.[1] ?? 0,
});

it('finds the nearest mark within reach, the earlier of two as near, and none at NaN', () => {
  const groups = [at([0, 0], [10, 0]), at([10, 0], [Number.NaN, 5], [10, 3])];
  expect(nearestMark(groups, 9, 0, 5)).toEqual({ group: 0, index: 1 });
  expect(nearestMark(groups, 10, 4, 5)).toEqual({ group: 1, index: 2 });
  expect(nearestMark(groups, 10, 10, 5)).toBeNull();
  expect(nearestMark(groups, 5, 0, 5)).toBeNull();
  expect(nearestMark([], 0, 0, 5)).toBeNull();
});
