import { expect, it } from 'vitest';
import { ofCeiling } from '../../../bench/lib/table.mjs';

it('leaves out a share of the ceiling that cannot be', () => {
  expect(ofCeiling(0.874)).toBe('87 %');
  expect(ofCeiling(1.02)).toBe('102 %');
  for (const share of [34.07, Number.POSITIVE_INFINITY, Number.NaN]) expect(ofCeiling(share)).toMatch(/not measured/);
});
