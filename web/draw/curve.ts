// What a network of one input has learned: a curve through the observations, on axes in the units people know.
import { crisp, drawAxes, type PlotArea, roomForNumbers } from './axes.js';
import { classMark, drawMarks, type Mark, observationMark } from './marks.js';
import { linearScale, type Scale } from './scale.js';
import { font, type Theme } from './theme.js';

export interface CurveView {
  width: number;
  height: number;
  x: readonly [number, number];
  y: readonly [number, number];
  xName: string;
  yName: string;
  /** The fitted curve: abscissae in the axis's units, and the output at each. */
  at: ArrayLike<number>;
  values: ArrayLike<number>;
  observations: readonly { x: ArrayLike<number>; y: ArrayLike<number>; test: boolean }[];
  /** The targets are the classes 0 and 1: marks wear their colours and shapes. */
  binary: boolean;
  /** A place worth a look, such as 31 degrees, with the words for it. */
  note: { x: number; text: string } | null;
  /** The observation being followed: which of `observations`, which row. */
  chosen: { set: number; row: number } | null;
  /** Where the pointer reads the curve. */
  pointer: number | null;
}

/** About so many numbers on the upright axis. */
const levels = 4;

export function curveArea(view: Pick<CurveView, 'width' | 'height' | 'y'>): PlotArea {
  return { left: roomForNumbers(34, view.y, levels), top: 26, right: view.width - 10, bottom: view.height - 40 };
}

export function curveScales(view: Pick<CurveView, 'width' | 'height' | 'x' | 'y'>): { x: Scale; y: Scale } {
  const area = curveArea(view);
  return { x: linearScale(view.x, [area.left, area.right]), y: linearScale(view.y, [area.bottom, area.top]) };
}

export function drawCurve(context: CanvasRenderingContext2D, view: CurveView, theme: Theme): void {
  const area = curveArea(view);
  const { x, y } = curveScales(view);
  context.clearRect(0, 0, view.width, view.height);
  drawAxes(
    context,
    area,
    { scale: x, about: 5, name: view.xName },
    { scale: y, about: levels, name: view.yName },
    theme,
  );
  if (view.note) drawNote(context, area, x, view.note, theme);
  context.save();
  context.beginPath();
  context.rect(area.left, area.top - 6, area.right - area.left, area.bottom - area.top + 12);
  context.clip();
  context.beginPath();
  for (let i = 0; i < view.values.length; i++) {
    const [px, py] = [x.at(view.at[i] ?? 0), y.at(view.values[i] ?? 0)];
    if (i === 0) context.moveTo(px, py);
    else context.lineTo(px, py);
  }
  context.strokeStyle = theme.output;
  context.lineWidth = 2.5;
  context.lineJoin = 'round';
  context.stroke();
  context.restore();
  for (const set of view.observations.keys()) drawObservations(context, view, set, x, y, theme);
  if (view.pointer !== null) {
    const at = x.at(view.pointer);
    context.beginPath();
    context.arc(at, y.at(readCurve(view, view.pointer)), 5, 0, 2 * Math.PI);
    context.fillStyle = theme.panel;
    context.fill();
    context.strokeStyle = theme.ink;
    context.lineWidth = 2;
    context.stroke();
  }
}

function drawNote(
  context: CanvasRenderingContext2D,
  area: PlotArea,
  x: Scale,
  note: { x: number; text: string },
  theme: Theme,
): void {
  const at = crisp(context, x.at(note.x));
  context.strokeStyle = theme.soft;
  context.lineWidth = 1;
  context.setLineDash([2, 3]);
  context.beginPath();
  context.moveTo(at, area.top);
  context.lineTo(at, area.bottom);
  context.stroke();
  context.setLineDash([]);
  context.font = font(11);
  context.fillStyle = theme.soft;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.fillText(note.text, at + 6, (area.top + area.bottom) / 2);
}

/** Observations that fall on the same spot are piled up towards the middle, so that each can be counted. */
function drawObservations(
  context: CanvasRenderingContext2D,
  view: CurveView,
  index: number,
  x: Scale,
  y: Scale,
  theme: Theme,
): void {
  const set = view.observations[index];
  if (!set) return;
  let place: readonly [number, number] | null = null;
  const piles = new Map<string, number>();
  const groups = new Map<string, { mark: Mark; at: number[] }>();
  const middle = (view.y[0] + view.y[1]) / 2;
  for (let i = 0; i < set.x.length; i++) {
    const [vx, vy] = [set.x[i] ?? 0, set.y[i] ?? 0];
    const key = `${vx} ${vy}`;
    const before = view.binary ? (piles.get(key) ?? 0) : 0;
    piles.set(key, before + 1);
    const mark: Mark = view.binary ? classMark(theme, vy > 0.5 ? 1 : 0, 2) : observationMark(theme);
    const group = groups.get(mark.shape) ?? { mark, at: [] };
    const spot = [x.at(vx), y.at(vy) + (vy > middle ? 8 : -8) * before] as const;
    group.at.push(...spot);
    if (view.chosen?.set === index && view.chosen.row === i) place = spot;
    groups.set(mark.shape, group);
  }
  for (const { mark, at } of groups.values()) drawMarks(context, mark, at, 3.6, set.test, theme.panel);
  if (!place) return;
  context.beginPath();
  context.arc(place[0], place[1], 8, 0, 2 * Math.PI);
  context.strokeStyle = theme.ink;
  context.lineWidth = 2;
  context.stroke();
}

/** The fitted value at an abscissa, between the computed ones in a straight line. */
export function readCurve(view: Pick<CurveView, 'at' | 'values'>, x: number): number {
  const last = view.at.length - 1;
  let i = 0;
  while (i < last - 1 && (view.at[i + 1] ?? 0) < x) i++;
  const [x0, x1] = [view.at[i] ?? 0, view.at[i + 1] ?? 0];
  const [y0, y1] = [view.values[i] ?? 0, view.values[i + 1] ?? 0];
  const t = x1 === x0 ? 0 : Math.max(0, Math.min(1, (x - x0) / (x1 - x0)));
  return y0 + (y1 - y0) * t;
}
