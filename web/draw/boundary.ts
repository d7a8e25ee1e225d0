// What a network of two inputs has learned: its output as a map, with the observations on it.
import { mix, parseHex } from './colour.js';
import { MarkGroups } from './mark-groups.js';
import { classMark } from './marks.js';
import { nearestMark } from './nearest.js';
import { drawTile, type Raster } from './raster.js';
import { linearScale } from './scale.js';
import type { Theme } from './theme.js';

/** Observations of one kind. */
export interface Points {
  /** x0, y0, x1, y1, ... in the units of the axes. */
  positions: Float32Array;
  /** The class of each, counted from 0; empty when the target is a number. */
  classes: Uint8Array;
  /** The target of each from -1 to 1, when it is a number. */
  values?: Float32Array;
  /** Held out: drawn hollow. */
  test: boolean;
}

export interface BoundaryView {
  width: number;
  height: number;
  x: readonly [number, number];
  y: readonly [number, number];
  raster: Raster | null;
  tile: number;
  points: readonly Points[];
  classes: number;
  /** The observation being followed: which of `points`, which row. */
  chosen: { set: number; row: number } | null;
}

const radius = 3.2;

function scales(view: BoundaryView) {
  return { x: linearScale(view.x, [0, view.width]), y: linearScale(view.y, [view.height, 0]) };
}

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** The observations alone. They stay where they are while the map changes, so a caller may draw them once and keep them. */
export function drawPoints(context: Context, view: BoundaryView, theme: Theme): void {
  const { x, y } = scales(view);
  for (const points of view.points) {
    const { positions, values, classes, test } = points;
    const marks = new MarkGroups(theme, values ? 0 : view.classes);
    for (let i = 0; 2 * i < positions.length; i++)
      marks.add((values ?? classes)[i] ?? 0, x.at(positions[2 * i] ?? 0), y.at(positions[2 * i + 1] ?? 0));
    marks.draw(context, radius, test);
  }
}

/** `layer`: what drawPoints drew, at the canvas's own resolution. */
export function drawBoundary(
  context: CanvasRenderingContext2D,
  view: BoundaryView,
  theme: Theme,
  layer?: CanvasImageSource,
): void {
  const { width, height } = view;
  context.fillStyle = theme.middle;
  context.fillRect(0, 0, width, height);
  if (view.raster) drawTile(context, view.raster, view.tile, 0, 0, width, height);
  if (layer) context.drawImage(layer, 0, 0, width, height);
  else drawPoints(context, view, theme);
  const { x, y } = scales(view);
  const chosen = view.chosen && view.points[view.chosen.set];
  if (!view.chosen || !chosen) return;
  const [px, py] = [chosen.positions[2 * view.chosen.row], chosen.positions[2 * view.chosen.row + 1]];
  if (px === undefined || py === undefined) return;
  context.beginPath();
  context.arc(x.at(px), y.at(py), radius + 5, 0, 2 * Math.PI);
  context.strokeStyle = theme.ink;
  context.lineWidth = 2;
  context.stroke();
}

/** The nearest observation within `reach` CSS pixels, or null. */
export function pickBoundary(
  view: BoundaryView,
  px: number,
  py: number,
  reach = 10,
): { set: number; row: number } | null {
  const { x, y } = scales(view);
  const marks = view.points.map(({ positions }) => ({
    count: positions.length / 2,
    x: (row: number) => x.at(positions[2 * row] ?? 0),
    y: (row: number) => y.at(positions[2 * row + 1] ?? 0),
  }));
  const found = nearestMark(marks, px, py, reach);
  return found && { set: found.group, row: found.index };
}

/** A point of the map in the units of its axes. */
export function whereInBoundary(view: BoundaryView, px: number, py: number): readonly [number, number] {
  const { x, y } = scales(view);
  return [x.invert(px), y.invert(py)];
}

/** Packed pixels for maps of more than two classes: from the middle to the class's colour, `steps` each. */
export function classTable(theme: Theme, classes: number, steps = 64, strength = 0.58): Uint32Array {
  const table = new Uint32Array(classes * steps);
  for (let k = 0; k < classes; k++) {
    const { colour } = classMark(theme, k, classes);
    for (let i = 0; i < steps; i++) {
      const [r, g, b] = parseHex(mix(theme.middle, colour, (strength * i) / (steps - 1)));
      table[k * steps + i] = ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
    }
  }
  return table;
}
