import { expect, it } from 'vitest';
import { decimalsIn, domainOf } from '../../../../web/core/data/table.js';

it('what is drawn reaches a little beyond the values, and has a width around a single one', () => {
  expect(domainOf([2, 0, 4])).toEqual([-0.2, 4.2]);
  expect(domainOf([7, 7])).toEqual([6.5, 7.5]);
  // Half of one is nothing beside 10^17, even in 64 bits.
  const [low, high] = domainOf([1e17]);
  expect(Math.fround(low)).toBeLessThan(Math.fround(1e17));
  expect(Math.fround(high)).toBeGreaterThan(Math.fround(1e17));
  expect(domainOf([])).toEqual([0, 1]);
});

it('decimals are those that are written, or what 32 bits have of the span', () => {
  expect(decimalsIn([1.5, 2.25], [1, 3])).toBe(2);
  expect(decimalsIn([1 / 3, 2 / 3], [0, 1])).toBe(6);
  // 32-bit floats have about seven digits: three before the point of 999 leave four.
  expect(decimalsIn([1 / 3, 999], [0, 999])).toBe(4);
});
