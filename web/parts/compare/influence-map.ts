// The training rows where they are, as large as they matter, with the line of the network that is trained on all of them and of the one
// that is trained without the row that is pointed at.
import { drawInfluenceMarks, type InfluenceMark } from '../../draw/compare/influence.js';
import { drawMapAxes } from '../../draw/map-axes.js';
import { classMark } from '../../draw/marks.js';
import { nearestMark } from '../../draw/nearest.js';
import { linearScale } from '../../draw/scale.js';
import type { Theme } from '../../draw/theme.js';
import type { Influence, InfluenceOfRows } from '../../experiment/compare/influence.js';
import { actualClass } from '../../experiment/rows.js';
import type { Scene } from '../../experiment/scene.js';
import { CurveLens } from '../learned/lenses/curve.js';
import { mapAxes } from '../learned/lenses/map.js';
import { curvePlaces, drawLines, fieldFrame, plainInput, traceValues } from './map-lines.js';
import type { Draw, Place } from './picture.js';

/** Of a pointer, in CSS pixels. */
const reach = 24;

let serial = 0;

/** Null where there is no map, and before the network that is trained on all rows is done. */
export function influenceMap(influence: InfluenceOfRows, chosen: Influence | null): Draw | null {
  const { scene, maps: plan, rows } = influence;
  const whole = influence.outputsOf(null);
  if (!scene || !plan || !whole) return null;
  const without = chosen && influence.outputsOf(chosen.row);
  const marksIn = (theme: Theme, context: CanvasRenderingContext2D, width: number, height: number) => {
    const marks = rows.map((one) => markOf(scene, one, theme, width, height));
    drawInfluenceMarks(context, marks, chosen && markOf(scene, chosen, theme, width, height), theme);
  };
  if (plan.kind === 'line') {
    const [lens, frame] = [new CurveLens(withoutRows(scene)), fieldFrame(++serial, plan, whole)];
    return (context, theme, width, height) => {
      lens.draw(context, theme, plainInput(width, height, frame, plan));
      if (without) drawCurveOf(context, theme, [width, height], scene, plan.inputs, without);
      marksIn(theme, context, width, height);
    };
  }
  const [across, upwards] = mapAxes(scene);
  return (context, theme, width, height) => {
    context.fillStyle = theme.wash;
    context.fillRect(0, 0, width, height);
    drawLines(context, theme, [width, height], scene, plan, whole, true);
    if (without) drawLines(context, theme, [width, height], scene, plan, without);
    marksIn(theme, context, width, height);
    if (across && upwards) drawMapAxes(context, { width, height }, across, upwards, theme);
  };
}

/** The row whose mark is under a pointer. */
export function pickInfluence({ scene, rows }: InfluenceOfRows, { x, y, width, height }: Place): Influence | null {
  if (!scene) return null;
  const places = rows.map(({ row }) => placeOf(scene, row, width, height));
  const marks = {
    count: rows.length,
    x: (i: number) => places[i]?.[0] ?? NaN,
    y: (i: number) => places[i]?.[1] ?? NaN,
  };
  const found = nearestMark([marks], x, y, reach);
  return (found && rows[found.index]) ?? null;
}

function markOf(scene: Scene, { row, change }: Influence, theme: Theme, width: number, height: number): InfluenceMark {
  const { problem } = scene;
  const [x, y] = placeOf(scene, row, width, height);
  const classes = Math.max(2, problem.outputs.length);
  const shape =
    problem.task === 'regression' ? 'disc' : classMark(theme, actualClass(problem, { set: 0, row }), classes).shape;
  return { x, y, change, shape };
}

function placeOf({ problem, domain }: Scene, row: number, width: number, height: number): readonly [number, number] {
  const { inputs, targets } = problem.train;
  const [x, y] = domain;
  if (x && y)
    return [
      linearScale(x, [0, width]).at(inputs[2 * row] ?? 0),
      linearScale(y, [height, 0]).at(inputs[2 * row + 1] ?? 0),
    ];
  const places = curvePlaces({ problem }, width, height);
  return [places?.across(inputs[row] ?? 0) ?? NaN, places?.up(targets[row] ?? 0) ?? NaN];
}

/** The curve of the network without the row, dashed: the lens has drawn that of all rows. */
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
