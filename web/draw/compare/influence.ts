// How much each row matters: marks on a map, the larger the more, and a bar for each row from the one that helps most to the one that
// harms most.
import { drawAxes, type PlotArea } from '../axes.js';
import { addShape, type Shape } from '../marks.js';
import { linearScale, type Scale } from '../scale.js';
import { font, type Theme } from '../theme.js';

/** One row on the map; x and y in CSS pixels. */
export interface InfluenceMark {
  readonly x: number;
  readonly y: number;
  /** Above 0 the row helps, below 0 it harms; NaN where there is no number for it. */
  readonly change: number;
  /** Of its class. */
  readonly shape: Shape;
}

const [smallest, largest] = [1.5, 13];

/** Areas are as the changes; most: the largest change there is. */
function markRadius(change: number, most: number): number {
  if (Number.isNaN(change)) return largest;
  return smallest + (largest - smallest) * Math.sqrt(most > 0 ? Math.abs(change) / most : 0);
}

/** Filled in the colour of what is positive where a row helps, hollow in the other where it harms. Large ones lie beneath. */
export function drawInfluenceMarks(
  context: CanvasRenderingContext2D,
  marks: readonly InfluenceMark[],
  chosen: InfluenceMark | null,
  theme: Theme,
): void {
  const most = mostOf(marks);
  const sized = marks.map((mark) => ({ ...mark, radius: markRadius(mark.change, most) }));
  for (const { x, y, change, shape, radius } of sized.sort((a, b) => b.radius - a.radius)) {
    const helps = change > 0;
    context.beginPath();
    addShape(context, shape, x, y, radius);
    context.globalAlpha = helps ? 0.85 : 0.6;
    context.fillStyle = helps ? theme.positive : theme.panel;
    context.fill();
    context.globalAlpha = 1;
    context.lineWidth = helps ? 1 : 2;
    context.strokeStyle = helps ? theme.panel : Number.isNaN(change) ? theme.ink : theme.negative;
    context.stroke();
  }
  if (!chosen) return;
  context.beginPath();
  context.arc(chosen.x, chosen.y, markRadius(chosen.change, most) + 4, 0, 2 * Math.PI);
  context.strokeStyle = theme.ink;
  context.lineWidth = 2;
  context.stroke();
}

export interface InfluenceBarsView {
  readonly width: number;
  readonly height: number;
  /** In order, from left to right; NaN where there is no number. */
  readonly changes: readonly number[];
  /** Which bar is marked. */
  readonly chosen: number | null;
}

const areaOf = ({ width, height }: InfluenceBarsView): PlotArea => ({
  left: 64,
  top: 12,
  right: width - 10,
  bottom: height - 26,
});

function scalesOf(view: InfluenceBarsView, area: PlotArea): { x: Scale; y: Scale } {
  const known = view.changes.filter((change) => !Number.isNaN(change));
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  const room = 0.06 * (high - low || 1);
  return {
    x: linearScale([0, Math.max(1, view.changes.length)], [area.left, area.right]),
    y: linearScale([low - room, high + room], [area.bottom, area.top]),
  };
}

/** A change without a number has a bar from top to bottom, in ink. */
export function drawInfluenceBars(context: CanvasRenderingContext2D, view: InfluenceBarsView, theme: Theme): void {
  const area = areaOf(view);
  const { x, y } = scalesOf(view, area);
  context.clearRect(0, 0, view.width, view.height);
  drawAxes(context, area, { scale: x, about: 0 }, { scale: y, about: 4 }, theme);
  const wide = Math.max(1, (x.at(1) - x.at(0)) * 0.8);
  for (const [at, change] of view.changes.entries()) {
    const none = Number.isNaN(change);
    const [from, to] = none ? [area.bottom, area.top] : [y.at(0), y.at(change)];
    context.fillStyle = none ? theme.soft : change > 0 ? theme.positive : theme.negative;
    context.fillRect(x.at(at + 0.5) - wide / 2, Math.min(from, to), wide, Math.max(1, Math.abs(to - from)));
  }
  context.font = font(11);
  context.fillStyle = theme.soft;
  context.textBaseline = 'top';
  context.textAlign = 'left';
  context.fillText('helps most', area.left, area.bottom + 8);
  context.textAlign = 'right';
  context.fillText('harms most', area.right, area.bottom + 8);
  if (view.chosen === null) return;
  const at = x.at(view.chosen + 0.5);
  context.strokeStyle = theme.ink;
  context.lineWidth = 2;
  context.strokeRect(at - wide / 2 - 2, area.top, wide + 4, area.bottom - area.top);
}

/** Which bar is at this place, in CSS pixels; null beside them. */
export function pickBar(view: InfluenceBarsView, px: number): number | null {
  const at = Math.floor(scalesOf(view, areaOf(view)).x.invert(px));
  return at >= 0 && at < view.changes.length ? at : null;
}

function mostOf(marks: readonly InfluenceMark[]): number {
  return marks.reduce((most, { change }) => Math.max(most, Math.abs(change) || 0), 0);
}
