// One setting along the axis, its values equally far apart; above each the costs of its seeds as dots, training filled and test hollow, and
// lines through the medians.
import { drawAxes, type PlotArea } from '../axes.js';
import { drawMarks } from '../marks.js';
import { nearestMark } from '../nearest.js';
import { linearScale, logScale, niceCeiling, type Scale } from '../scale.js';
import { font, type Theme } from '../theme.js';

export interface SweepDot {
  /** Which of the values, from 0. */
  readonly step: number;
  /** From 0 to 1: where in the room of its value, so that dots of equal costs stand side by side. */
  readonly across: number;
  readonly loss: number;
  /** NaN where nothing is held out. */
  readonly testLoss: number;
  readonly away: boolean;
}

export interface SweepView {
  readonly width: number;
  readonly height: number;
  readonly values: readonly string[];
  readonly name: string;
  readonly dots: readonly SweepDot[];
  /** Medians of each value; infinite where most ran away. */
  readonly loss: readonly number[];
  readonly testLoss: readonly number[];
  readonly log: boolean;
  readonly chosen: number | null;
}

const radius = 3;
/** The share of a value's room in which its dots stand. */
const spreadOut = 0.5;

function areaOf({ width, height }: SweepView): PlotArea {
  return { left: 52, top: 22, right: width - 10, bottom: height - 40 };
}

function scalesOf(view: SweepView): { area: PlotArea; across: (step: number, within?: number) => number; y: Scale } {
  const area = areaOf(view);
  const room = (area.right - area.left) / Math.max(1, view.values.length);
  const across = (step: number, within = 0.5) => area.left + room * (step + 0.5 + (within - 0.5) * spreadOut);
  const costs = view.dots.flatMap(({ loss, testLoss, away }) => (away ? [] : [loss, testLoss])).filter(Number.isFinite);
  const high = niceCeiling(Math.max(0, ...costs));
  if (!view.log) return { area, across, y: linearScale([0, high], [area.bottom, area.top]) };
  const low = Math.min(high / 10, ...costs.filter((value) => value > 0));
  return { area, across, y: logScale([low * 0.8, high], [area.bottom, area.top]) };
}

/** Where a network's dot is for pointing: that of its test cost, else of its training cost; above all where it ran away. */
function placesOf(view: SweepView) {
  const { area, across, y } = scalesOf(view);
  return view.dots.map((dot) => {
    const value = Number.isNaN(dot.testLoss) ? dot.loss : dot.testLoss;
    return [across(dot.step, dot.across), dot.away ? area.top - 10 : y.at(value)] as const;
  });
}

export function drawSweep(context: CanvasRenderingContext2D, view: SweepView, theme: Theme): void {
  const { area, across, y } = scalesOf(view);
  context.clearRect(0, 0, view.width, view.height);
  // The axis below has names, not numbers.
  const below = { scale: linearScale([0, 1], [area.left, area.right]), about: 0, name: view.name };
  drawAxes(context, area, below, { scale: y, about: 4 }, theme);
  drawNames(context, view, area, across, theme);
  const positions = (of: (dot: SweepDot) => number) =>
    view.dots.flatMap((dot) => {
      const value = of(dot);
      return dot.away || !Number.isFinite(value) ? [] : [across(dot.step, dot.across), y.at(value)];
    });
  context.globalAlpha = 0.55;
  drawMarks(
    context,
    { colour: theme.soft, shape: 'disc' },
    positions(({ testLoss }) => testLoss),
    radius,
    true,
    theme.panel,
  );
  drawMarks(
    context,
    { colour: theme.ink, shape: 'disc' },
    positions(({ loss }) => loss),
    radius - 0.5,
    false,
    theme.panel,
  );
  context.globalAlpha = 1;
  const places = placesOf(view);
  const away = view.dots.flatMap((dot, i) => (dot.away ? [...(places[i] ?? [])] : []));
  drawMarks(context, { colour: theme.negative, shape: 'plus' }, away, radius + 1, false, theme.panel);
  context.lineJoin = 'round';
  context.strokeStyle = theme.soft;
  context.lineWidth = 1.75;
  context.setLineDash([5, 3]);
  medians(context, view.testLoss, across, y);
  context.setLineDash([]);
  context.strokeStyle = theme.ink;
  context.lineWidth = 2.25;
  medians(context, view.loss, across, y);
  const place = view.chosen === null ? undefined : places[view.chosen];
  if (!place) return;
  context.beginPath();
  context.arc(place[0], place[1], radius + 5, 0, 2 * Math.PI);
  context.strokeStyle = theme.ink;
  context.lineWidth = 2;
  context.stroke();
}

function medians(
  context: CanvasRenderingContext2D,
  values: readonly number[],
  across: (step: number) => number,
  y: Scale,
) {
  context.beginPath();
  let drawing = false;
  values.forEach((value, step) => {
    if (!Number.isFinite(value)) drawing = false;
    else {
      if (drawing) context.lineTo(across(step), y.at(value));
      else context.moveTo(across(step), y.at(value));
      drawing = true;
    }
  });
  context.stroke();
}

/** Every one, or as many as have room beside each other. */
function drawNames(
  context: CanvasRenderingContext2D,
  view: SweepView,
  area: PlotArea,
  across: (step: number) => number,
  theme: Theme,
) {
  context.font = font(11);
  context.fillStyle = theme.soft;
  context.textAlign = 'center';
  context.textBaseline = 'top';
  const room = (area.right - area.left) / Math.max(1, view.values.length);
  const widest = Math.max(...view.values.map((value) => context.measureText(value).width));
  const every = Math.max(1, Math.ceil((widest + 6) / room));
  view.values.forEach((value, step) => {
    if (step % every === 0) context.fillText(value, across(step), area.bottom + 7);
  });
}

/** Which dot is nearest within `reach` CSS pixels, or null. */
export function pickSweep(view: SweepView, px: number, py: number, reach = 14): number | null {
  const places = placesOf(view);
  const marks = { count: places.length, x: (i: number) => places[i]?.[0] ?? 0, y: (i: number) => places[i]?.[1] ?? 0 };
  return nearestMark([marks], px, py, reach)?.index ?? null;
}
