// Many numbers as dots on one axis, piled up where they are close, so that each can be counted and pressed.
import { drawAxisBelow, type PlotArea } from '../axes.js';
import { drawMarks } from '../marks.js';
import { nearestMark } from '../nearest.js';
import { linearScale, logScale, niceCeiling, type Scale } from '../scale.js';
import { font, type Theme } from '../theme.js';

export interface Dot {
  readonly value: number;
  /** Of the group that stayed behind: another colour and shape. */
  readonly behind: boolean;
  /** Has no place on the axis: stands at its end, beside it. */
  readonly away: boolean;
}

export interface DotsView {
  readonly width: number;
  readonly height: number;
  readonly dots: readonly Dot[];
  readonly log: boolean;
  readonly name: string;
  /** Which dot has a ring. */
  readonly chosen: number | null;
}

export interface DotLayout {
  readonly scale: Scale;
  readonly radius: number;
  /** x0, y0, x1, y1, ... in the order of the dots. */
  readonly positions: readonly number[];
}

const largest = 5;
const smallest = 1;
const awayWidth = 56;

function areaOf(view: DotsView): PlotArea {
  const room = view.dots.some(({ away }) => away) ? awayWidth : 0;
  return { left: 52, top: 8, right: view.width - 10 - room, bottom: view.height - 40 };
}

function scaleOf(view: DotsView, area: PlotArea): Scale {
  const values = view.dots.filter(({ away, value }) => !away && Number.isFinite(value)).map(({ value }) => value);
  const high = niceCeiling(Math.max(0, ...values));
  if (!view.log) return linearScale([0, high], [area.left, area.right]);
  const low = Math.min(high / 10, ...values.filter((value) => value > 0));
  return logScale([low * 0.8, high], [area.left, area.right]);
}

/** As large as they may be for the highest pile to have room. */
export function layoutDots(view: DotsView): DotLayout {
  const area = areaOf(view);
  const scale = scaleOf(view, area);
  const room = area.bottom - area.top;
  for (let radius = largest; ; radius = Math.max(smallest, radius - 0.5)) {
    const pitch = 2 * radius + 1;
    const piles = new Map<number, number>();
    const place = ({ value, away }: Dot): [number, number] => {
      // As they are drawn, those that have no place on the axis stand in columns of their own.
      const slot = away ? -1 : Math.round((scale.at(value) - area.left) / pitch);
      const before = piles.get(slot) ?? 0;
      piles.set(slot, before + 1);
      if (!away) return [area.left + slot * pitch, area.bottom - radius - 1 - before * pitch];
      const across = Math.max(1, Math.floor((awayWidth - 20) / pitch));
      return [
        area.right + 26 + (before % across) * pitch,
        area.bottom - radius - 1 - Math.floor(before / across) * pitch,
      ];
    };
    const positions = view.dots.flatMap(place);
    const top = positions.reduce((least, at, i) => (i % 2 === 1 ? Math.min(least, at) : least), area.bottom);
    if (top - radius >= area.bottom - room || radius <= smallest) return { scale, radius, positions };
  }
}

export function drawDots(context: CanvasRenderingContext2D, view: DotsView, theme: Theme): void {
  const area = areaOf(view);
  const { scale, radius, positions } = layoutDots(view);
  context.clearRect(0, 0, view.width, view.height);
  drawAxisBelow(context, area, { scale, about: 4, name: view.name }, theme);
  const of = (keep: (dot: Dot) => boolean) =>
    view.dots.flatMap((dot, i) => (keep(dot) ? [positions[2 * i] ?? 0, positions[2 * i + 1] ?? 0] : []));
  drawMarks(
    context,
    { colour: theme.ink, shape: 'disc' },
    of((dot) => !dot.behind && !dot.away),
    radius,
    false,
    theme.panel,
  );
  drawMarks(
    context,
    { colour: theme.negative, shape: 'diamond' },
    of((dot) => dot.behind && !dot.away),
    radius,
    false,
    theme.panel,
  );
  const away = of((dot) => dot.away);
  if (away.length > 0) {
    drawMarks(context, { colour: theme.negative, shape: 'plus' }, away, radius, false, theme.panel);
    context.font = font(11);
    context.fillStyle = theme.soft;
    context.textAlign = 'left';
    context.textBaseline = 'top';
    context.fillText('ran away', area.right + 14, area.bottom + 7);
  }
  const [px, py] = view.chosen === null ? [] : [positions[2 * view.chosen], positions[2 * view.chosen + 1]];
  if (px === undefined || py === undefined) return;
  context.beginPath();
  context.arc(px, py, radius + 4, 0, 2 * Math.PI);
  context.strokeStyle = theme.ink;
  context.lineWidth = 2;
  context.stroke();
}

/** The nearest dot within `reach` CSS pixels, or null. */
export function pickDot(view: DotsView, px: number, py: number, reach = 16): number | null {
  const { positions } = layoutDots(view);
  const marks = {
    count: view.dots.length,
    x: (i: number) => positions[2 * i] ?? 0,
    y: (i: number) => positions[2 * i + 1] ?? 0,
  };
  return nearestMark([marks], px, py, reach)?.index ?? null;
}
