import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../../web/core/settings/settings.js';
import { thumbnailOf } from '../../../../web/parts/data/thumbnail-of.js';
import { tableOf } from '../../support/datasets.js';

function made(dataset: 'circle' | 'regPlane' | 'sine1d') {
  const table = tableOf({ ...defaultSettings, dataset, noise: 0 });
  return thumbnailOf(table);
}

describe('the small picture of a table', () => {
  it('keeps to the square and to a bounded number of points', () => {
    for (const dataset of ['circle', 'regPlane', 'sine1d'] as const) {
      const picture = made(dataset);
      if (picture.kind !== 'cloud') throw new Error('expected a cloud');
      expect(picture.labels.length).toBeGreaterThan(50);
      expect(picture.labels.length).toBeLessThanOrEqual(110);
      expect(picture.at.every((value) => value >= 0 && value <= 1)).toBe(true);
    }
  });

  it('tells classes from numbers', () => {
    const [circle, plane] = [made('circle'), made('regPlane')];
    if (circle.kind !== 'cloud' || plane.kind !== 'cloud') throw new Error('expected clouds');
    expect(circle.classes).toBe(2);
    expect(new Set(circle.labels)).toEqual(new Set([0, 1]));
    expect(plane.classes).toBe(0);
    expect(Math.min(...plane.labels)).toBeLessThan(0);
    expect(Math.max(...plane.labels)).toBeGreaterThan(0);
  });

  it('shows the two columns that tell the classes apart best', () => {
    const rows = 40;
    const picture = thumbnailOf({
      dataset: 'csv',
      task: 'multiclass',
      scaling: 'standard',
      rows,
      inputs: ['noise', 'first', 'second'].map((name) => ({ name, label: name, domain: [0, 2] as const })),
      outputs: ['a', 'b', 'c'].map((name) => ({ name, label: name, domain: [0, 1] as const })),
      classNames: ['a', 'b', 'c'],
      inputValues: Float64Array.from({ length: rows * 3 }, (_, i) => {
        const row = Math.floor(i / 3);
        return i % 3 === 0 ? row % 2 : i % 3 === 1 ? row % 3 : 2 - (row % 3);
      }),
      targetValues: Float64Array.from({ length: rows }, (_, row) => row % 3),
      dropped: [],
    });
    if (picture.kind !== 'cloud') throw new Error('expected a cloud');
    // Row 1 is of class 1: one half on the first of the two, one half on the second.
    expect([picture.at[2], picture.at[3]]).toEqual([0.5, 0.5]);
  });
});
