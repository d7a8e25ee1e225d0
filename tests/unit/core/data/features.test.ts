import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  applyFeatures,
  checkFeatures,
  featureLabel,
  featureNames,
  gridInputs,
  toggleFeature,
} from '../../../../web/core/data/features.js';

// Thousands of runs; a busy machine may take its time over them.
vi.setConfig({ testTimeout: 120_000 });

describe('features', () => {
  it('are the seven', () => {
    const row = [...applyFeatures(featureNames, [3, -2], 1)];
    [3, -2, 9, 4, -6, Math.sin(3), Math.sin(-2)].forEach((value, i) => {
      expect(row[i]).toBeCloseTo(value, 6);
    });
    expect(featureNames.map((name) => featureLabel(name))).toEqual([
      'x₁',
      'x₂',
      'x₁²',
      'x₂²',
      'x₁x₂',
      'sin x₁',
      'sin x₂',
    ]);
    expect(featureLabel('x1Squared', 'Bill length')).toBe('(Bill length)²');
  });

  it('have a sine that is the sine', () => {
    fc.assert(
      fc.property(fc.double({ min: -100, max: 100, noNaN: true }), (x) => {
        expect(applyFeatures(['sinX1'], [x, 0], 1)[0]).toBeCloseTo(Math.sin(x), 6);
      }),
      { numRuns: 5000 },
    );
  });

  it('are checked, put in order and never empty', () => {
    expect(checkFeatures(['sinX1', 'x1', 'x1'])).toEqual({ ok: true, value: ['x1', 'sinX1'] });
    for (const hostile of [[], ['x3'], [1], ['__proto__'], ['constructor'], [null]])
      expect(checkFeatures(hostile).ok).toBe(false);
    expect(toggleFeature(['x1'], 'x1')).toEqual(['x1']);
    expect(toggleFeature(['x1'], 'x2')).toEqual(['x1', 'x2']);
    expect(toggleFeature(['x1', 'x2'], 'x1')).toEqual(['x2']);
  });

  it('fill a grid from the top left', () => {
    expect([...gridInputs(['x1', 'x2'], { x: [0, 2], y: [0, 1], width: 3, height: 2 })]).toEqual([
      0, 1, 1, 1, 2, 1, 0, 0, 1, 0, 2, 0,
    ]);
    expect([...gridInputs(['x1TimesX2'], { x: [0, 2], y: [0, 4], width: 1, height: 1 })]).toEqual([2]);
  });
});

it('a product of measures that have words for names keeps them apart', () => {
  expect(featureLabel('x1TimesX2', 'Bill length', 'Bill depth')).toBe('Bill length · Bill depth');
  expect(featureLabel('x1TimesX2')).toBe('x₁x₂');
  expect(featureLabel('sinX1', 'Bill length')).toBe('sin (Bill length)');
});
