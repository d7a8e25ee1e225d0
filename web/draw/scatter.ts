// Predicted against actual: on the diagonal, the network says what is so.
import { drawAxes, type PlotArea, roomForNumbers } from './axes.js';
import { classMark, drawMarks } from './marks.js';
import { nearestMark } from './nearest.js';
import { linearScale, type Scale } from './scale.js';
import type { Theme } from './theme.js';

export interface ScatterView {
  width: number;
  height: number;
  /** Both axes. */
  domain: readonly [number, number];
  /** rows x outputs each, row-major. */
  sets: readonly { predicted: ArrayLike<number>; actual: ArrayLike<number>; rows: number; test: boolean }[];
  outputs: number;
  /** One output only, or all of them. */
  output: number | null;
  unit: string;
}

/** About so many numbers on each axis. */
const levels = 5;

export function scatterArea(view: Pick<ScatterView, 'width' | 'height' | 'domain'>): PlotArea {
  return { left: roomForNumbers(36, view.domain, levels), top: 26, right: view.width - 10, bottom: view.height - 40 };
}

export function scatterScales(view: ScatterView): { x: Scale; y: Scale } {
  const area = scatterArea(view);
  return { x: linearScale(view.domain, [area.left, area.right]), y: linearScale(view.domain, [area.bottom, area.top]) };
}

export function drawScatter(context: CanvasRenderingContext2D, view: ScatterView, theme: Theme): void {
  const area = scatterArea(view);
  const { x, y } = scatterScales(view);
  context.clearRect(0, 0, view.width, view.height);
  const suffix = view.unit ? `, ${view.unit}` : '';
  drawAxes(
    context,
    area,
    { scale: x, about: levels, name: `actual${suffix}` },
    { scale: y, about: levels, name: `predicted${suffix}` },
    theme,
  );
  context.beginPath();
  context.moveTo(area.left, area.bottom);
  context.lineTo(area.right, area.top);
  context.strokeStyle = theme.soft;
  context.lineWidth = 1;
  context.stroke();
  context.save();
  context.beginPath();
  context.rect(area.left - 4, area.top - 4, area.right - area.left + 8, area.bottom - area.top + 8);
  context.clip();
  for (const set of view.sets) {
    for (let k = 0; k < view.outputs; k++) {
      if (view.output !== null && view.output !== k) continue;
      const positions: number[] = [];
      for (let row = 0; row < set.rows; row++) {
        const i = row * view.outputs + k;
        positions.push(x.at(set.actual[i] ?? 0), y.at(set.predicted[i] ?? 0));
      }
      drawMarks(context, classMark(theme, k, Math.max(3, view.outputs)), positions, 2.8, set.test, theme.panel);
    }
  }
  context.restore();
}

/** The nearest mark within `reach` CSS pixels: set, row and output; or null. */
export function pickScatter(
  view: ScatterView,
  px: number,
  py: number,
  reach = 10,
): { set: number; row: number; output: number } | null {
  const { x, y } = scatterScales(view);
  const { outputs, output } = view;
  const marks = view.sets.map(({ rows, actual, predicted }) => ({
    count: rows * outputs,
    x: (i: number) => (output === null || output === i % outputs ? x.at(actual[i] ?? 0) : Number.NaN),
    y: (i: number) => y.at(predicted[i] ?? 0),
  }));
  const found = nearestMark(marks, px, py, reach);
  return found && { set: found.group, row: Math.floor(found.index / outputs), output: found.index % outputs };
}
