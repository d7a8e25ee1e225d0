// The costs of many networks over the epochs: each a thin line, a band that holds half of them, their median thick.
import { drawAxes, type PlotArea } from '../axes.js';
import { linearScale, logScale, niceCeiling, type Scale } from '../scale.js';
import type { Theme } from '../theme.js';

export interface OneCurve {
  readonly values: readonly number[];
  /** Of the group that stayed behind: in the colour of what is negative. */
  readonly behind: boolean;
}

export interface ManyCurvesView {
  readonly width: number;
  readonly height: number;
  readonly epochs: readonly number[];
  readonly curves: readonly OneCurve[];
  /** At the same epochs; may be infinite. */
  readonly spread: readonly { readonly low: number; readonly median: number; readonly high: number }[];
  readonly log: boolean;
  /** Which curve stands out. */
  readonly chosen: number | null;
  /** The whole run, also while it is not done. */
  readonly end: number;
}

function scalesOf(view: ManyCurvesView, area: PlotArea): { x: Scale; y: Scale } {
  let [low, high] = [Number.POSITIVE_INFINITY, 0];
  for (const { values } of view.curves) {
    for (const value of values) {
      if (!Number.isFinite(value)) continue;
      high = Math.max(high, value);
      if (value > 0) low = Math.min(low, value);
    }
  }
  // What ran away would leave no room for the others.
  const middle = view.spread.map((one) => one.high).filter(Number.isFinite);
  high = Math.min(high, 4 * Math.max(...middle, 0) || high);
  const x = linearScale([0, Math.max(1, view.end)], [area.left, area.right]);
  if (!view.log) return { x, y: linearScale([0, niceCeiling(high)], [area.bottom, area.top]) };
  const top = niceCeiling(high);
  return { x, y: logScale([Math.min(low, top / 10), top], [area.bottom, area.top]) };
}

export function drawManyCurves(context: CanvasRenderingContext2D, view: ManyCurvesView, theme: Theme): void {
  const area = { left: 52, top: 10, right: view.width - 10, bottom: view.height - 38 };
  const { x, y } = scalesOf(view, area);
  context.clearRect(0, 0, view.width, view.height);
  drawAxes(context, area, { scale: x, about: 4, name: 'epochs' }, { scale: y, about: 4 }, theme);
  context.save();
  context.beginPath();
  context.rect(area.left, area.top - 2, area.right - area.left, area.bottom - area.top + 2);
  context.clip();
  context.lineJoin = 'round';
  context.fillStyle = theme.ink;
  context.globalAlpha = 0.1;
  band(context, view, x, y);
  for (const { values, behind } of view.curves) {
    context.strokeStyle = behind ? theme.negative : theme.ink;
    context.globalAlpha = Math.max(0.12, Math.min(0.6, 12 / view.curves.length));
    context.lineWidth = 1;
    line(context, view.epochs, values, x, y);
  }
  context.globalAlpha = 1;
  context.strokeStyle = theme.ink;
  context.lineWidth = 2.5;
  line(
    context,
    view.epochs,
    view.spread.map(({ median }) => median),
    x,
    y,
  );
  const chosen = view.chosen === null ? undefined : view.curves[view.chosen];
  if (chosen) {
    context.strokeStyle = theme.panel;
    context.lineWidth = 5;
    line(context, view.epochs, chosen.values, x, y);
    context.strokeStyle = chosen.behind ? theme.negative : theme.positive;
    context.lineWidth = 2.5;
    line(context, view.epochs, chosen.values, x, y);
  }
  context.restore();
}

function line(
  context: CanvasRenderingContext2D,
  epochs: readonly number[],
  values: readonly number[],
  x: Scale,
  y: Scale,
) {
  context.beginPath();
  let drawing = false;
  values.forEach((value, i) => {
    if (!Number.isFinite(value)) drawing = false;
    else {
      const [px, py] = [x.at(epochs[i] ?? 0), y.at(value)];
      if (drawing) context.lineTo(px, py);
      else context.moveTo(px, py);
      drawing = true;
    }
  });
  context.stroke();
}

/** Without bounds above it reaches to the top of the plot, and beyond. */
function band(context: CanvasRenderingContext2D, { epochs, spread }: ManyCurvesView, x: Scale, y: Scale): void {
  const place = (value: number) => (Number.isFinite(value) ? y.at(value) : y.range[1] - 10);
  context.beginPath();
  spread.forEach(({ low }, i) => {
    context.lineTo(x.at(epochs[i] ?? 0), place(low));
  });
  for (let i = spread.length - 1; i >= 0; i--) context.lineTo(x.at(epochs[i] ?? 0), place(spread[i]?.high ?? 0));
  context.fill();
}
