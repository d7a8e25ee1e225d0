// The sentence that says what a comparison found, read as a visitor reads it.
import { describe, expect, it } from 'vitest';
import type { Compared } from '../../../../web/experiment/compare/comparison.js';
import { bound, findingOf } from '../../../../web/experiment/compare/finding.js';
import { spreadOf } from '../../../../web/experiment/compare/spread.js';

const one = (seed: number, cost: number, diverged = false): Compared => {
  const final = { epoch: 10, step: 10, loss: cost };
  return { index: seed, seed, curve: [final], final, cost, diverged };
};
const many = (count: number, from: number, cost: (i: number) => number) =>
  Array.from({ length: count }, (_, i) => one(from + i, cost(i)));

describe('the finding', () => {
  it('tells those that got down from those that stay, and names them', () => {
    const networks = [...many(97, 100, (i) => 0.002 + 0.00008 * i), one(17, 0.48), one(42, 0.49), one(88, 0.5)];
    expect(findingOf(networks, 'test cost')).toEqual({
      headline: '97 of 100 seeds end at a test cost below 0.0097; 3 stay near 0.49.',
      detail: 'Behind: seeds 17, 42 and 88.',
    });
  });

  it('names five of many, in order, and says how many more there are', () => {
    const networks = [...many(79, 100, (i) => 0.13 + 0.001 * i), ...many(21, 3, (i) => 0.39 + 0.006 * i)];
    const finding = findingOf(networks, 'test cost');
    expect(finding?.headline).toMatch(/^79 of 100 seeds .* below 0\.21; 21 stay between 0\.39 and 0\.51\.$/);
    expect(finding?.detail).toBe('Behind: seeds 3, 4, 5, 6, 7 and 16 more.');
  });

  it('makes no two groups of what is spread evenly, or differs by a little', () => {
    const evenly = findingOf(
      many(50, 0, (i) => 0.1 + 0.01 * i),
      'training cost',
    );
    expect(evenly?.headline).toBe('All 50 seeds end at a training cost below 0.6.');
    expect(evenly?.detail).toBe('Half of them end between 0.2225 and 0.4675.');
    expect(findingOf([one(1, 0.2), one(2, 0.21)], 'test cost')?.headline).toMatch(/^All 2 seeds/);
  });

  it('counts those that ran away, also when none is left', () => {
    const some = findingOf([one(1, 0.2), one(2, 0.2), one(9, 3, true)], 'test cost');
    expect(some?.headline).toBe('2 of 3 seeds end at a test cost below 0.21.');
    expect(some?.detail).toMatch(/1 of 3 ran away: seed 9\.$/);
    expect(findingOf([one(1, 5, true), one(2, 5, true)], 'test cost')).toEqual({
      headline: '2 of 2 ran away.',
      detail: 'Their numbers grew past all bounds: seeds 1 and 2.',
    });
    expect(findingOf([], 'test cost')).toBeNull();
  });

  it('gives bounds that are above, and short', () => {
    expect([0.0093, 0.01, 0.1949, 0.999, 1, 12.3].map(bound)).toEqual(['0.0094', '0.011', '0.2', '1', '1.1', '13']);
  });
});

it('the spread is between the nearest two, and one that ran away is worse than any number', () => {
  expect(spreadOf([4, 1, 3, 2, 5])).toEqual({ low: 2, median: 3, high: 4 });
  expect(spreadOf([1, Number.NaN, 2])).toEqual({ low: 1.5, median: 2, high: Number.POSITIVE_INFINITY });
  expect(spreadOf([])).toBeNull();
});
