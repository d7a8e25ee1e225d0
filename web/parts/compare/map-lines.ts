// What the maps of compared networks are drawn with: a field in place of a network, the line where one network goes over from class to
// class, and of one input its curve.
import { fromScaled, toScaled } from '../../core/network/units.js';
import { contour } from '../../draw/contour.js';
import { curveScales } from '../../draw/curve.js';
import type { Theme } from '../../draw/theme.js';
import type { MapPlan } from '../../experiment/map-plan.js';
import { undecided } from '../../experiment/rows.js';
import type { Scene } from '../../experiment/scene.js';
import type { Frame } from '../../session/session.js';
import type { LensInput } from '../learned/lenses/lens.js';

/** What a lens is given of a network, made of what all of them say. */
export function fieldFrame(
  serial: number,
  plan: { id: string; columns: number; rows: number },
  field: Float32Array,
): Frame {
  return { serial, maps: { id: plan.id, rows: plan.columns * plan.rows, layers: [field] } } as unknown as Frame;
}

/** Nothing is followed, pointed at or singled out. */
export function plainInput(width: number, height: number, frame: Frame, plan: MapPlan): LensInput {
  return { width, height, frame, plan, followed: null, pointer: null, output: null, note: null, bare: false };
}

type Plan = { readonly columns: number; readonly rows: number };

/** hollow: in the colour of the ground with an edge of ink, in place of the other way round. before: thin. */
export interface LineLook {
  readonly hollow?: boolean;
  readonly before?: boolean;
}

/** Where one network goes over from one class to another. */
export function drawLines(
  context: CanvasRenderingContext2D,
  theme: Theme,
  [width, height]: readonly [number, number],
  { problem }: Scene,
  { columns, rows }: Plan,
  outputs: Float32Array,
  { hollow = false, before = false }: LineLook = {},
): void {
  if (problem.task === 'regression') return;
  const many = problem.outputs.length;
  const lines =
    many === 1
      ? [contour(outputs, columns, rows, undecided(problem))]
      : problem.outputs.map((_, k) => contour(margin(outputs, many, k), columns, rows, 0));
  const [dx, dy] = [width / (columns - 1), height / (rows - 1)];
  const path = () => {
    context.beginPath();
    for (const line of lines) {
      for (let i = 0; i < line.length; i += 4) {
        context.moveTo((line[i] ?? 0) * dx, (line[i + 1] ?? 0) * dy);
        context.lineTo((line[i + 2] ?? 0) * dx, (line[i + 3] ?? 0) * dy);
      }
    }
    context.stroke();
  };
  context.lineCap = 'round';
  context.strokeStyle = hollow ? theme.ink : theme.panel;
  context.lineWidth = before ? 3 : 4.5;
  path();
  context.strokeStyle = hollow ? theme.panel : theme.ink;
  context.lineWidth = before ? 1.25 : 2;
  path();
}

/** By how much one class is ahead of the best of the others, in each cell. */
function margin(outputs: Float32Array, many: number, k: number): Float32Array {
  return Float32Array.from({ length: outputs.length / many }, (_, cell) => {
    let best = Number.NEGATIVE_INFINITY;
    for (let other = 0; other < many; other++)
      if (other !== k) best = Math.max(best, outputs[cell * many + other] ?? 0);
    return (outputs[cell * many + k] ?? 0) - best;
  });
}

/** Where the network's own numbers are on the plot of a curve, in CSS pixels. */
export interface CurvePlaces {
  across(input: number): number;
  up(output: number): number;
  /** The way back. */
  inputAt(x: number): number;
  outputAt(y: number): number;
}

/** On the axes that CurveLens draws. Null where there are not both one input and an output. */
export function curvePlaces({ problem }: Pick<Scene, 'problem'>, width: number, height: number): CurvePlaces | null {
  const [input, output] = [problem.inputs[0], problem.outputs[0]];
  if (!input || !output) return null;
  const y = problem.task === 'binary' ? problem.coding : output.domain;
  const scales = curveScales({ width, height, x: input.domain, y });
  return {
    across: (value) => scales.x.at(fromScaled(input.scale, value)),
    up: (value) => scales.y.at(fromScaled(output.scale, value)),
    inputAt: (x) => toScaled(input.scale, scales.x.invert(x)),
    outputAt: (y) => toScaled(output.scale, scales.y.invert(y)),
  };
}

/** The way along a curve, to be stroked; and back along another to be filled. at, values: in the network's own numbers. */
export function traceValues(
  context: CanvasRenderingContext2D,
  { across, up }: CurvePlaces,
  at: Float32Array,
  values: ArrayLike<number>,
  back?: ArrayLike<number>,
): void {
  context.beginPath();
  for (let i = 0; i < values.length; i++) context.lineTo(across(at[i] ?? 0), up(values[i] ?? 0));
  if (back) for (let i = back.length - 1; i >= 0; i--) context.lineTo(across(at[i] ?? 0), up(back[i] ?? 0));
}
