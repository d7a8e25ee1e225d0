// What one neuron answers, drawn large: over two inputs as a map, along one as a curve, to many observations as a distribution.
import { drawAxes, type PlotArea } from './axes.js';
import { type Distribution, drawBars } from './distribution.js';
import { drawTile, type Raster } from './raster.js';
import { linearScale } from './scale.js';
import type { Theme } from './theme.js';

type Span = readonly [number, number];

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
  drawBars(context, view, plot, most, theme);
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
