// Numbers from several inputs: predicted against actual, one output or all.

import { fromScaled, identityScale } from '../../../core/network/units.js';
import { drawScatter, pickScatter, type ScatterView } from '../../../draw/scatter.js';
import type { Theme } from '../../../draw/theme.js';
import { type RowAddress, rowsOf, type SetIndex, withUnit } from '../../../experiment/rows.js';
import type { Scene } from '../../../experiment/scene.js';
import type { Lens, LensInput } from './lens.js';

export class ScatterLens implements Lens {
  readonly kind = 'scatter';
  readonly #scene: Scene;
  #view: ScatterView | null = null;
  #input: LensInput | null = null;

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  draw(context: CanvasRenderingContext2D, theme: Theme, input: LensInput): void {
    const { predictions } = input.frame;
    this.#input = input;
    if (!predictions) return;
    const { problem } = this.#scene;
    const outputs = problem.outputs.length;
    const column =
      input.output === null ? (outputs === 1 ? problem.outputs[0] : undefined) : problem.outputs[input.output];
    // Several outputs share axes only in the network's units; one alone is shown in its own.
    const scale = column?.scale ?? identityScale;
    const real = (values: Float32Array) =>
      scale === identityScale ? values : values.map((value) => fromScaled(scale, value));
    this.#view = {
      width: input.width,
      height: input.height,
      outputs,
      output: input.output,
      unit: column ? (column.unit ?? '') : 'network\u2019s units',
      domain: column ? column.domain : [-0.05, 1.05],
      sets: [
        {
          predicted: real(predictions.train),
          actual: real(problem.train.targets),
          rows: problem.train.rows,
          test: false,
        },
        { predicted: real(predictions.test), actual: real(problem.test.targets), rows: problem.test.rows, test: true },
      ],
    };
    drawScatter(context, this.#view, theme);
  }

  pick(x: number, y: number, reach: number): RowAddress | null {
    const found = this.#view && pickScatter(this.#view, x, y, reach);
    return found ? { set: found.set as SetIndex, row: found.row } : null;
  }

  readout(): string {
    const pointer = this.#input?.pointer;
    const predictions = this.#input?.frame.predictions;
    const found = pointer && this.#view && pickScatter(this.#view, pointer.x, pointer.y);
    if (!found || !predictions) return '';
    const { problem } = this.#scene;
    const column = problem.outputs[found.output];
    if (!column) return '';
    const i = found.row * problem.outputs.length + found.output;
    const predicted = (found.set === 0 ? predictions.train : predictions.test)[i] ?? 0;
    const actual = rowsOf(problem, found.set as SetIndex).targets[i] ?? 0;
    const show = (value: number) => withUnit(column, value);
    return `${column.label}: ${show(predicted)} predicted, ${show(actual)} actual`;
  }

  describe(): string {
    const { problem } = this.#scene;
    const names = problem.outputs.map(({ label }) => label).join(', ');
    return `Predicted against actual for ${names}: ${problem.train.rows} training and ${problem.test.rows} test rows; the closer to the diagonal, the better.`;
  }
}
