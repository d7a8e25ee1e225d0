// Where the networks agree, drawn with the lens that draws what one of them has learned, and the line of the one that is pointed at.

import { fromScaled } from '../../core/network/units.js';
import { contour } from '../../draw/contour.js';
import { curveScales } from '../../draw/curve.js';
import type { Theme } from '../../draw/theme.js';
import type { Compared, Comparison } from '../../experiment/compare/comparison.js';
import { undecided } from '../../experiment/rows.js';
import type { Scene } from '../../experiment/scene.js';
import type { Frame } from '../../session/session.js';
import { CurveLens } from '../learned/lenses/curve.js';
import type { Lens } from '../learned/lenses/lens.js';
import { MapLens } from '../learned/lenses/map.js';
import type { Draw } from './picture.js';

/** One for each comparison: it keeps what drawing needs from one picture to the next. */
export class Agreed {
  readonly #comparison: Comparison;
  #scene: Scene | null = null;
  #lens: Lens | null = null;
  #serial = 0;
  #drawn = -1;
  #frame: Frame | null = null;

  constructor(comparison: Comparison) {
    this.#comparison = comparison;
  }

  /** chosen: the network whose line is drawn. Null where there is nothing to draw yet. */
  drawing(chosen: Compared | null): Draw | null {
    const { agreement, scene } = this.#comparison;
    if (!agreement || !scene) return null;
    const { plan, count } = agreement;
    if (this.#scene !== scene) {
      this.#scene = scene;
      // A share of networks that say a class runs from -1 to 1, whatever the network's own output does.
      const shown =
        scene.problem.task === 'regression' ? scene : { ...scene, activations: scene.activations.map(() => 'tanh') };
      this.#lens = plan.kind === 'line' ? new CurveLens(scene) : new MapLens(shown);
      this.#drawn = -1;
    }
    if (this.#drawn !== count) {
      this.#drawn = count;
      this.#serial++;
      this.#frame = fieldFrame(
        this.#serial,
        plan,
        plan.kind === 'line' ? middleOf(this.#comparison) : agreement.field(),
      );
    }
    const outputs = chosen && this.#comparison.outputsOf(chosen);
    return (context, theme, width, height) => {
      if (!this.#frame) return;
      const input = {
        width,
        height,
        frame: this.#frame,
        plan,
        followed: null,
        pointer: null,
        output: null,
        note: null,
        bare: false,
      };
      this.#lens?.draw(context, theme, input);
      if (plan.kind === 'line') this.#drawBand(context, theme, width, height, outputs);
      else if (outputs) drawLines(context, theme, [width, height], scene, plan, outputs);
    };
  }

  /** Around the median, which the lens has drawn: what half of the networks say, and what the chosen one says. */
  #drawBand(
    context: CanvasRenderingContext2D,
    theme: Theme,
    width: number,
    height: number,
    outputs: Float32Array | null,
  ): void {
    const { agreement, scene } = this.#comparison;
    const band = agreement?.band();
    const [input, output] = [scene?.problem.inputs[0], scene?.problem.outputs[0]];
    if (!agreement || !band || !scene || !input || !output) return;
    const y = scene.problem.task === 'binary' ? scene.problem.coding : output.domain;
    const scales = curveScales({ width, height, x: input.domain, y } as Parameters<typeof curveScales>[0]);
    const across = (i: number) => scales.x.at(fromScaled(input.scale, agreement.plan.inputs[i] ?? 0));
    const up = (value: number) => scales.y.at(fromScaled(output.scale, value));
    context.save();
    context.globalAlpha = 0.22;
    context.fillStyle = theme.output;
    context.beginPath();
    band.forEach(({ low }, i) => {
      context.lineTo(across(i), up(low));
    });
    for (let i = band.length - 1; i >= 0; i--) context.lineTo(across(i), up(band[i]?.high ?? 0));
    context.fill();
    context.globalAlpha = 1;
    if (outputs) {
      context.strokeStyle = theme.ink;
      context.lineWidth = 2;
      context.beginPath();
      outputs.forEach((value, i) => {
        context.lineTo(across(i), up(value));
      });
      context.stroke();
    }
    context.restore();
  }
}

/** What a lens is given of a network, made of what all of them say. */
function fieldFrame(serial: number, plan: { id: string; columns: number; rows: number }, field: Float32Array): Frame {
  return { serial, maps: { id: plan.id, rows: plan.columns * plan.rows, layers: [field] } } as unknown as Frame;
}

const middleOf = ({ agreement }: Comparison) => Float32Array.from(agreement?.band() ?? [], ({ median }) => median);

type Plan = { readonly columns: number; readonly rows: number };

/** Where one network goes over from one class to another. */
function drawLines(
  context: CanvasRenderingContext2D,
  theme: Theme,
  [width, height]: readonly [number, number],
  { problem }: Scene,
  { columns, rows }: Plan,
  outputs: Float32Array,
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
  context.strokeStyle = theme.panel;
  context.lineWidth = 4.5;
  path();
  context.strokeStyle = theme.ink;
  context.lineWidth = 2;
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
