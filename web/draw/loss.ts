// The cost over the epochs: training in ink, test soft and dashed, on axes that can be logarithmic.
import { crisp, drawAxes, type PlotArea, roomForNumbers } from './axes.js';
import { linearScale, logScale, niceCeiling, type Scale } from './scale.js';
import type { Theme } from './theme.js';

export interface LossView {
  width: number;
  height: number;
  epochs: ArrayLike<number>;
  loss: ArrayLike<number>;
  /** NaN where nothing is held out. */
  testLoss: ArrayLike<number>;
  length: number;
  log: boolean;
  /** The epochs are logarithmic, too, from 1 on; what came before stands there. */
  logEpochs?: boolean;
  /** Index of the point that is read out. */
  pointer: number | null;
  /** Moments after the one that is shown, where the run was gone back on: their curve stays, grey, and the axes with it. */
  later?: LossPoints;
  /** Where the test cost is lowest, of all that is known. */
  lowest?: { readonly epoch: number; readonly value: number } | null;
}

export type LossPoints = Pick<LossView, 'epochs' | 'loss' | 'testLoss' | 'length'>;

type Span = readonly [number, number];

/** About so many numbers on either axis. */
const about = 4;
/** The first so many epochs always have room, so that the axis does not run at the start. */
const leastEpochs = 20;

/** From where to where the axes go: all that is known has room. */
function lossDomains(view: LossView): { epochs: Span; costs: Span } {
  let [low, high] = [Number.POSITIVE_INFINITY, 0];
  const all = view.later ? [view, view.later] : [view];
  for (const points of all)
    for (let i = 0; i < points.length; i++) {
      for (const value of [points.loss[i] ?? NaN, points.testLoss[i] ?? NaN]) {
        if (!Number.isFinite(value)) continue;
        if (value > high) high = value;
        if (value > 0 && value < low) low = value;
      }
    }
  const end = Math.max(leastEpochs, ...all.map((points) => points.epochs[points.length - 1] ?? 0));
  const epochs = view.logEpochs ? ([1, end] as const) : ([0, end] as const);
  if (!view.log) return { epochs, costs: [0, niceCeiling(high)] };
  const top = 10 ** Math.ceil(Math.log10(high > 0 ? high : 1) - 1e-9);
  const floor = Number.isFinite(low) ? 10 ** Math.floor(Math.log10(low) + 1e-9) : top / 10;
  return { epochs, costs: [Math.min(floor, top / 10), top] };
}

/** Where the plot stands, and how it counts. Cost: once through all points. */
export function lossScales(view: LossView): { area: PlotArea; x: Scale; y: Scale } {
  const { epochs, costs } = lossDomains(view);
  // Powers of ten take more room than plain numbers.
  const left = roomForNumbers(view.log ? 54 : 44, costs, about, view.log);
  const area = { left, top: 10, right: view.width - 8, bottom: view.height - 38 };
  const [across, upwards] = [[area.left, area.right] as const, [area.bottom, area.top] as const];
  return {
    area,
    x: view.logEpochs ? logScale(epochs, across) : linearScale(epochs, across),
    y: view.log ? logScale(costs, upwards) : linearScale(costs, upwards),
  };
}

export function drawLoss(context: CanvasRenderingContext2D, view: LossView, theme: Theme): void {
  const { area, x, y } = lossScales(view);
  context.clearRect(0, 0, view.width, view.height);
  drawAxes(context, area, { scale: x, about, name: 'epochs' }, { scale: y, about }, theme);
  context.save();
  context.beginPath();
  context.rect(area.left, area.top - 3, area.right - area.left + 3, area.bottom - area.top + 6);
  context.clip();
  context.lineJoin = 'round';
  if (view.later) {
    context.strokeStyle = theme.soft;
    context.globalAlpha = 0.45;
    context.lineWidth = 1.5;
    traceCurve(context, view.later, view.later.loss, x, y);
    context.setLineDash([4, 3]);
    traceCurve(context, view.later, view.later.testLoss, x, y);
    context.setLineDash([]);
    context.globalAlpha = 1;
  }
  context.strokeStyle = theme.soft;
  context.lineWidth = 1.5;
  context.setLineDash([4, 3]);
  traceCurve(context, view, view.testLoss, x, y);
  context.setLineDash([]);
  context.strokeStyle = theme.ink;
  context.lineWidth = 2;
  traceCurve(context, view, view.loss, x, y);
  context.restore();
  if (view.lowest) markLowest(context, x.at(view.lowest.epoch), y.at(view.lowest.value), theme);
  if (view.pointer === null || view.pointer >= view.length) return;
  const at = crisp(context, x.at(view.epochs[view.pointer] ?? 0));
  context.strokeStyle = theme.soft;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(at, area.top);
  context.lineTo(at, area.bottom);
  context.stroke();
  for (const [values, colour] of [
    [view.testLoss, theme.soft],
    [view.loss, theme.ink],
  ] as const) {
    const value = values[view.pointer] ?? NaN;
    if (!Number.isFinite(value)) continue;
    context.beginPath();
    context.arc(at, y.at(value), 4, 0, 2 * Math.PI);
    context.fillStyle = theme.panel;
    context.fill();
    context.strokeStyle = colour;
    context.lineWidth = 2;
    context.stroke();
  }
}

/** A small triangle that points at the place from above. */
function markLowest(context: CanvasRenderingContext2D, x: number, y: number, theme: Theme): void {
  context.beginPath();
  context.moveTo(x, y - 3);
  context.lineTo(x - 4, y - 10);
  context.lineTo(x + 4, y - 10);
  context.closePath();
  context.fillStyle = theme.soft;
  context.fill();
}

/** Breaks where a value is not finite. */
export function traceCurve(
  context: CanvasRenderingContext2D,
  view: LossPoints,
  values: ArrayLike<number>,
  x: Scale,
  y: Scale,
): void {
  context.beginPath();
  let drawing = false;
  for (let i = 0; i < view.length; i++) {
    const value = values[i] ?? NaN;
    if (!Number.isFinite(value)) {
      drawing = false;
      continue;
    }
    const [px, py] = [x.at(view.epochs[i] ?? 0), y.at(value)];
    if (drawing) context.lineTo(px, py);
    else context.moveTo(px, py);
    drawing = true;
  }
  context.stroke();
}

/** The point of the history nearest to a place across, or null when there is none. Cost: a binary search. */
export function pickLoss(view: LossView, px: number): number | null {
  if (view.length === 0) return null;
  const epoch = lossScales(view).x.invert(px);
  let [low, high] = [0, view.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((view.epochs[middle] ?? 0) < epoch) low = middle + 1;
    else high = middle;
  }
  const before = Math.max(0, low - 1);
  const nearer = Math.abs((view.epochs[before] ?? 0) - epoch) < Math.abs((view.epochs[low] ?? 0) - epoch);
  return nearer ? before : low;
}
