import { describe, expect, it } from 'vitest';
import { typedNumber } from '../../../../web/core/base/typed-number.js';

describe('a number that is typed', () => {
  it.each([
    ['0,05', 0.05],
    [',5', 0.5],
    ['.5', 0.5],
    ['5 %', 0.05],
    ['5%', 0.05],
    ['\u22120,1', -0.1],
    ['+2', 2],
    ['1e-3', 0.001],
    ['3.', 3],
    [' 7 ', 7],
  ])('%s', (text, value) => expect(typedNumber(text)).toBe(value));
  it('is in per cent already where the field is', () => expect(typedNumber('5 %', '%')).toBe(5));
  it.each(['', ' ', '-', ',', 'abc', '1 2', '0x10', '1,2,3', '5 %%', 'Infinity', '1e'])('%s is none', (text) =>
    expect(typedNumber(text)).toBeNaN(),
  );
});
