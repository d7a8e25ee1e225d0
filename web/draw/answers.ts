// What one neuron answers, drawn large: over two inputs as a map, along one as a curve, to many observations as a distribution.
// And the distribution small, as it stands inside a neuron.
import { drawAxes, type PlotArea } from './axes.js';
import { divergingColour } from './colour.js';
import { drawTile, type Raster } from './raster.js';
import { linearScale } from './scale.js';
import type { Theme } from './theme.js';
import type { ToUnit } from './value-range.js';

type Span = readonly [number, number];

/** How many values fall into each of `bins` equal parts of a domain; what lies beyond counts at the ends, what is no number not at all. */
export function histogram(values: ArrayLike<number>, [low, high]: Span, bins: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  const width = (high - low) / bins || 1;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    const bin = Math.max(0, Math.min(bins - 1, Math.floor((value - low) / width)));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

export interface Distribution {
  domain: Span;
  counts: readonly number[];
  /** How a value is coloured. */
  unit: ToUnit;
  /** Where the followed observation lies. */
  marker: number | null;
}

export interface LargeView {
  width: number;
  height: number;
  /** Of the level axis, with its unit. */
  name: string;
}

const area = ({ width, height }: LargeView, left: number): PlotArea => ({
  left,
  top: 10,
  right: width - 10,
  bottom: height - 36,
});

/** Bars from a ground line up, and a line where the followed observation lies. */
function bars(context: CanvasRenderingContext2D, of: Distribution, plot: PlotArea, most: number, theme: Theme): void {
  const x = linearScale(of.domain, [plot.left, plot.right]);
  const y = linearScale([0, most], [plot.bottom, plot.top]);
  const width = (of.domain[1] - of.domain[0]) / of.counts.length;
  of.counts.forEach((count, i) => {
    if (count === 0) return;
    const from = of.domain[0] + i * width;
    context.fillStyle = divergingColour(theme, of.unit(from + width / 2), 0.9);
    const [left, right] = [x.at(from) + 0.5, x.at(from + width) - 0.5];
    // A single observation among thousands is still to be seen.
    const top = Math.min(y.at(count), plot.bottom - 1);
    context.fillRect(left, top, Math.max(1, right - left), plot.bottom - top);
  });
  if (of.marker === null) return;
  const at = x.at(Math.max(of.domain[0], Math.min(of.domain[1], of.marker)));
  context.beginPath();
  context.moveTo(at, plot.top);
  context.lineTo(at, plot.bottom);
  context.strokeStyle = theme.ink;
  context.lineWidth = 1.75;
  context.stroke();
}

export function drawDistribution(
  context: CanvasRenderingContext2D,
  view: LargeView & Distribution,
  theme: Theme,
): void {
  const plot = area(view, 34);
  const most = Math.max(1, ...view.counts) * 1.05;
  const x = linearScale(view.domain, [plot.left, plot.right]);
  const y = linearScale([0, most], [plot.bottom, plot.top]);
  context.clearRect(0, 0, view.width, view.height);
  drawAxes(context, plot, { scale: x, about: 4, name: view.name }, { scale: y, about: 3 }, theme);
  bars(context, view, plot, most, theme);
}

/** Into the square of a neuron, which the caller has clipped. */
export function drawSmallDistribution(
  context: CanvasRenderingContext2D,
  of: Distribution,
  square: { left: number; top: number; size: number },
  theme: Theme,
): void {
  const { left, top, size } = square;
  context.fillStyle = theme.wash;
  context.fillRect(left, top, size, size);
  const edge = Math.max(2.5, size * 0.09);
  const plot = { left: left + edge, right: left + size - edge, top: top + edge, bottom: top + size - edge };
  bars(context, of, plot, Math.max(1, ...of.counts), theme);
}

export interface AnswerCurveView extends LargeView {
  x: Span;
  y: Span;
  /** Evenly spaced from one end of x to the other. */
  values: ArrayLike<number>;
  /** The followed observation, on the x axis. */
  marker: number | null;
}

export function drawAnswerCurve(context: CanvasRenderingContext2D, view: AnswerCurveView, theme: Theme): void {
  const plot = area(view, 34);
  const x = linearScale(view.x, [plot.left, plot.right]);
  const y = linearScale(view.y, [plot.bottom, plot.top]);
  context.clearRect(0, 0, view.width, view.height);
  drawAxes(context, plot, { scale: x, about: 3, name: view.name }, { scale: y, about: 3 }, theme);
  if (view.marker !== null) {
    const at = x.at(view.marker);
    context.beginPath();
    context.moveTo(at, plot.top);
    context.lineTo(at, plot.bottom);
    context.strokeStyle = theme.soft;
    context.lineWidth = 1;
    context.stroke();
  }
  context.beginPath();
  const last = Math.max(1, view.values.length - 1);
  for (let i = 0; i < view.values.length; i++) {
    const px = plot.left + ((plot.right - plot.left) * i) / last;
    const py = y.at(view.values[i] ?? 0);
    if (i === 0) context.moveTo(px, py);
    else context.lineTo(px, py);
  }
  context.strokeStyle = theme.ink;
  context.lineWidth = 2.25;
  context.lineJoin = 'round';
  context.stroke();
}

export interface AnswerMapView extends LargeView {
  x: Span;
  y: Span;
  raster: Raster;
  /** The followed observation. */
  marker: readonly [number, number] | null;
}

export function drawAnswerMap(context: CanvasRenderingContext2D, view: AnswerMapView, theme: Theme): void {
  const outer = area(view, 34);
  // As wide as it is high, as the plane is.
  const edge = Math.min(outer.right - outer.left, outer.bottom - outer.top);
  const left = outer.left + (outer.right - outer.left - edge) / 2;
  const plot = { left, top: outer.top, right: left + edge, bottom: outer.top + edge };
  const x = linearScale(view.x, [plot.left, plot.right]);
  const y = linearScale(view.y, [plot.bottom, plot.top]);
  context.clearRect(0, 0, view.width, view.height);
  drawAxes(context, plot, { scale: x, about: 3, name: view.name }, { scale: y, about: 3 }, theme);
  drawTile(context, view.raster, 0, plot.left, plot.top, edge, edge);
  if (!view.marker) return;
  context.beginPath();
  context.arc(x.at(view.marker[0]), y.at(view.marker[1]), 4.5, 0, 2 * Math.PI);
  context.strokeStyle = theme.panel;
  context.lineWidth = 4;
  context.stroke();
  context.strokeStyle = theme.ink;
  context.lineWidth = 2;
  context.stroke();
}
