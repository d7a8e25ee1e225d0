import { expect, it } from 'vitest';
import { percents, probabilities } from '../../../../web/core/base/shares.js';

it('probabilities are written so that they add up', () => {
  expect(probabilities([1 / 3, 1 / 3, 1 / 3])).toEqual(['0.334', '0.333', '0.333']);
  expect(probabilities([0.005, 0.995], 2)).toEqual(['0.01', '0.99']);
  // As 32-bit floats give them, a little beside 1.
  expect(probabilities([0.6000001, 0.4])).toEqual(['0.600', '0.400']);
});

it('what is no share of a whole is written as it is', () => {
  expect(probabilities([1.5, -0.5])).toEqual(['1.500', '\u22120.500']);
  expect(probabilities([0.2, 0.2])).toEqual(['0.200', '0.200']);
  expect(probabilities([Number.NaN, 1])).toEqual(['not a number', '1.000']);
});

it('per cents too, and none is 0 or 100 that is only near', () => {
  expect(percents([1, -1, 1])).toEqual(['34\u00a0%', '33\u00a0%', '33\u00a0%']);
  expect(percents([997, 3])).toEqual(['>99\u00a0%', '<1\u00a0%']);
  expect(percents([0, 0])).toEqual(['0\u00a0%', '0\u00a0%']);
});
