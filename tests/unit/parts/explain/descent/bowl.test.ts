import { describe, expect, it } from 'vitest';
import { heightOf } from '../../../../../web/draw/bowl.js';
import { spanFor } from '../../../../../web/parts/explain/descent/bowl-domain.js';
import { keepPath, Trail } from '../../../../../web/parts/explain/descent/trail.js';

describe('the span of a bowl', () => {
  it('lies round the start, and stays while training is well inside', () => {
    const span = spanFor(0.4, null);
    expect(span).toEqual([-3, 4]);
    expect(spanFor(2.5, span)).toBe(span);
  });

  it('grows to the side it is left by, and shows what left it', () => {
    for (const value of [3.9, 40, -2.9, -1000]) {
      const span = spanFor(value, [-3, 4]);
      expect(span[0]).toBeLessThanOrEqual(value);
      expect(span[1]).toBeGreaterThanOrEqual(value);
      expect(span[1] - span[0]).toBeGreaterThan(7);
    }
  });

  it('holds still for what is no number', () => {
    expect(spanFor(Number.NaN, [-3, 4])).toEqual([-3, 4]);
  });
});

describe('the path', () => {
  it('keeps its beginning and its end however long it grows', () => {
    const path: number[] = [];
    for (let i = 0; i < 10_000; i++) keepPath(path, i, -i, 0.01, 200);
    expect(path.length).toBeLessThanOrEqual(200);
    expect(path.length % 2).toBe(0);
    expect(path.slice(0, 2)).toEqual([0, -0]);
    expect(path.at(-2)).toBe(9999);
    for (let i = 0; i < path.length; i += 2) expect(path[i]).toBe(-(path[i + 1] ?? 0));
  });

  it('leaves out what did not move', () => {
    const path: number[] = [];
    keepPath(path, 1, 1, 0.1);
    keepPath(path, 1.01, 1, 0.1);
    expect(path).toEqual([1, 1]);
  });
});

describe('heights', () => {
  it('go from 0 at the lowest cost to 1 at the highest, in order', () => {
    const height = heightOf(Float32Array.of(4, 0.5, 9, 2));
    expect(height(0.5)).toBeCloseTo(0, 6);
    expect(height(9)).toBeCloseTo(1, 6);
    expect(height(2)).toBeLessThan(height(4));
  });

  it('are flat where the cost is, and at the top where it is no number', () => {
    expect(heightOf(Float32Array.of(1, 1))(1)).toBe(1);
    expect(heightOf(Float32Array.of(1, 2))(Number.POSITIVE_INFINITY)).toBe(1);
  });
});

describe('the trail', () => {
  const walked = (...places: readonly (readonly [x: number, y: number, step: number])[]) => {
    const trail = new Trail();
    for (const [x, y, step] of places) trail.goTo([x, y], step, 0.01);
    return trail.path;
  };

  it('goes where training went', () => {
    expect(walked([0, 0, 0], [1, 1, 1], [2, 3, 5])).toEqual([0, 0, 1, 1, 2, 3]);
    // The same moment once more, as for another view, is no news.
    expect(walked([0, 0, 0], [1, 1, 1], [1, 1, 1], [2, 3, 2])).toEqual([0, 0, 1, 1, 2, 3]);
  });

  it('is gone where the network was put somewhere, where that was undone, and where the tape went back', () => {
    const trained = [
      [0, 0, 0],
      [1, 1, 1],
      [2, 3, 2],
    ] as const;
    const put = [-4, 2, 2] as const;
    expect(walked(...trained, put)).toEqual([-4, 2]);
    expect(walked(...trained, put, [2, 3, 2])).toEqual([2, 3]);
    expect(walked(...trained, put, [2, 3, 2], [2.5, 3.5, 3])).toEqual([2, 3, 2.5, 3.5]);
    expect(walked(...trained, [1, 1, 1])).toEqual([1, 1]);
    expect(walked(...trained, [0, 0, 0])).toEqual([0, 0]);
  });
});
