// The cost over two parameters, seen from above: bands of equal cost, lines between them, and the way that training went down.
import { drawAxes, type PlotArea } from './axes.js';
import { mix, parseHex } from './colour.js';
import { createRaster, drawTile, type Raster, showTiles } from './raster.js';
import { linearScale, type Scale } from './scale.js';
import { font, type Theme } from './theme.js';

export interface BowlSurface {
  xDomain: readonly [number, number];
  yDomain: readonly [number, number];
  columns: number;
  rows: number;
  /** rows x columns; the first row lies at the lower end of the y axis. */
  costs: Float32Array;
}

export interface BowlView {
  width: number;
  height: number;
  surface: BowlSurface;
  xName: string;
  yName: string;
  /** x0, y0, x1, y1, ... from the start of training on. */
  path: readonly number[];
  here: readonly [x: number, y: number];
  /** What is read out. */
  pointer: readonly [x: number, y: number] | null;
}

/** Bands of cost between the lowest and the highest. */
const bands = 12;

/** Costs spread over decades: their logarithms are banded. 0 is the lowest, 1 the highest. */
export function heightOf(costs: Float32Array): (cost: number) => number {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = 0;
  for (const cost of costs) {
    if (!Number.isFinite(cost)) continue;
    lowest = Math.min(lowest, cost);
    highest = Math.max(highest, cost);
  }
  // An offset keeps a cost of 0 from taking all the room there is.
  const offset = Math.max(highest / 1000, 1e-12);
  const [from, to] = [Math.log(lowest + offset), Math.log(highest + offset)];
  return (cost) => (Number.isFinite(cost) && to > from ? (Math.log(cost + offset) - from) / (to - from) : 1);
}

const areas = new WeakMap<BowlSurface, { theme: Theme; raster: Raster }>();

function rasterOf(surface: BowlSurface, theme: Theme): Raster {
  const known = areas.get(surface);
  if (known?.theme === theme) return known.raster;
  const { columns, rows, costs } = surface;
  const raster = createRaster(columns, rows, 1);
  const height = heightOf(costs);
  const colours = Array.from({ length: bands + 1 }, (_, i) => {
    const [r, g, b] = parseHex(mix(mix(theme.panel, theme.hidden1, 0.55), theme.panel, i / bands));
    return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
  });
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const band = Math.min(bands, Math.floor(height(costs[y * columns + x] ?? 0) * bands));
      raster.pixels[(rows - 1 - y) * columns + x] = colours[band] ?? 0;
    }
  }
  showTiles(raster);
  areas.set(surface, { theme, raster });
  return raster;
}

export function bowlArea(width: number, height: number): PlotArea {
  return { left: 40, top: 22, right: width - 10, bottom: height - 38 };
}

export function bowlScales(view: Pick<BowlView, 'width' | 'height' | 'surface'>): { x: Scale; y: Scale } {
  const area = bowlArea(view.width, view.height);
  return {
    x: linearScale(view.surface.xDomain, [area.left, area.right]),
    y: linearScale(view.surface.yDomain, [area.bottom, area.top]),
  };
}

/** Where lines of equal cost cross the cells: marching squares, straight across each. */
function contour(
  context: CanvasRenderingContext2D,
  view: BowlView,
  level: number,
  height: (c: number) => number,
): void {
  const { columns, rows, costs } = view.surface;
  const area = bowlArea(view.width, view.height);
  const across = (area.right - area.left) / (columns - 1);
  const up = (area.bottom - area.top) / (rows - 1);
  const at = (x: number, y: number) => height(costs[y * columns + x] ?? 0) - level;
  for (let y = 0; y < rows - 1; y++) {
    for (let x = 0; x < columns - 1; x++) {
      const corners = [at(x, y), at(x + 1, y), at(x + 1, y + 1), at(x, y + 1)] as const;
      const points: [number, number][] = [];
      const ends = [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ] as const;
      for (let e = 0; e < 4; e++) {
        const next = (e + 1) % 4;
        const [a, b] = [corners[e] as number, corners[next] as number];
        if (a < 0 === b < 0) continue;
        const share = a / (a - b);
        const [p, q] = [ends[e] as readonly [number, number], ends[next] as readonly [number, number]];
        points.push([x + p[0] + (q[0] - p[0]) * share, y + p[1] + (q[1] - p[1]) * share]);
      }
      for (let i = 0; i + 1 < points.length; i += 2) {
        const [from, to] = [points[i] as [number, number], points[i + 1] as [number, number]];
        context.moveTo(area.left + from[0] * across, area.bottom - from[1] * up);
        context.lineTo(area.left + to[0] * across, area.bottom - to[1] * up);
      }
    }
  }
}

export function drawBowl(context: CanvasRenderingContext2D, view: BowlView, theme: Theme): void {
  context.clearRect(0, 0, view.width, view.height);
  const area = bowlArea(view.width, view.height);
  if (area.right <= area.left || area.bottom <= area.top) return;
  const { x, y } = bowlScales(view);
  const raster = rasterOf(view.surface, theme);
  drawTile(context, raster, 0, area.left, area.top, area.right - area.left, area.bottom - area.top);
  const height = heightOf(view.surface.costs);
  context.lineWidth = 1;
  context.strokeStyle = mix(theme.panel, theme.hidden1, 0.8);
  context.globalAlpha = 0.6;
  context.beginPath();
  for (let band = 1; band < bands; band++) contour(context, view, band / bands, height);
  context.stroke();
  context.globalAlpha = 1;
  drawAxes(context, area, { scale: x, name: view.xName, about: 6 }, { scale: y, name: view.yName, about: 6 }, theme);

  context.save();
  context.beginPath();
  context.rect(area.left, area.top, area.right - area.left, area.bottom - area.top);
  context.clip();
  context.strokeStyle = theme.ink;
  context.lineWidth = 2;
  context.lineJoin = 'round';
  context.beginPath();
  for (let i = 0; i + 1 < view.path.length; i += 2) {
    const [px, py] = [x.at(view.path[i] ?? 0), y.at(view.path[i + 1] ?? 0)];
    if (i === 0) context.moveTo(px, py);
    else context.lineTo(px, py);
  }
  context.lineTo(x.at(view.here[0]), y.at(view.here[1]));
  context.stroke();
  context.restore();

  dot(context, x.at(view.path[0] ?? view.here[0]), y.at(view.path[1] ?? view.here[1]), 4, theme.panel, theme.ink);
  dot(context, x.at(view.here[0]), y.at(view.here[1]), 6, theme.ink, theme.panel);
  if (view.pointer) cross(context, x.at(view.pointer[0]), y.at(view.pointer[1]), theme);
  context.font = font(11);
}

function dot(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  fill: string,
  line: string,
): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = line;
  context.stroke();
}

function cross(context: CanvasRenderingContext2D, x: number, y: number, theme: Theme): void {
  context.lineWidth = 2;
  context.strokeStyle = theme.ink;
  context.beginPath();
  context.moveTo(x - 7, y);
  context.lineTo(x + 7, y);
  context.moveTo(x, y - 7);
  context.lineTo(x, y + 7);
  context.stroke();
}
