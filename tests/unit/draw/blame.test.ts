import { beforeEach, describe, expect, it, vi } from 'vitest';
import { drawRibbons, type Ribbons, ribbonReach, ribbonWidth, widestRibbon } from '../../../web/draw/blame.js';
import { layoutNetwork } from '../../../web/draw/network/layout.js';
import { light } from '../../../web/draw/theme.js';

describe('the width of a ribbon', () => {
  it('is in proportion to the largest', () => {
    expect(ribbonWidth(2, 4, 16)).toBe(8);
    expect(ribbonWidth(-4, 4, 16)).toBe(16);
  });
  it('is never lost unless there is nothing', () => {
    expect(ribbonWidth(1e-9, 4, 16)).toBe(0.75);
    expect(ribbonWidth(0, 4, 16)).toBe(0);
    expect(ribbonWidth(0, 0, 16)).toBe(0);
    expect(ribbonWidth(Number.NaN, 4, 16)).toBe(0);
  });
  it('stays within what neurons can take', () => {
    expect(widestRibbon(16)).toBe(6.4);
    expect(widestRibbon(10)).toBe(6);
    expect(widestRibbon(56)).toBe(18);
  });
});

it('runs from left to right forward, and from right to left backward', () => {
  expect(ribbonReach(100, 200, { direction: 'forward', progress: 0.25 })).toEqual([100, 125]);
  expect(ribbonReach(100, 200, { direction: 'backward', progress: 0.25 })).toEqual([175, 200]);
  expect(ribbonReach(100, 200, { direction: 'backward', progress: 7 })).toEqual([100, 200]);
});

describe('drawn', () => {
  const strokes: { width: number; colour: string; alpha: number }[] = [];
  class FakePath {
    moveTo() {}
    bezierCurveTo() {}
  }
  const context = {
    strokeStyle: '',
    lineWidth: 0,
    globalAlpha: 1,
    save() {},
    restore() {},
    beginPath() {},
    rect() {},
    clip() {},
    stroke() {
      strokes.push({ width: this.lineWidth, colour: this.strokeStyle, alpha: this.globalAlpha });
    },
  };
  const layout = layoutNetwork([2, 2, 1], { width: 600, height: 300, nameWidth: [20, 20] });
  const ribbons: Ribbons = {
    direction: 'backward',
    layer: 0,
    values: [1, -2, 0, 4],
    progress: 1,
    label: { letter: 'd', values: [], write: String },
  };

  beforeEach(() => {
    strokes.length = 0;
    vi.stubGlobal('Path2D', FakePath);
  });

  it('are the connections of one layer, the widest first, in the colour of their sign', () => {
    drawRibbons(context as unknown as CanvasRenderingContext2D, layout, ribbons, light, () => true);
    const widest = widestRibbon(layout.size);
    expect(strokes.map(({ width }) => width)).toEqual([widest, widest / 2, widest / 4]);
    expect(strokes.map(({ colour }) => colour)).toEqual([light.positive, light.negative, light.positive]);
  });

  it('are faint where they have nothing to do with what is chosen', () => {
    drawRibbons(context as unknown as CanvasRenderingContext2D, layout, ribbons, light, (neuron) => neuron === 1);
    expect(strokes.map(({ alpha }) => alpha < 0.5)).toEqual([false, true, true]);
  });

  it('are not when there is no such layer', () => {
    strokes.length = 0;
    drawRibbons(context as unknown as CanvasRenderingContext2D, layout, { ...ribbons, layer: 2 }, light, () => true);
    expect(strokes).toEqual([]);
  });
});
