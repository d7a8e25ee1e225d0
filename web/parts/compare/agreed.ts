// Where the networks agree, drawn with the lens that draws what one of them has learned, and the line of the one that is pointed at.

import { fromScaled } from '../../core/network/units.js';
import { curveScales } from '../../draw/curve.js';
import type { Theme } from '../../draw/theme.js';
import type { Compared, Comparison } from '../../experiment/compare/comparison.js';
import type { Scene } from '../../experiment/scene.js';
import type { Frame } from '../../session/session.js';
import { CurveLens } from '../learned/lenses/curve.js';
import type { Lens } from '../learned/lenses/lens.js';
import { MapLens } from '../learned/lenses/map.js';
import { drawLines, fieldFrame, plainInput } from './map-lines.js';
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
      this.#lens?.draw(context, theme, plainInput(width, height, this.#frame, plan));
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
    const scales = curveScales({ width, height, x: input.domain, y });
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

const middleOf = ({ agreement }: Comparison) => Float32Array.from(agreement?.band() ?? [], ({ median }) => median);
