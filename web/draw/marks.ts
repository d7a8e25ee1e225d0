// Points: colour and shape together, so that neither has to be told apart alone.
import { isDark } from './colour.js';
import type { Theme } from './theme.js';

/** Okabe and Ito 2008, without black: safe for the common colour-blindnesses. On white the lighter ones are darkened to 3:1. */
const palette = {
  light: ['#0072b2', '#d55e00', '#009e73', '#b8578c', '#2f8fc9', '#a67300'],
  dark: ['#56b4e9', '#e69f00', '#009e73', '#cc79a7', '#f0e442', '#d55e00'],
} as const;

export const shapes = ['disc', 'diamond', 'triangle', 'square', 'plus', 'wedge'] as const;
export type Shape = (typeof shapes)[number];

export interface Mark {
  colour: string;
  shape: Shape;
}

/** The mark of a class. Two classes take the colours of values: class 1 is positive and a disc, class 0 negative and a diamond. */
export function classMark(theme: Theme, index: number, classes: number): Mark {
  if (classes <= 2) {
    return index === 1 ? { colour: theme.positive, shape: 'disc' } : { colour: theme.negative, shape: 'diamond' };
  }
  const colours = palette[isDark(theme) ? 'dark' : 'light'];
  return { colour: colours[index % colours.length] ?? theme.ink, shape: shapes[index % shapes.length] ?? 'disc' };
}

/** The mark of an observation whose target is a number. */
export const observationMark = (theme: Theme): Mark => ({ colour: theme.inputs, shape: 'disc' });

/** Corners as multiples of the radius, x and y in turn; areas are about equal. The disc has none. */
const corners: Record<Exclude<Shape, 'disc'>, readonly number[]> = {
  diamond: [0, -1.25, 1.25, 0, 0, 1.25, -1.25, 0],
  triangle: [0, -1.25, 1.25, 0.95, -1.25, 0.95],
  square: [-0.9, -0.9, 0.9, -0.9, 0.9, 0.9, -0.9, 0.9],
  plus: [
    -0.4, -1.25, 0.4, -1.25, 0.4, -0.4, 1.25, -0.4, 1.25, 0.4, 0.4, 0.4, 0.4, 1.25, -0.4, 1.25, -0.4, 0.4, -1.25, 0.4,
    -1.25, -0.4, -0.4, -0.4,
  ],
  wedge: [0, 1.25, 1.25, -0.95, -1.25, -0.95],
};

/** What takes a shape: a canvas, or one that writes it down. */
export type ShapePath = Pick<CanvasPath, 'moveTo' | 'lineTo' | 'arc' | 'closePath'>;

/** Adds one shape to the path under way; r in CSS pixels. */
export function addShape(path: ShapePath, shape: Shape, x: number, y: number, r: number): void {
  if (shape === 'disc') {
    path.moveTo(x + r, y);
    path.arc(x, y, r, 0, 2 * Math.PI);
    return;
  }
  const points = corners[shape];
  path.moveTo(x + r * (points[0] ?? 0), y + r * (points[1] ?? 0));
  for (let i = 2; i < points.length; i += 2) path.lineTo(x + r * (points[i] ?? 0), y + r * (points[i + 1] ?? 0));
  path.closePath();
}

/** The same shape around 0, 0 as the d of an SVG path. */
export function shapePath(shape: Shape, r: number): string {
  if (shape === 'disc') return `M${r},0A${r},${r} 0 1 1 ${-r},0A${r},${r} 0 1 1 ${r},0Z`;
  const points = corners[shape].map((value) => Number((value * r).toFixed(3)));
  return `M${points.join(' ')}Z`;
}

/** Fills shapes of one mark in one go, with a thin edge of the ground so that neighbours stay apart; hollow ones are outlined. */
export function drawMarks(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  mark: Mark,
  positions: ArrayLike<number>,
  radius: number,
  hollow: boolean,
  ground: string,
): void {
  if (positions.length === 0) return;
  context.beginPath();
  for (let i = 0; i + 1 < positions.length; i += 2) {
    addShape(context, mark.shape, positions[i] ?? 0, positions[i + 1] ?? 0, radius);
  }
  context.lineJoin = 'round';
  if (hollow) {
    context.fillStyle = ground;
    context.strokeStyle = mark.colour;
    context.lineWidth = 1.5;
    context.fill();
    context.stroke();
  } else {
    context.strokeStyle = ground;
    context.lineWidth = 2;
    context.fillStyle = mark.colour;
    context.stroke();
    context.fill();
  }
}
