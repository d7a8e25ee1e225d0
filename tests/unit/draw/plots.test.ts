import { describe, expect, it } from 'vitest';
import { type BoundaryView, pickBoundary, whereInBoundary } from '../../../web/draw/boundary.js';
import { pickConfusion } from '../../../web/draw/confusion.js';
import { curveScales, readCurve } from '../../../web/draw/curve.js';
import { type LossView, lossScales, pickLoss } from '../../../web/draw/loss.js';
import { pickScatter, scatterScales } from '../../../web/draw/scatter.js';

describe('the cost', () => {
  const view = (more: Partial<LossView> = {}): LossView => ({
    width: 300,
    height: 200,
    epochs: [0, 10, 20, 30],
    loss: [1.2, 0.5, 0.1, 0.02],
    testLoss: [1.3, 0.6, Number.NaN, 0.05],
    length: 4,
    log: false,
    pointer: null,
    ...more,
  });
  it('is read at the nearest epoch', () => {
    const { x } = lossScales(view());
    expect([0, 4, 6, 19, 26, 99].map((epoch) => pickLoss(view(), x.at(epoch)))).toEqual([0, 0, 1, 2, 3, 3]);
    expect(pickLoss(view({ length: 0 }), 100)).toBeNull();
  });
  it('has axes that hold all of it', () => {
    for (const log of [false, true]) {
      const { area, x, y } = lossScales(view({ log }));
      for (const value of [1.3, 1.2, 0.02]) {
        expect(y.at(value)).toBeGreaterThanOrEqual(area.top);
        expect(y.at(value)).toBeLessThanOrEqual(area.bottom);
      }
      expect(x.at(30)).toBeCloseTo(area.right, 6);
    }
  });
  it('leaves room for its longest number, and keeps its place for the usual ones', () => {
    const left = (high: number, log = false) =>
      lossScales(view({ loss: [high, high / 2], epochs: [0, 1], testLoss: [high, high], length: 2, log })).area.left;
    expect([0.004, 0.9, 1.3, 40, 900].map((high) => left(high))).toEqual([44, 44, 44, 44, 44]);
    // "4×10³⁷" and "1×10⁻¹⁰": figures of 7 px at most, 7 px from the axis.
    expect(left(4.2e37)).toBeGreaterThanOrEqual(7 + 6 * 6.8);
    expect(left(3e-10, true)).toBeGreaterThanOrEqual(7 + 7 * 6.8);
  });
  it('has axes before anything was trained, and when all is zero', () => {
    for (const log of [false, true]) {
      const { y } = lossScales(view({ log, epochs: [0], loss: [0], testLoss: [Number.NaN], length: 1 }));
      expect(Number.isFinite(y.at(0))).toBe(true);
      expect(Number.isFinite(y.at(1))).toBe(true);
    }
  });
});

describe('the map', () => {
  const view: BoundaryView = {
    width: 200,
    height: 200,
    x: [-6, 6],
    y: [-6, 6],
    raster: null,
    tile: 0,
    classes: 2,
    chosen: null,
    points: [
      { positions: Float32Array.of(0, 0, 3, 3), classes: Uint8Array.of(1, 0), test: false },
      { positions: Float32Array.of(-6, 6), classes: Uint8Array.of(0), test: true },
    ],
  };
  it('knows what is under the pointer', () => {
    expect(pickBoundary(view, 102, 99)).toEqual({ set: 0, row: 0 });
    expect(pickBoundary(view, 150, 50)).toEqual({ set: 0, row: 1 });
    expect(pickBoundary(view, 2, 2)).toEqual({ set: 1, row: 0 });
    expect(pickBoundary(view, 100, 160)).toBeNull();
    expect(whereInBoundary(view, 200, 0)).toEqual([6, 6]);
  });
});

describe('numbers in large units', () => {
  const size = { width: 300, height: 300 };
  it('have room beside the curve and beside predicted against actual', () => {
    for (const [low, high, figures] of [
      [0, 1, 3],
      [0, 450_000, 7],
      [-3e7, 3e7, 5],
      [0, 3e-9, 6],
    ] as const) {
      const needed = 7 + 6.8 * figures;
      expect(curveScales({ ...size, x: [0, 1], y: [low, high] }).x.range[0]).toBeGreaterThanOrEqual(needed);
      const scatter = {
        ...size,
        domain: [low, high] as const,
        outputs: 1,
        output: null,
        sets: [],
        unit: '',
        chosen: null,
      };
      expect(scatterScales(scatter).x.range[0]).toBeGreaterThanOrEqual(needed);
    }
  });
});

describe('the curve', () => {
  it('is read between its points', () => {
    const view = { at: [0, 10, 20], values: [0, 1, 0] };
    expect([0, 5, 10, 15, 20, 99, -5].map((x) => readCurve(view, x))).toEqual([0, 0.5, 1, 0.5, 0, 0, 0]);
  });
});

describe('predicted against actual', () => {
  const view = {
    width: 300,
    height: 300,
    domain: [0, 1] as const,
    outputs: 2,
    output: null,
    unit: '',
    sets: [{ predicted: [0.2, 0.9], actual: [0.25, 0.8], rows: 1, test: false }],
  };
  it('finds the mark under the pointer, of the output that is shown', () => {
    const { x, y } = scatterScales(view);
    expect(pickScatter(view, x.at(0.25), y.at(0.2))).toEqual({ set: 0, row: 0, output: 0 });
    expect(pickScatter(view, x.at(0.8), y.at(0.9) + 3)).toEqual({ set: 0, row: 0, output: 1 });
    expect(pickScatter({ ...view, output: 1 }, x.at(0.25), y.at(0.2))).toBeNull();
  });
});

describe('counts by class', () => {
  it('know their cells', () => {
    const view = {
      width: 290,
      height: 290,
      names: ['a', 'b', 'c'],
      train: [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
      test: [],
    };
    expect(pickConfusion(view, 80, 50)).toEqual({ actual: 0, predicted: 0 });
    expect(pickConfusion(view, 285, 285)).toEqual({ actual: 2, predicted: 2 });
    expect(pickConfusion(view, 10, 100)).toBeNull();
  });
});
