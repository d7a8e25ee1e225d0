// Several classes: how many of each were taken for which.
import { classOf, confusionMatrix } from '../../../core/network/metrics.js';
import { type ConfusionView, drawConfusion, pickConfusion } from '../../../draw/confusion.js';
import type { Theme } from '../../../draw/theme.js';
import { actualClass, type RowAddress, rowsOf, type SetIndex, undecided } from '../../../experiment/rows.js';
import type { Scene } from '../../../experiment/scene.js';
import type { Frame } from '../../../session/session.js';
import { many } from '../../words/layer-words.js';
import type { Lens, LensInput } from './lens.js';

export class ConfusionLens implements Lens {
  readonly kind = 'confusion';
  readonly #scene: Scene;
  #view: ConfusionView | null = null;
  #input: LensInput | null = null;
  #picked: { cell: string; at: number } = { cell: '', at: 0 };

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  draw(context: CanvasRenderingContext2D, theme: Theme, input: LensInput): void {
    const { predictions } = input.frame;
    this.#input = input;
    if (!predictions) return;
    const { problem } = this.#scene;
    const outputs = problem.outputs.length;
    const middle = undecided(problem);
    const test = problem.test.rows > 0 ? confusionMatrix(predictions.test, problem.test.targets, outputs, middle) : [];
    this.#view = {
      width: input.width,
      height: input.height,
      names: problem.classNames,
      train: confusionMatrix(predictions.train, problem.train.targets, outputs, middle),
      test,
    };
    drawConfusion(context, this.#view, theme);
  }

  /** A cell stands for several rows: each click follows the next of them, training rows first. */
  pick(x: number, y: number): RowAddress | null {
    const cell = this.#view && pickConfusion(this.#view, x, y);
    const predictions = this.#input?.frame.predictions;
    if (!cell || !predictions) return null;
    const rows = this.#rowsIn(cell, predictions);
    const key = `${cell.actual} ${cell.predicted}`;
    this.#picked = { cell: key, at: this.#picked.cell === key ? this.#picked.at + 1 : 0 };
    return rows[this.#picked.at % Math.max(1, rows.length)] ?? null;
  }

  #rowsIn(cell: { actual: number; predicted: number }, predictions: NonNullable<Frame['predictions']>): RowAddress[] {
    const { problem } = this.#scene;
    const found: RowAddress[] = [];
    for (const set of [0, 1] as readonly SetIndex[]) {
      const predicted = set === 0 ? predictions.train : predictions.test;
      for (let row = 0; row < rowsOf(problem, set).rows; row++) {
        const taken = classOf(predicted, row, problem.outputs.length, undecided(problem));
        if (taken === cell.predicted && actualClass(problem, { set, row }) === cell.actual) found.push({ set, row });
      }
    }
    return found;
  }

  readout(): string {
    const pointer = this.#input?.pointer;
    const view = this.#view;
    const cell = pointer && view && pickConfusion(view, pointer.x, pointer.y);
    if (!cell || !view) return '';
    const [train, test] = [
      view.train[cell.actual]?.[cell.predicted] ?? 0,
      view.test[cell.actual]?.[cell.predicted] ?? 0,
    ];
    const held = view.test.length > 0 ? ` and ${test} test` : '';
    return `${held ? `${train} training${held} rows` : many(train, 'training row')}: ${view.names[cell.actual]} taken for ${view.names[cell.predicted]}`;
  }

  describe(): string {
    const view = this.#view;
    if (!view) return 'Counts of right and wrong answers.';
    const lines = view.names.map((name, i) => {
      const taken = view.names.map((other, k) => `${view.train[i]?.[k] ?? 0} for ${other}`).join(', ');
      return `${name}: taken ${taken}`;
    });
    return `Training rows by actual and predicted class. ${lines.join('; ')}.`;
  }
}
