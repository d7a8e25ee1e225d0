import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  amount,
  capital,
  cost,
  count,
  decimalsOf,
  fixed,
  percent,
  scientific,
  signed,
  signedWeight,
  tick,
  weight,
} from '../../../../web/core/base/format.js';
import { shownNumber } from '../../../../web/core/base/worked.js';
import { activationNames } from '../../../../web/core/settings/settings.js';
import { linearScale, linearTicks, logScale, logTicks, niceCeiling, niceStep } from '../../../../web/draw/scale.js';
import { bySign, toUnit } from '../../../../web/draw/value-range.js';

describe('numbers of a network that has run away', () => {
  it('are powers of ten, without digits that no 32-bit float has', () => {
    expect(fixed(6.19085e18, 3)).toBe('6.191×10¹⁸');
    expect(fixed(-8.290548185657082e38)).toBe('−8.29×10³⁸');
    expect(amount(-6.19085e18, [-2, 2], 1)).toBe('−6.19×10¹⁸');
    // A column of such numbers keeps its own.
    expect(amount(1700000000123, [1700000000000, 1700000001000], 0)).toBe('1,700,000,000,123');
  });
});

describe('numbers of a column that people brought', () => {
  it('are written so that its values can be told apart, in any unit', () => {
    const of = (values: readonly number[]) => {
      const span = [Math.min(...values), Math.max(...values)] as const;
      return values.map((value) => amount(value, span));
    };
    expect(of([4e-7, 4.1e-7, 7e-7])).toEqual(['4.00×10⁻⁷', '4.10×10⁻⁷', '7.00×10⁻⁷']);
    expect(of([58e6, 488e6, 4.5e9])).toEqual(['5.80×10⁷', '4.88×10⁸', '4.50×10⁹']);
    expect(of([3e23, 1.9e27])).toEqual(['3.00×10²³', '1.90×10²⁷']);
    expect(of([1_700_000_000_000, 1_700_000_000_001, 1_700_000_000_059])).toEqual([
      '1,700,000,000,000',
      '1,700,000,000,001',
      '1,700,000,000,059',
    ]);
    expect(of([2700, 5500, 6300])).toEqual(['2,700', '5,500', '6,300']);
    expect(of([172, 209, 231])).toEqual(['172.0', '209.0', '231.0']);
    expect(of([1990, 2004, 2020])).toEqual(['1,990', '2,004', '2,020']);
    expect(of([0, 0.0125, 0.02])).toEqual(['0.0000', '0.0125', '0.0200']);
    expect(of([-6, -0.134, 6])).toEqual(['\u22126.00', '\u22120.13', '6.00']);
    expect(of([7, 7])).toEqual(['7.00', '7.00']);
    expect(of([1234.5, 1234.5])).toEqual(['1,234.5', '1,234.5']);
  });

  it('keep the decimals they are written with, however far the column reaches', () => {
    expect([7.25, 0, 512].map((value) => amount(value, [0, 512], 2))).toEqual(['7.25', '0.00', '512.00']);
    expect(amount(7.25, [0, 512])).toBe('7.25');
    expect([0.5, 120].map((value) => amount(value, [0, 120], 1))).toEqual(['0.5', '120.0']);
    expect([0.1234, 0.1235].map((value) => amount(value, [0, 1], 4))).toEqual(['0.1234', '0.1235']);
    expect(amount(1_234_567.25, [0, 9e6], 2)).toBe('1,234,567.25');
    expect(amount(-7.0625, [-400, 400], 4)).toBe('\u22127.0625');
    expect(amount(5512.4, [2700, 6300], 0)).toBe('5,512');
    // Where the ways of writing meet.
    expect([0.25, 0.25].map((value, i) => amount(value, [0, i ? 1e7 : 9.9e6], 2))).toEqual(['0.25', '2.50×10⁻¹']);
    expect([99.5, 100].map((value) => amount(value, [50, 100]))).toEqual(['99.50', '100.0']);
    expect([999.4, 1000].map((value) => amount(value, [950, 1000]))).toEqual(['999.4', '1,000']);
  });

  it('are told apart wherever they are written apart, over half a unit to ten million', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 0, max: 6 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 40 }),
        (decimals, power, shares) => {
          const span = 10 ** power;
          const values = shares.map((share) => Number((share * span).toFixed(decimals)));
          const written = decimalsOf(values);
          for (const value of values) {
            const shown = amount(value, [0, span], written);
            expect(shownNumber(shown)).toBe(value);
          }
        },
      ),
    );
  });

  it('have as many decimals as all of them need, and none that arithmetic makes', () => {
    expect(decimalsOf([1, 2.5, 1.005])).toBe(3);
    expect(decimalsOf([0.1 + 0.2])).toBe(1);
    expect(decimalsOf([])).toBe(0);
    expect(decimalsOf([0, 512])).toBe(0);
    expect(decimalsOf([12_345_678_901.5])).toBe(1);
    expect(decimalsOf([4e-7])).toBeUndefined();
    expect(decimalsOf([1 / 3])).toBeUndefined();
  });

  it('say the number to a twentieth of what the column reaches over, and no infinite width', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e12, max: 1e12, noNaN: true }),
        fc.integer({ min: -9, max: 12 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (low, power, share) => {
          const span = 10 ** power;
          fc.pre(Math.abs(low) < span * 1e9);
          const value = low + share * span;
          const text = amount(value, [low, low + span]);
          expect(Math.abs(shownNumber(text) - value)).toBeLessThanOrEqual(span / 19.9);
          expect(text.length).toBeLessThanOrEqual(24);
        },
      ),
    );
  });
});

describe('numbers', () => {
  it('have a true minus, and zero has no sign', () => {
    expect(fixed(-1.234)).toBe('\u22121.23');
    expect(fixed(-0.001)).toBe('0.00');
    expect(signed(0.5)).toBe('\u20070.50');
    expect(signed(0.5).length).toBe(signed(-0.5).length);
    expect(fixed(Number.NaN)).toBe('not a number');
    expect(fixed(Number.NEGATIVE_INFINITY)).toBe('\u2212\u221e');
  });
  it('have as many digits as mean something', () => {
    expect(cost(0.04321)).toBe('0.0432');
    expect(cost(1.26049)).toBe('1.2605');
    expect(cost(12.3456)).toBe('12.346');
    expect(cost(0.00042)).toBe('4.2\u00d710\u207b\u2074');
    expect(cost(0)).toBe('0.0000');
    expect(weight(-2.345)).toBe('\u22122.35');
    expect(weight(-23456)).toBe('\u22122.3\u00d710\u2074');
    expect(scientific(0.00042)).toBe('4.2\u00d710\u207b\u2074');
    expect(count(1240)).toBe('1,240');
    expect(count(-0)).toBe('0');
  });
  it('never call everything what is almost everything', () => {
    expect(percent(1)).toBe('100\u00a0%');
    expect(percent(0.999)).toBe('99.9\u00a0%');
    expect(percent(0.0004)).toBe('0.1\u00a0%');
    expect(percent(0.514)).toBe('51\u00a0%');
  });
  it('on ticks have the decimals of their step', () => {
    expect(tick(0.5, 0.5)).toBe('0.5');
    expect(tick(1, 0.25)).toBe('1.0');
    expect(tick(20000, 5000)).toBe('20,000');
    expect(tick(-0, 5)).toBe('0');
    expect(tick(1_500_000, 500_000)).toBe('1.5 M');
    expect(tick(0.00001, 0.00001)).toBe('1\u00d710\u207b\u2075');
  });
});

describe('scales', () => {
  it('go there and back', () => {
    for (const scale of [
      linearScale([-3, 7], [10, 210]),
      linearScale([-3, 7], [210, 10]),
      logScale([0.001, 10], [0, 100]),
    ]) {
      for (const value of [0.002, 1, 6.5]) expect(scale.invert(scale.at(value))).toBeCloseTo(value, 9);
    }
  });
  it('hold what has no logarithm at the lower end', () => {
    const scale = logScale([0.01, 1], [100, 0]);
    expect(scale.at(0)).toBe(100);
    expect(scale.at(-1)).toBe(100);
  });
  it('survive a domain without width', () => expect(linearScale([2, 2], [0, 10]).at(2)).toBe(0));
});

describe('ticks', () => {
  it('are at 1, 2 or 5 times a power of ten, inside the domain', () => {
    expect(linearTicks(0, 1, 5)).toEqual({ values: [0, 0.2, 0.4, 0.6000000000000001, 0.8, 1], step: 0.2 });
    expect(linearTicks(30, 85, 5).values).toEqual([30, 40, 50, 60, 70, 80]);
    expect(niceStep(1240, 4)).toBe(200);
  });
  it('of a logarithmic axis are powers of ten, or finer when these are few', () => {
    expect(logTicks(0.001, 10)).toEqual([0.001, 0.01, 0.1, 1, 10]);
    expect(logTicks(0.1, 1).length).toBeGreaterThan(2);
    expect(logTicks(1e-12, 1, 6).length).toBeLessThanOrEqual(7);
  });
  it('end where the data end, or a little above', () => {
    for (const value of [0.011, 0.99, 1, 1.26, 7.6, 432, 99999]) {
      const end = niceCeiling(value);
      expect(end).toBeGreaterThanOrEqual(value);
      expect(end).toBeLessThanOrEqual(value * 1.7);
    }
    expect(niceCeiling(0)).toBe(1);
    expect(niceCeiling(Number.NaN)).toBe(1);
  });
});

describe('the range of an activation', () => {
  it('is -1 to 1, undecided at 0', () => {
    expect([-1, 0, 1, 3].map(toUnit('tanh'))).toEqual([-1, 0, 1, 1]);
    expect([0, 0.5, 1].map(toUnit('sigmoid'))).toEqual([-1, 0, 1]);
    expect([0, 1, 1e9].map(toUnit('relu'))[1]).toBe(0.5);
    expect(toUnit('linear')(1e9)).toBeLessThanOrEqual(1);
    for (const activation of activationNames) {
      const signs = [-0.16, 0, 0.16].map((value) => Math.sign(bySign(activation)(value)));
      expect(signs, activation).toEqual([-1, 0, 1]);
    }
  });
});

it('ticks are told apart, however small or large their steps', () => {
  for (const [low, high] of [
    [0, 2e-5],
    [4e-7, 6e-7],
    [0, 4.5e9],
    [-3e7, 3e7],
    [0, 0.0004],
    [1.7e12, 1.700001e12],
    [0, 1],
  ] as const) {
    const { values, step } = linearTicks(low, high, 5);
    const labels = values.map((value) => tick(value, step));
    expect(new Set(labels).size, labels.join(' ')).toBe(values.length);
  }
  expect([0, 5e-6, 1e-5, 1.5e-5].map((value) => tick(value, 5e-6))).toEqual(['0', '5×10⁻⁶', '1.0×10⁻⁵', '1.5×10⁻⁵']);
  expect([1e-8, 1e8].map((value) => tick(value, value))).toEqual(['1×10⁻⁸', '100 M']);
});

describe('numbers without a place on the usual way', () => {
  it('a count that rounds to zero has no sign, and one below zero a true one', () => {
    expect([-0.4, -0.5, -1240, 0].map(count)).toEqual(['0', '\u22121', '\u22121,240', '0']);
    expect(tick(-0.3, 1)).toBe('0');
  });

  it('what is none, or without end, says so', () => {
    expect([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map((value) => fixed(value))).toEqual([
      'not a number',
      '∞',
      '\u2212∞',
    ]);
    expect(cost(Number.POSITIVE_INFINITY)).toBe('∞');
    expect(percent(Number.NaN)).toBe('not a number');
    expect(amount(Number.NaN, [0, 1])).toBe('not a number');
    expect(amount(1, [0, Number.POSITIVE_INFINITY])).toBe('1.00');
  });

  it('large ones keep as many digits as small ones', () => {
    expect([123.45, -123.45].map(weight)).toEqual(['123.5', '\u2212123.5']);
    expect([12.345, 123.45, 1234.5].map(cost)).toEqual(['12.345', '123.45', '1234.5']);
    expect(amount(0, [0, 5e-9])).toBe('0');
  });

  it('leave room for a sign in a column, and begin sentences', () => {
    expect([1, -1].map(signedWeight)).toEqual(['\u20071.00', '\u22121.00']);
    expect(['the cost', 'x₁ grows'].map(capital)).toEqual(['The cost', 'x₁ grows']);
  });
});
