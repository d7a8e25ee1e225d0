// Scales, logistic regression and metrics: small pure functions, held against values worked out by hand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inNetworkUnits, inOriginalUnits, sigmoid } from '../../../../web/core/network/logistic.js';
import { accuracy, classOf, confusionMatrix, rSquared } from '../../../../web/core/network/metrics.js';
import { fromScaled, standardScale, toScaled, unitScale } from '../../../../web/core/network/units.js';

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });

describe('scales', () => {
  it('take the mean and the deviation of the population', () => {
    expect(standardScale([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({ centre: 5, spread: 2 });
    expect(unitScale([3, -1, 7])).toEqual({ centre: -1, spread: 8 });
  });

  it('leave a column that never changes at zero', () => {
    for (const scale of [standardScale([4, 4, 4]), unitScale([4, 4, 4])]) expect(toScaled(scale, 4)).toBe(0);
    for (const scale of [standardScale([]), unitScale([])]) expect(scale).toEqual({ centre: 0, spread: 1 });
  });

  it('find their way back', () => {
    fc.assert(
      fc.property(fc.array(finite, { minLength: 1, maxLength: 40 }), (values) => {
        for (const scale of [standardScale(values), unitScale(values)]) {
          const size = Math.max(1, ...values.map(Math.abs));
          for (const value of values) {
            expect(Math.abs(fromScaled(scale, toScaled(scale, value)) - value)).toBeLessThan(1e-9 * size);
          }
        }
      }),
    );
  });
});

describe('logistic', () => {
  it('gives the same curve in both units', () => {
    const scale = { centre: 70, spread: 7 };
    const { b1, b0, half } = inOriginalUnits(-1.6, -1.1, scale);
    for (const x of [30, 53, 66, 81]) expect(b1 * x + b0).toBeCloseTo(-1.6 * toScaled(scale, x) - 1.1, 12);
    expect(sigmoid(b1 * (half as number) + b0)).toBeCloseTo(0.5, 12);
    const back = inNetworkUnits(b1, b0, scale);
    expect(back.weight).toBeCloseTo(-1.6, 12);
    expect(back.bias).toBeCloseTo(-1.1, 12);
  });

  it('has no halfway point on a flat curve', () => {
    expect(inOriginalUnits(0, 1, { centre: 3, spread: 2 })).toEqual({ b1: 0, b0: 1, half: undefined });
  });

  it('stays between 0 and 1 for any z', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (z) => {
        expect(sigmoid(z)).toBeGreaterThanOrEqual(0);
        expect(sigmoid(z)).toBeLessThanOrEqual(1);
        expect(sigmoid(z) + sigmoid(-z)).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe('metrics', () => {
  const targets = [1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0];
  const predictions = [0.7, 0.2, 0.1, 0.1, 0.3, 0.6, 0.2, 0.3, 0.5, 0.9, 0.05, 0.05];

  it('count what is right', () => {
    expect(accuracy(predictions, targets, 3)).toBe(0.75);
    expect(confusionMatrix(predictions, targets, 3)).toEqual([
      [2, 0, 0],
      [0, 0, 1],
      [0, 0, 1],
    ]);
  });

  it('draw the line of a single output in the middle', () => {
    // On the middle it is the upper class, as the engine counts: a network of zeros is right about one class.
    expect([classOf([0.6], 0, 1), classOf([0.5], 0, 1), classOf([0], 0, 1, 0), classOf([-0.2], 0, 1, 0)]).toEqual([
      1, 1, 1, 0,
    ]);
    expect(confusionMatrix([0.4, 0.9], [1, 1], 1)).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(accuracy([-0.1, 0.3], [-1, 1], 1, 0)).toBe(1);
    expect(accuracy([], [], 1)).toBeNaN();
  });

  it('measure what a regression explains, output by output', () => {
    expect(rSquared([1, 5, 2, 5, 3, 5], [1, 5, 2, 5, 3, 8], 2)).toEqual([1, -0.5]);
    expect(rSquared([2, 2, 2], [1, 2, 3], 1)[0]).toBeCloseTo(0, 12);
    expect(rSquared([1, 2], [4, 4], 1)[0]).toBeNaN();
  });
});
