// Where the two halves of a fork say different things, drawn with the lens that draws what one network has learned, and the line of each.
import type { Theme } from '../../draw/theme.js';
import { Agreement } from '../../experiment/compare/agreement.js';
import { decidedApart, differences } from '../../experiment/compare/apart.js';
import type { ForkMap } from '../../experiment/compare/fork.js';
import type { Scene } from '../../experiment/scene.js';
import { CurveLens } from '../learned/lenses/curve.js';
import { MapLens } from '../learned/lenses/map.js';
import { curvePlaces, drawLines, fieldFrame, plainInput, traceValues } from './map-lines.js';
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
    drawLines(context, theme, [width, height], scene, plan, outputs[1], { hollow: true });
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
  scene: Scene,
  { plan, outputs: [first, second] }: ForkMap,
): void {
  const places = curvePlaces(scene, width, height);
  if (!places) return;
  context.save();
  context.globalAlpha = 0.2;
  context.fillStyle = theme.positive;
  traceValues(context, places, plan.inputs, first, second);
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = theme.positive;
  context.lineWidth = 2.5;
  context.setLineDash([6, 4]);
  traceValues(context, places, plan.inputs, second);
  context.stroke();
  context.restore();
}
