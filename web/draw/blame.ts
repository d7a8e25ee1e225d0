// What runs along the connections of one layer, as ribbons whose width is its size and whose colour is its sign: forward what
// each weight brings, backward the blame.
import { eachConnection, type NetworkLayout } from './network/layout.js';
import type { Theme } from './theme.js';

export interface Ribbons {
  direction: 'forward' | 'backward';
  /** Weight layer, from 0. */
  layer: number;
  /** n x m, row-major. */
  values: ArrayLike<number>;
  /** How far it has come on its way, 0 to 1. */
  progress: number;
  /** What stands under the layer's neurons meanwhile. */
  label: { letter: string; values: ArrayLike<number>; write: (value: number) => string };
}

/** The widest ribbon, in CSS pixels, for neurons of this size. */
export function widestRibbon(size: number): number {
  return Math.max(6, Math.min(18, size * 0.4));
}

/** In proportion to the largest; what is not zero can always be seen. */
export function ribbonWidth(value: number, largest: number, widest: number): number {
  if (value === 0 || !(largest > 0) || !Number.isFinite(value)) return 0;
  return Math.max(0.75, (Math.abs(value) / largest) * widest);
}

/** What has come how far: the ends of the visible part between two columns, in CSS pixels. */
export function ribbonReach(
  x0: number,
  x1: number,
  ribbons: Pick<Ribbons, 'direction' | 'progress'>,
): [number, number] {
  const way = (x1 - x0) * Math.max(0, Math.min(1, ribbons.progress));
  return ribbons.direction === 'forward' ? [x0, x0 + way] : [x1 - way, x1];
}

/**
 * Draws along the same curves as the connections, the widest first so that thin ones stay in sight. near: whether a connection
 * has to do with what is chosen; the others are faint.
 */
export function drawRibbons(
  context: CanvasRenderingContext2D,
  layout: NetworkLayout,
  ribbons: Ribbons,
  theme: Theme,
  near: (neuron: number, input: number) => boolean,
): void {
  const from = layout.columns[ribbons.layer];
  const to = layout.columns[ribbons.layer + 1];
  if (!from || !to) return;
  const inputs = from.size;
  let largest = 0;
  for (let i = 0; i < ribbons.values.length; i++) largest = Math.max(largest, Math.abs(ribbons.values[i] ?? 0) || 0);
  const widest = widestRibbon(layout.size);
  const found: { path: Path2D; value: number; width: number; near: boolean }[] = [];
  eachConnection(layout, (layer, neuron, input, curve) => {
    if (layer !== ribbons.layer) return;
    const value = ribbons.values[neuron * inputs + input] ?? 0;
    const width = ribbonWidth(value, largest, widest);
    if (width === 0) return;
    const bend = (curve.x0 + curve.x1) / 2;
    const path = new Path2D();
    path.moveTo(curve.x0, curve.y0);
    path.bezierCurveTo(bend, curve.y0, bend, curve.y1, curve.x1, curve.y1);
    found.push({ path, value, width, near: near(neuron, input) });
  });
  found.sort((a, b) => b.width - a.width);
  const [left, right] = ribbonReach(from.x, to.x, ribbons);
  context.save();
  context.beginPath();
  context.rect(left, 0, right - left, layout.height);
  context.clip();
  context.lineCap = 'butt';
  for (const ribbon of found) {
    context.globalAlpha = ribbon.near ? 0.92 : 0.14;
    context.strokeStyle = ribbon.value < 0 ? theme.negative : theme.positive;
    context.lineWidth = ribbon.width;
    context.stroke(ribbon.path);
  }
  context.restore();
}
