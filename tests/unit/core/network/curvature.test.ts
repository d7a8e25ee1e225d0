import { describe, expect, it } from 'vitest';
import { largestCurvature } from '../../../../web/core/network/curvature.js';

describe('the largest curvature of a linear neuron', () => {
  it('is what the matrix says, worked out by hand', () => {
    // Rows (1, 1) and (-1, 1) with the bias's 1: 2/2 * [[2, 0, 0], [0, 2, 2], [0, 2, 2]] has eigenvalues 0, 2 and 4.
    expect(largestCurvature([1, 1, -1, 1], 2)).toBeCloseTo(4, 9);
    // One input, one row at 3: 2 * [[9, 3], [3, 1]] has eigenvalues 0 and 20.
    expect(largestCurvature([3], 1)).toBeCloseTo(20, 9);
    expect(largestCurvature([0, 0], 1)).toBeCloseTo(2, 9);
  });
});

it('is found where every row is the same', () => {
  // Two rows at -1/2: 2 * [[1/4, -1/2], [-1/2, 1]] has eigenvalues 0 and 5/2.
  expect(largestCurvature([-0.5, -0.5], 1)).toBeCloseTo(2.5, 9);
});
