// Parts of a whole that are written so that they add up to it.
import { fixed } from './format.js';

/** Sizes that add up to `total` as whole numbers that do: what rounding leaves goes to the largest remainders. */
function largestRemainders(sizes: readonly number[], total: number): number[] {
  const whole = sizes.map(Math.floor);
  const left = total - whole.reduce((sum, part) => sum + part, 0);
  const remainder = (i: number) => (sizes[i] ?? 0) - (whole[i] ?? 0);
  const order = sizes.map((_, i) => i).sort((p, q) => remainder(q) - remainder(p) || p - q);
  for (const i of order.slice(0, left)) whole[i] = (whole[i] ?? 0) + 1;
  return whole;
}

/** Probabilities that add up to 1, written so that what is shown does, too. */
export function probabilities(values: readonly number[], decimals = 3): string[] {
  const sum = values.reduce((total, value) => total + value, 0);
  if (!(Math.abs(sum - 1) < 1e-3) || values.some((value) => value < 0))
    return values.map((value) => fixed(value, decimals));
  const units = 10 ** decimals;
  const exact = values.map((value) => (value / sum) * units);
  return largestRemainders(exact, units).map((part) => fixed(part / units, decimals));
}

/**
 * Whole per cents of a sum of sizes that add up to 100: what rounding leaves goes to the largest remainders. What is there but
 * rounds to nothing is "<1", and beside such the whole is ">99". All are 0 when the sum is.
 */
export function percents(values: readonly number[]): string[] {
  const sizes = values.map(Math.abs);
  const sum = sizes.reduce((total, size) => total + size, 0);
  if (!(sum > 0) || !Number.isFinite(sum)) return values.map(() => '0\u00a0%');
  const exact = sizes.map((size) => (size / sum) * 100);
  return largestRemainders(exact, 100).map((part, i) => {
    const few = part === 0 && (sizes[i] ?? 0) > 0;
    const most = part === 100 && (sizes[i] ?? 0) < sum;
    return `${few ? '<1' : most ? '>99' : part}\u00a0%`;
  });
}
