// What is on the screen is recomputed as a person would, from the text alone.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cost } from '../../../../web/core/base/format.js';
import { percents } from '../../../../web/core/base/shares.js';
import { shownNumber, worked, workedColumn } from '../../../../web/core/base/worked.js';

const number = fc.double({ min: -50, max: 50, noNaN: true });

describe('a calculation', () => {
  it('comes out of the numbers that are shown', () => {
    fc.assert(
      fc.property(number, number, (p, q) => {
        const { operands, result, sign } = worked([p, q], p * q, ([a = 0, b = 0]) => a * b);
        const [a = 0, b = 0] = operands.map(shownNumber);
        if (sign === '=') expect(cost(a * b)).toBe(result);
        else expect(Math.abs(a * b - p * q)).toBeLessThan(0.02);
      }),
    );
  });
  it('comes out at two decimals only where two will do', () => {
    expect(worked([1.45, 1.45], 1.45 ** 2, ([a = 0, b = 0]) => a * b)).toEqual({
      operands: ['1.45', '1.45'],
      result: '2.1025',
      sign: '=',
    });
    expect(worked([0.1581, 0.0004], 0.1577, ([a = 0, b = 0]) => a - b).operands).toEqual(['0.1581', '0.0004']);
  });
  it('has the same decimals in the whole column', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 8 }), (pairs) => {
        const column = workedColumn(
          pairs.map(([p, q]) => ({ operands: [p, q], result: p * q })),
          ([a = 0, b = 0]) => a * b,
        );
        const decimals = column.flatMap(({ operands }) => operands.map((text) => text.split('.')[1]?.length));
        expect(new Set(decimals).size).toBe(1);
      }),
    );
  });
  it('says about where what is shown cannot give it', () => {
    expect(worked([1e-9, 1e-9], 1e-3, ([a = 0, b = 0]) => a * b).sign).toBe('\u2248');
  });
});

describe('per cents', () => {
  it('add up to 100', () => {
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 12 }), (values) => {
        const texts = percents(values);
        const whole = texts.map((text) => (text.startsWith('<') ? 0 : Number.parseInt(text.replace('>', ''), 10)));
        const sum = whole.reduce((p, q) => p + q, 0);
        if (values.every((value) => value === 0)) expect(sum).toBe(0);
        else expect(sum + (texts.some((text) => text.startsWith('>')) ? 1 : 0)).toBe(100);
      }),
    );
  });
  it('give what rounding leaves to the largest remainders, and say what is there', () => {
    expect(percents([1, 1, 1])).toEqual(['34\u00a0%', '33\u00a0%', '33\u00a0%']);
    expect(percents([999, 1])).toEqual(['>99\u00a0%', '<1\u00a0%']);
    expect(percents([0, 0])).toEqual(['0\u00a0%', '0\u00a0%']);
  });
});

it('reads a number back from its text', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (value) => {
      expect(cost(shownNumber(cost(value)))).toBe(cost(value));
    }),
  );
});

it('numbers that all but cancel are shown short, and said to be about', () => {
  const far = worked([1, 1 + 1e-12], 1e-12, ([a = 0, b = 0]) => b - a);
  expect(far).toEqual({ operands: ['1.0000', '1.0000'], result: cost(1e-12), sign: '≈' });
});

it('up to eight decimals are shown where they are what it takes', () => {
  expect(worked([1.00000001, 1], 1e-8, ([a = 0, b = 0]) => a - b)).toEqual({
    operands: ['1.00000001', '1.00000000'],
    result: '1.0×10⁻⁸',
    sign: '=',
  });
});
