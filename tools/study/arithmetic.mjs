// The arithmetic of a study of two groups. Formulas: M. Borenstein, L. V. Hedges, J. P. T. Higgins, H. R. Rothstein, Introduction to
// Meta-Analysis, Wiley 2009, chapter 4; J. Brooke, SUS: a quick and dirty usability scale, 1996.

/** @typedef {{ n: number, mean: number, sd: number }} Group how many, their mean, and their standard deviation (divided by n − 1) */

/**
 * @param {readonly number[]} values one at least
 * @returns {Group} of a single value the standard deviation is NaN: it has none
 */
export function describe(values) {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { n, mean, sd: n > 1 ? Math.sqrt(squares / (n - 1)) : Number.NaN };
}

/** So many standard errors to either side hold 95 % of a normal distribution. */
const Z95 = 1.96;

/**
 * How far the first group's mean is above the second's, in standard deviations within the groups: Cohen's d (formulas 4.18 to 4.20), and
 * Hedges' g, which takes away what d is too large by in small groups (4.22 to 4.24). The interval takes g to be normally distributed, which
 * makes it a little narrow for groups of fewer than about ten.
 *
 * @param {Group} first
 * @param {Group} second
 * @returns {{ d: number, g: number, variance: number, low: number, high: number } | null} the variance and the 95 % interval are g's; null
 *   where a group has fewer than two members, or nothing varies within the groups
 */
export function hedges(first, second) {
  const degrees = first.n + second.n - 2;
  if (first.n < 2 || second.n < 2) return null;
  const within = Math.sqrt(((first.n - 1) * first.sd ** 2 + (second.n - 1) * second.sd ** 2) / degrees);
  if (within === 0) return null;
  const d = (first.mean - second.mean) / within;
  const varianceOfD = (first.n + second.n) / (first.n * second.n) + d ** 2 / (2 * (first.n + second.n));
  const correction = 1 - 3 / (4 * degrees - 1);
  const g = correction * d;
  const variance = correction ** 2 * varianceOfD;
  const reach = Z95 * Math.sqrt(variance);
  return { d, g, variance, low: g - reach, high: g + reach };
}

/**
 * The System Usability Scale.
 *
 * @param {readonly number[]} answers ten, in the order of the questionnaire, each from 1 (strongly disagree) to 5 (strongly agree)
 * @returns {number} from 0 to 100. The odd items praise and count answer − 1, the even ones complain and count 5 − answer; × 2.5
 */
export function sus(answers) {
  return 2.5 * answers.reduce((sum, answer, at) => sum + (at % 2 === 0 ? answer - 1 : 5 - answer), 0);
}
