// Where the networks agree, drawn with the lens that draws what one of them has learned, and the line of the one that is pointed at.
import type { Theme } from '../../draw/theme.js';
import type { Compared, Comparison } from '../../experiment/compare/comparison.js';
import type { Scene } from '../../experiment/scene.js';
import type { Frame } from '../../session/session.js';
import { CurveLens } from '../learned/lenses/curve.js';
import type { Lens } from '../learned/lenses/lens.js';
import { MapLens } from '../learned/lenses/map.js';
import { curvePlaces, drawLines, fieldFrame, plainInput, traceValues } from './map-lines.js';
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
    const places = scene && curvePlaces(scene, width, height);
    if (!agreement || !band || !places) return;
    const { inputs } = agreement.plan;
    const [low, high] = [band.map((one) => one.low), band.map((one) => one.high)];
    context.save();
    context.globalAlpha = 0.22;
    context.fillStyle = theme.output;
    traceValues(context, places, inputs, low, high);
    context.fill();
    context.globalAlpha = 1;
    if (outputs) {
      context.strokeStyle = theme.ink;
      context.lineWidth = 2;
      traceValues(context, places, inputs, outputs);
      context.stroke();
    }
    context.restore();
  }
}

const middleOf = ({ agreement }: Comparison) => Float32Array.from(agreement?.band() ?? [], ({ median }) => median);
