// The costs of two runs that were one: on the same axes, each in its own colour, training solid and test dashed, and where they were split.
import { crisp, drawAxes, type PlotArea } from '../axes.js';
import { type LossPoints, traceCurve } from '../loss.js';
import { linearScale, logScale, niceCeiling, type Scale } from '../scale.js';
import { font, type Theme } from '../theme.js';

export interface TwoRunsView {
  readonly width: number;
  readonly height: number;
  readonly runs: readonly [LossPoints, LossPoints];
  /** Epochs: where they were split, and where they will end. */
  readonly split: number;
  readonly end: number;
}

/** Beyond this many times between the lowest and the highest cost, the axis is logarithmic. */
const wide = 30;

/** So much of what was before the split is shown, as a share of what comes after it. */
const before = 0.5;

function scalesOf(view: TwoRunsView, area: PlotArea): { x: Scale; y: Scale } {
  const from = Math.max(0, view.split - before * (view.end - view.split));
  let [low, high] = [Number.POSITIVE_INFINITY, 0];
  for (const { epochs, loss, testLoss, length } of view.runs)
    for (let i = 0; i < length; i++) {
      if ((epochs[i] ?? 0) < from) continue;
      for (const value of [loss[i] ?? Number.NaN, testLoss[i] ?? Number.NaN]) {
        if (!Number.isFinite(value)) continue;
        high = Math.max(high, value);
        if (value > 0) low = Math.min(low, value);
      }
    }
  const x = linearScale([from, Math.max(view.end, from + 1)], [area.left, area.right]);
  const up = [area.bottom, area.top] as const;
  if (high <= wide * low) return { x, y: linearScale([0, niceCeiling(high)], up) };
  const top = niceCeiling(high);
  return { x, y: logScale([Math.min(low, top / 10), top], up) };
}

/** As it was in ink, the other way in the colour of what is positive. */
export function drawTwoRuns(context: CanvasRenderingContext2D, view: TwoRunsView, theme: Theme): void {
  const area = { left: 54, top: 18, right: view.width - 10, bottom: view.height - 38 };
  const { x, y } = scalesOf(view, area);
  context.clearRect(0, 0, view.width, view.height);
  drawAxes(context, area, { scale: x, about: 4, name: 'epochs' }, { scale: y, about: 4 }, theme);
  const split = crisp(context, x.at(view.split));
  context.strokeStyle = context.fillStyle = theme.soft;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(split, area.top);
  context.lineTo(split, area.bottom);
  context.stroke();
  context.font = font(11);
  context.textBaseline = 'alphabetic';
  context.textAlign = split > (area.left + area.right) / 2 ? 'right' : 'left';
  context.fillText('split', split, area.top - 6);
  context.save();
  context.beginPath();
  context.rect(area.left, area.top - 3, area.right - area.left, area.bottom - area.top + 6);
  context.clip();
  context.lineJoin = 'round';
  // The first lies on top: where both are the same, it is seen that they are one.
  for (const [run, colour] of [
    [view.runs[1], theme.positive],
    [view.runs[0], theme.ink],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = 1.5;
    context.setLineDash([4, 3]);
    traceCurve(context, run, run.testLoss, x, y);
    context.setLineDash([]);
    context.lineWidth = 2;
    traceCurve(context, run, run.loss, x, y);
  }
  context.restore();
}
