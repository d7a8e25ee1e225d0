// A layer seen from within: two of its neurons are the axes, and the observations and the plane they came from are where these
// neurons put them.
import { drawAxes, type PlotArea } from './axes.js';
import { drawMarks, type Mark } from './marks.js';
import { nearestMark } from './nearest.js';
import { linearScale, type Scale } from './scale.js';
import type { Theme } from './theme.js';

/** Observations of one kind, by mark. */
export interface HiddenPoints {
  mark: Mark;
  /** x0, y0, x1, y1, ... activations. */
  positions: ArrayLike<number>;
  /** Which row each is. */
  rows: ArrayLike<number>;
  /** Held out: drawn hollow. */
  test: boolean;
}

/** The plane of the inputs, bent: columns x rows corners, the top row first; rows = 1 is a line. */
export interface Mesh {
  columns: number;
  rows: number;
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  /** Of each cell between four corners: (columns - 1) * (rows - 1). */
  colours: readonly string[];
}

export interface HiddenView {
  width: number;
  height: number;
  xDomain: readonly [number, number];
  yDomain: readonly [number, number];
  xName: string;
  /** '' when there is only one neuron and height means nothing. */
  yName: string;
  mesh: Mesh | null;
  points: readonly HiddenPoints[];
  /** Where the output is undecided: a x + b y + c = 0. */
  divide: readonly [a: number, b: number, c: number] | null;
  chosen: { test: boolean; row: number } | null;
}

const radius = 3.2;
/** A domain in which no round number falls: an axis without ticks. */
const nothingToRead = [0.31, 0.39] as const;
/** Every so many cells of the mesh a line of the grid is drawn. */
const cellsPerLine = 2;

export function hiddenArea(view: { width: number; height: number }): PlotArea {
  return { left: 40, top: 26, right: view.width - 12, bottom: view.height - 40 };
}

export function hiddenScales(view: HiddenView): { x: Scale; y: Scale } {
  const area = hiddenArea(view);
  return {
    x: linearScale(view.xDomain, [area.left, area.right]),
    y: linearScale(view.yDomain, [area.bottom, area.top]),
  };
}

export function drawHiddenSpace(context: CanvasRenderingContext2D, view: HiddenView, theme: Theme): void {
  const area = hiddenArea(view);
  const { x, y } = hiddenScales(view);
  context.clearRect(0, 0, view.width, view.height);
  // Without a second neuron there is nothing to read off upwards.
  const upwards = view.yName ? y : linearScale(nothingToRead, [area.bottom, area.top]);
  const about = view.yName ? 5 : 1;
  drawAxes(context, area, { scale: x, about: 5, name: view.xName }, { scale: upwards, about, name: view.yName }, theme);
  context.save();
  context.beginPath();
  context.rect(area.left - 5, area.top - 5, area.right - area.left + 10, area.bottom - area.top + 10);
  context.clip();
  if (view.mesh) drawMesh(context, view.mesh, x, y, theme);
  if (view.divide) drawDivide(context, view.divide, view, x, y, theme);
  for (const { mark, positions, test } of view.points) {
    const at = new Float64Array(positions.length);
    for (let i = 0; i + 1 < positions.length; i += 2) {
      at[i] = x.at(positions[i] ?? 0);
      at[i + 1] = y.at(positions[i + 1] ?? 0);
    }
    drawMarks(context, mark, at, radius, test, theme.panel);
  }
  context.restore();
  drawChosen(context, view, x, y, theme);
}

function drawMesh(context: CanvasRenderingContext2D, mesh: Mesh, x: Scale, y: Scale, theme: Theme): void {
  const { columns, rows } = mesh;
  const px = (i: number) => x.at(mesh.x[i] ?? 0);
  const py = (i: number) => y.at(mesh.y[i] ?? 0);
  context.lineWidth = 0.6;
  for (let r = 0; r + 1 < rows; r++) {
    for (let c = 0; c + 1 < columns; c++) {
      const i = r * columns + c;
      context.beginPath();
      context.moveTo(px(i), py(i));
      context.lineTo(px(i + 1), py(i + 1));
      context.lineTo(px(i + columns + 1), py(i + columns + 1));
      context.lineTo(px(i + columns), py(i + columns));
      context.closePath();
      context.fillStyle = mesh.colours[r * (columns - 1) + c] ?? theme.middle;
      context.fill();
      // Over the seam that smoothing leaves between neighbours.
      context.strokeStyle = context.fillStyle;
      context.stroke();
    }
  }
  const line = (start: number, step: number, count: number) => {
    for (let k = 0; k < count; k++) {
      const i = start + k * step;
      if (k === 0) context.moveTo(px(i), py(i));
      else context.lineTo(px(i), py(i));
    }
  };
  context.beginPath();
  if (rows === 1) line(0, 1, columns);
  else {
    for (let r = 0; r < rows; r += cellsPerLine) line(r * columns, 1, columns);
    for (let c = 0; c < columns; c += cellsPerLine) line(c, columns, rows);
  }
  context.strokeStyle = theme.soft;
  context.globalAlpha = rows === 1 ? 0.9 : 0.45;
  context.lineWidth = rows === 1 ? 2 : 0.8;
  context.lineJoin = 'round';
  context.stroke();
  context.globalAlpha = 1;
}

/** The part of the line a x + b y + c = 0 within the axes: its two ends, or null when it runs past. */
export function divideEnds(
  [a, b, c]: readonly [number, number, number],
  [left, right]: readonly [number, number],
  [low, high]: readonly [number, number],
): readonly [number, number, number, number] | null {
  const ends: [number, number][] = [];
  const add = (x: number, y: number) => {
    const inside = x >= left - 1e-9 && x <= right + 1e-9 && y >= low - 1e-9 && y <= high + 1e-9;
    if (inside && !ends.some(([p, q]) => Math.abs(p - x) + Math.abs(q - y) < 1e-9)) ends.push([x, y]);
  };
  if (b !== 0) for (const x of [left, right]) add(x, -(a * x + c) / b);
  if (a !== 0) for (const y of [low, high]) add(-(b * y + c) / a, y);
  const [first, second] = ends;
  return first && second ? [...first, ...second] : null;
}

function drawDivide(
  context: CanvasRenderingContext2D,
  divide: readonly [number, number, number],
  view: HiddenView,
  x: Scale,
  y: Scale,
  theme: Theme,
): void {
  const ends = divideEnds(divide, view.xDomain, view.yDomain);
  if (!ends) return;
  context.beginPath();
  context.moveTo(x.at(ends[0]), y.at(ends[1]));
  context.lineTo(x.at(ends[2]), y.at(ends[3]));
  context.strokeStyle = theme.ink;
  context.lineWidth = 1.75;
  context.setLineDash([6, 4]);
  context.stroke();
  context.setLineDash([]);
}

function drawChosen(context: CanvasRenderingContext2D, view: HiddenView, x: Scale, y: Scale, theme: Theme): void {
  const { chosen } = view;
  if (!chosen) return;
  for (const { positions, rows, test } of view.points) {
    if (test !== chosen.test) continue;
    for (let i = 0; i < rows.length; i++) {
      if (rows[i] !== chosen.row) continue;
      context.beginPath();
      context.arc(x.at(positions[2 * i] ?? 0), y.at(positions[2 * i + 1] ?? 0), radius + 5, 0, 2 * Math.PI);
      context.strokeStyle = theme.ink;
      context.lineWidth = 2;
      context.stroke();
    }
  }
}

/** The nearest observation within `reach` CSS pixels, or null. */
export function pickHidden(
  view: HiddenView,
  px: number,
  py: number,
  reach = 10,
): { test: boolean; row: number } | null {
  const { x, y } = hiddenScales(view);
  const marks = view.points.map(({ positions, rows }) => ({
    count: rows.length,
    x: (i: number) => x.at(positions[2 * i] ?? 0),
    y: (i: number) => y.at(positions[2 * i + 1] ?? 0),
  }));
  const found = nearestMark(marks, px, py, reach);
  const points = found && view.points[found.group];
  return points ? { test: points.test, row: points.rows[found.index] ?? 0 } : null;
}
