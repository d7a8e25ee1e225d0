// The axes of a map that fills its canvas: a few round numbers in people's units along two of its edges, and what they count.
import { tick } from '../core/base/format.js';
import { linearTicks } from './scale.js';
import { font, type Theme } from './theme.js';

export interface MapAxis {
  readonly name: string;
  /** What the axis spans, in people's units. */
  readonly domain: readonly [number, number];
}

/** Numbers nearer to an end than this, in CSS pixels, would be cut or run into each other. */
const margin = 22;

/** Over the picture: letters on grounds of their own, so that points and colours beneath do not hide them. */
export function drawMapAxes(
  context: CanvasRenderingContext2D,
  { width, height }: { width: number; height: number },
  x: MapAxis,
  y: MapAxis,
  theme: Theme,
): void {
  context.font = font(10);
  context.textBaseline = 'middle';
  const write = (text: string, at: number, down: number, align: 'left' | 'center' | 'right') => {
    const wide = context.measureText(text).width + 6;
    const left = align === 'left' ? at : align === 'right' ? at - wide : at - wide / 2;
    context.globalAlpha = 0.72;
    context.fillStyle = theme.panel;
    context.fillRect(left, down - 7, wide, 14);
    context.globalAlpha = 1;
    context.fillStyle = theme.ink;
    context.textAlign = 'left';
    context.fillText(text, left + 3, down);
  };
  const place = ({ domain: [low, high] }: MapAxis, length: number, value: number) =>
    ((value - low) / (high - low || 1)) * length;
  const along = linearTicks(x.domain[0], x.domain[1], 4);
  write(x.name, width - 2, height - 9, 'right');
  const end = width - context.measureText(x.name).width - margin;
  for (const value of along.values) {
    const at = place(x, width, value);
    if (at > margin + 14 && at < end) write(tick(value, along.step), at, height - 9, 'center');
  }
  const up = linearTicks(y.domain[0], y.domain[1], 4);
  write(y.name, 2, 9, 'left');
  for (const value of up.values) {
    const at = height - place(y, height, value);
    if (at > margin + 6 && at < height - margin - 4) write(tick(value, up.step), 2, at, 'left');
  }
}
