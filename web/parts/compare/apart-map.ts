// Where the two halves of a fork say different things, drawn with the lens that draws what one network has learned, and the line of each.
import { fromScaled } from '../../core/network/units.js';
import { curveScales } from '../../draw/curve.js';
import type { Theme } from '../../draw/theme.js';
import { Agreement } from '../../experiment/compare/agreement.js';
import { decidedApart, differences } from '../../experiment/compare/apart.js';
import type { ForkMap } from '../../experiment/compare/fork.js';
import type { Scene } from '../../experiment/scene.js';
import { CurveLens } from '../learned/lenses/curve.js';
import { MapLens } from '../learned/lenses/map.js';
import { drawLines, fieldFrame, plainInput } from './map-lines.js';
import type { Draw } from './picture.js';

/** Between two dots of what is decided differently, in cells of the map. */
const everyCells = 2;

let serial = 0;

export function drawingOf(scene: Scene, map: ForkMap): Draw {
  const { plan, outputs } = map;
  const numbers = scene.problem.task === 'regression';
  if (plan.kind === 'line') {
    const [lens, frame] = [new CurveLens(scene), fieldFrame(++serial, plan, outputs[0])];
    return (context, theme, width, height) => {
      lens.draw(context, theme, plainInput(width, height, frame, plan));
      drawOther(context, theme, [width, height], scene, map);
    };
  }
  // Shares and differences run from -1 to 1, whatever the network's own output does.
  const lens = new MapLens({ ...scene, activations: scene.activations.map(() => 'tanh') });
  const frame = fieldFrame(++serial, plan, numbers ? inUnits(differences(scene, outputs)) : agreed(scene, map));
  const apart = numbers ? null : decidedApart(scene, outputs);
  return (context, theme, width, height) => {
    lens.draw(context, theme, plainInput(width, height, frame, plan));
    if (!apart) return;
    drawDots(context, theme, [width, height], map, apart);
    drawLines(context, theme, [width, height], scene, plan, outputs[0]);
    drawLines(context, theme, [width, height], scene, plan, outputs[1], true);
  };
}

/** In full colour where both say the same class, pale where they do not. */
function agreed(scene: Scene, { plan, outputs }: ForkMap): Float32Array {
  const agreement = new Agreement(scene, plan);
  for (const one of outputs) agreement.add(one);
  return agreement.field();
}

/** The largest is 1 or -1. */
function inUnits(apart: Float32Array): Float32Array {
  const most = apart.reduce((widest, value) => Math.max(widest, Math.abs(value)), 0);
  return most > 0 ? apart.map((value) => value / most) : apart;
}

/** A second mark beside the pale colour. */
function drawDots(
  context: CanvasRenderingContext2D,
  theme: Theme,
  [width, height]: readonly [number, number],
  { plan: { columns, rows } }: ForkMap,
  apart: Uint8Array,
): void {
  const [dx, dy] = [width / columns, height / rows];
  context.fillStyle = theme.ink;
  for (let row = 0; row < rows; row += everyCells)
    for (let column = 0; column < columns; column += everyCells)
      if (apart[row * columns + column])
        context.fillRect((column + 0.5) * dx - 0.75, (row + 0.5) * dy - 0.75, 1.5, 1.5);
}

/** The second curve beside the first, which the lens has drawn, and what is between them. */
function drawOther(
  context: CanvasRenderingContext2D,
  theme: Theme,
  [width, height]: readonly [number, number],
  { problem }: Scene,
  { plan, outputs: [first, second] }: ForkMap,
): void {
  const [input, output] = [problem.inputs[0], problem.outputs[0]];
  if (!input || !output) return;
  const y = problem.task === 'binary' ? problem.coding : output.domain;
  const scales = curveScales({ width, height, x: input.domain, y });
  const across = (i: number) => scales.x.at(fromScaled(input.scale, plan.inputs[i] ?? 0));
  const up = (value: number) => scales.y.at(fromScaled(output.scale, value));
  context.save();
  context.beginPath();
  for (let i = 0; i < first.length; i++) context.lineTo(across(i), up(first[i] ?? 0));
  for (let i = second.length - 1; i >= 0; i--) context.lineTo(across(i), up(second[i] ?? 0));
  context.globalAlpha = 0.2;
  context.fillStyle = theme.positive;
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = theme.positive;
  context.lineWidth = 2.5;
  context.setLineDash([6, 4]);
  context.beginPath();
  for (let i = 0; i < second.length; i++) context.lineTo(across(i), up(second[i] ?? 0));
  context.stroke();
  context.restore();
}
