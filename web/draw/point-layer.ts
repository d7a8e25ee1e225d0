// Points being drawn by hand, with the crosshair of the keyboard and the ring of the brush.
import { labelMark, MarkGroups } from './mark-groups.js';
import type { Theme } from './theme.js';

export interface PointLayer {
  /** CSS pixels along each edge of the square. */
  readonly size: number;
  /** The square spans -reach to reach on both axes, y upwards. */
  readonly reach: number;
  readonly points: readonly { readonly x: number; readonly y: number; readonly label: number }[];
  /** 0 where labels are numbers from -1 to 1. */
  readonly classes: number;
  /** Hides what lies below: it is no map of this square. */
  readonly ground: boolean;
  /** The point under the pointer or being dragged. */
  readonly held: number | undefined;
  readonly crosshair: { readonly x: number; readonly y: number } | null;
  /** The brush or the eraser at its place; radius in units of the axes. */
  readonly ring: {
    readonly x: number;
    readonly y: number;
    readonly radius: number;
    readonly label: number | null;
  } | null;
}

const radius = 3.6;

export function drawPointLayer(context: CanvasRenderingContext2D, layer: PointLayer, theme: Theme): void {
  const { size, reach } = layer;
  const px = (x: number) => ((x + reach) / (2 * reach)) * size;
  const py = (y: number) => ((reach - y) / (2 * reach)) * size;
  context.clearRect(0, 0, size, size);
  if (layer.ground) {
    context.fillStyle = theme.middle;
    context.fillRect(0, 0, size, size);
  }
  const marks = new MarkGroups(theme, layer.classes);
  for (const { x, y, label } of layer.points) marks.add(label, px(x), py(y));
  marks.draw(context, radius, false);
  const held = layer.held === undefined ? undefined : layer.points[layer.held];
  if (held) circle(context, px(held.x), py(held.y), radius + 5, theme.ink);
  if (layer.ring) {
    const { x, y, label } = layer.ring;
    const colour = label === null ? theme.ink : labelMark(theme, label, layer.classes).colour;
    circle(context, px(x), py(y), (layer.ring.radius / (2 * reach)) * size, colour);
  }
  if (layer.crosshair) drawCrosshair(context, px(layer.crosshair.x), py(layer.crosshair.y), theme);
}

function circle(context: CanvasRenderingContext2D, x: number, y: number, r: number, colour: string): void {
  context.beginPath();
  context.arc(x, y, r, 0, 2 * Math.PI);
  context.strokeStyle = colour;
  context.lineWidth = 2;
  context.stroke();
}

/** Ink with an edge of the ground, so that it is seen on every map. */
function drawCrosshair(context: CanvasRenderingContext2D, x: number, y: number, theme: Theme): void {
  for (const [colour, width] of [
    [theme.panel, 4],
    [theme.ink, 1.5],
  ] as const) {
    context.beginPath();
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      context.moveTo(x + 4 * dx, y + 4 * dy);
      context.lineTo(x + 13 * dx, y + 13 * dy);
    }
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
}
