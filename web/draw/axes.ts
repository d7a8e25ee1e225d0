// Axes shared by the plots: thin level lines, ticks in plain numbers, a name with its unit.
import { tick } from '../core/base/format.js';
import { linearScale, linearTicks, logScale, logTicks, type Scale } from './scale.js';
import { font, type Theme } from './theme.js';

export interface Axis {
  scale: Scale;
  /** Such as "temperature, °F". */
  name?: string;
  /** About how many ticks; 0 for none. */
  about: number;
}

export interface PlotArea {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A line of one device pixel that lies on the pixel grid instead of across it. */
export function crisp(context: CanvasRenderingContext2D, value: number): number {
  const ratio = context.getTransform().a || 1;
  return (Math.round(value * ratio) + 0.5) / ratio;
}

function ticksOf(axis: Axis): { values: number[]; label: (value: number) => string } {
  const [min, max] = axis.scale.domain;
  if (axis.about === 0) return { values: [], label: String };
  if (axis.scale.log) {
    return { values: logTicks(min, max, axis.about), label: (value) => tick(value, value) };
  }
  const { values, step } = linearTicks(min, max, axis.about);
  return { values, label: (value) => tick(value, step) };
}

/** Of figures of 11 px, about. */
const figure = 6.8;

/**
 * Pixels to the left of a plot in which every number of its upright axis has room, and at least so many; whole figures, so that it
 * changes only when a number gets longer. From the domain alone: what is picked has the same area as what is drawn.
 */
export function roomForNumbers(least: number, domain: readonly [number, number], about: number, log = false): number {
  const scale = log ? logScale(domain, [0, 1]) : linearScale(domain, [0, 1]);
  const { values, label } = ticksOf({ scale, about });
  const longest = Math.max(0, ...values.map((value) => [...label(value)].length));
  return Math.max(least, Math.ceil(9 + figure * longest));
}

/** Draws level grid lines with their numbers to the left, ticks below, and both names. A number is never cut: it is narrower in a narrow place. */
export function drawAxes(context: CanvasRenderingContext2D, area: PlotArea, x: Axis, y: Axis, theme: Theme): void {
  const ratio = context.getTransform().a || 1;
  context.lineWidth = 1 / ratio;
  context.strokeStyle = theme.line;
  context.fillStyle = theme.soft;
  context.font = font(11);
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  const levels = ticksOf(y);
  context.beginPath();
  for (const value of levels.values) {
    const at = crisp(context, y.scale.at(value));
    context.moveTo(area.left, at);
    context.lineTo(area.right, at);
    context.fillText(levels.label(value), area.left - 7, at, area.left - 8);
  }
  context.stroke();
  drawAxisBelow(context, area, x, theme);
  if (y.name) {
    context.textAlign = 'left';
    context.textBaseline = 'alphabetic';
    context.fillText(y.name, Math.max(0, area.left - 30), area.top - 8);
  }
}

/** Only what stands below: the line, its ticks with their numbers, and the name. */
export function drawAxisBelow(context: CanvasRenderingContext2D, area: PlotArea, x: Axis, theme: Theme): void {
  context.lineWidth = 1 / (context.getTransform().a || 1);
  context.fillStyle = theme.soft;
  context.font = font(11);
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.strokeStyle = theme.soft;
  context.globalAlpha = 0.6;
  const along = ticksOf(x);
  context.beginPath();
  for (const value of along.values) {
    const at = crisp(context, x.scale.at(value));
    context.moveTo(at, area.bottom);
    context.lineTo(at, area.bottom + 4);
  }
  const base = crisp(context, area.bottom);
  context.moveTo(area.left, base);
  context.lineTo(area.right, base);
  context.stroke();
  context.globalAlpha = 1;
  // Numbers that would run into the one before them are left out; their ticks stay.
  let end = Number.NEGATIVE_INFINITY;
  for (const value of along.values) {
    const text = along.label(value);
    const half = context.measureText(text).width / 2;
    const at = Math.max(half, Math.min(x.scale.at(value), area.right + 8 - half));
    if (at - half < end + 4) continue;
    context.fillText(text, at, area.bottom + 7);
    end = at + half;
  }
  if (x.name) {
    context.textAlign = 'right';
    context.textBaseline = 'alphabetic';
    context.fillText(x.name, area.right, area.bottom + 32);
  }
}
