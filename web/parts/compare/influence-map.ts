// The training rows where they are, as large as they matter, with the line of the network that is trained on all of them and of the one
// that is trained without the row that is pointed at, or with one that was moved.
import { identityScale, toScaled } from '../../core/network/units.js';
import { drawInfluenceMarks, type InfluenceMark } from '../../draw/compare/influence.js';
import { drawMapAxes } from '../../draw/map-axes.js';
import { classMark } from '../../draw/marks.js';
import { nearestMark } from '../../draw/nearest.js';
import { linearScale } from '../../draw/scale.js';
import type { Theme } from '../../draw/theme.js';
import type { Influence, InfluenceOfRows } from '../../experiment/compare/influence.js';
import type { MovedRow, RowPlace } from '../../experiment/compare/moved-row.js';
import { actualClass } from '../../experiment/rows.js';
import type { Scene } from '../../experiment/scene.js';
import { CurveLens } from '../learned/lenses/curve.js';
import { mapAxes } from '../learned/lenses/map.js';
import { curvePlaces, drawLines, fieldFrame, plainInput, traceValues } from './map-lines.js';
import type { Draw, Place } from './picture.js';

/** Of a pointer, in CSS pixels. */
const reach = 24;

let serial = 0;

/** moved: the row that was moved, and what that does. Null where there is no map, and before the network that is trained on all rows is done. */
export function influenceMap(
  influence: InfluenceOfRows,
  chosen: Influence | null,
  moved: MovedRow | null,
): Draw | null {
  const { scene, maps: plan, rows } = influence;
  const whole = influence.outputsOf(null);
  if (!scene || !plan || !whole) return null;
  const other = moved ? (moved.known?.outputs ?? null) : chosen && influence.outputsOf(chosen.row);
  const marksIn = (theme: Theme, context: CanvasRenderingContext2D, width: number, height: number) => {
    const markIn = (one: Influence) => markOf(scene, one, moved?.place ?? null, theme, width, height);
    drawInfluenceMarks(context, rows.map(markIn), chosen && markIn(chosen), theme);
    if (moved?.place)
      drawWay(
        context,
        theme,
        placeOf(scene, moved.place.row, null, width, height),
        placeOf(scene, moved.place.row, moved.place, width, height),
      );
  };
  if (plan.kind === 'line') {
    // Of a row that was moved the curve it leads to is the one that is drawn in full, and that of before is dashed.
    const [full, dashed] = moved ? [other ?? whole, other && whole] : [whole, other];
    const [lens, frame] = [new CurveLens(withoutRows(scene)), fieldFrame(++serial, plan, full)];
    return (context, theme, width, height) => {
      lens.draw(context, theme, plainInput(width, height, frame, plan));
      if (dashed) drawCurveOf(context, theme, [width, height], scene, plan.inputs, dashed);
      marksIn(theme, context, width, height);
    };
  }
  const [across, upwards] = mapAxes(scene);
  return (context, theme, width, height) => {
    context.fillStyle = theme.wash;
    context.fillRect(0, 0, width, height);
    drawLines(context, theme, [width, height], scene, plan, whole, moved ? { before: true } : { hollow: true });
    if (other) drawLines(context, theme, [width, height], scene, plan, other);
    marksIn(theme, context, width, height);
    if (across && upwards) drawMapAxes(context, { width, height }, across, upwards, theme);
  };
}

/** The row whose mark is under a pointer. */
export function pickInfluence(
  { scene, rows }: InfluenceOfRows,
  moved: RowPlace | null,
  { x, y, width, height }: Place,
): Influence | null {
  if (!scene) return null;
  const places = rows.map(({ row }) => placeOf(scene, row, moved, width, height));
  const marks = {
    count: rows.length,
    x: (i: number) => places[i]?.[0] ?? NaN,
    y: (i: number) => places[i]?.[1] ?? NaN,
  };
  const found = nearestMark([marks], x, y, reach);
  return (found && rows[found.index]) ?? null;
}

/** Where a row is that stands at a place of the map; held within it. Null where there is no map. */
export function rowAt(scene: Scene, row: number, { x, y, width, height }: Place): RowPlace | null {
  const [first, second] = scene.domain;
  const hold = (value: number, [low, high]: readonly [number, number]) => Math.max(low, Math.min(high, value));
  if (first && second)
    return {
      row,
      inputs: [
        hold(linearScale(first, [0, width]).invert(x), first),
        hold(linearScale(second, [height, 0]).invert(y), second),
      ],
    };
  const places = curvePlaces(scene, width, height);
  if (!first || !places) return null;
  const { problem } = scene;
  const inputs = [hold(places.inputAt(x), first)];
  if (problem.task !== 'regression') return { row, inputs };
  const [low, high] = problem.outputs[0]?.domain ?? [0, 1];
  const scale = problem.outputs[0]?.scale ?? identityScale;
  return { row, inputs, target: hold(places.outputAt(y), [toScaled(scale, low), toScaled(scale, high)]) };
}

/** From where a row was to where it is. */
function drawWay(
  context: CanvasRenderingContext2D,
  theme: Theme,
  from: readonly [number, number],
  to: readonly [number, number],
): void {
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.strokeStyle = theme.ink;
  context.lineWidth = 1;
  context.stroke();
  context.beginPath();
  context.arc(...from, 2.5, 0, 2 * Math.PI);
  context.fillStyle = theme.ink;
  context.fill();
}

function markOf(
  scene: Scene,
  { row, change }: Influence,
  moved: RowPlace | null,
  theme: Theme,
  width: number,
  height: number,
): InfluenceMark {
  const { problem } = scene;
  const [x, y] = placeOf(scene, row, moved, width, height);
  const classes = Math.max(2, problem.outputs.length);
  const shape =
    problem.task === 'regression' ? 'disc' : classMark(theme, actualClass(problem, { set: 0, row }), classes).shape;
  return { x, y, change, shape };
}

/** In CSS pixels. */
function placeOf(
  { problem, domain }: Scene,
  row: number,
  moved: RowPlace | null,
  width: number,
  height: number,
): readonly [number, number] {
  const there = moved?.row === row ? moved : null;
  const columns = problem.inputs.length;
  const input = (i: number) => there?.inputs[i] ?? problem.train.inputs[columns * row + i] ?? 0;
  const [x, y] = domain;
  if (x && y) return [linearScale(x, [0, width]).at(input(0)), linearScale(y, [height, 0]).at(input(1))];
  const places = curvePlaces({ problem }, width, height);
  const target = there?.target ?? problem.train.targets[row] ?? 0;
  return [places?.across(input(0)) ?? NaN, places?.up(target) ?? NaN];
}

/** Another curve than the one that the lens has drawn, dashed. */
function drawCurveOf(
  context: CanvasRenderingContext2D,
  theme: Theme,
  [width, height]: readonly [number, number],
  scene: Scene,
  at: Float32Array,
  values: Float32Array,
): void {
  const places = curvePlaces(scene, width, height);
  if (!places) return;
  context.save();
  context.strokeStyle = theme.ink;
  context.lineWidth = 2;
  context.setLineDash([6, 4]);
  traceValues(context, places, at, values);
  context.stroke();
  context.restore();
}

/** For a lens that is to draw what was learned, and no row. */
function withoutRows(scene: Scene): Scene {
  const nobody = { inputs: new Float32Array(), targets: new Float32Array(), rows: 0 };
  const { problem } = scene;
  return {
    ...scene,
    problem: { ...problem, train: { ...problem.train, ...nobody }, test: { ...problem.test, ...nobody } },
  };
}
