// One input: the output as a curve through the observations, in the units people know.

import { amount, fixed } from '../../../core/base/format.js';
import { fromScaled } from '../../../core/network/units.js';
import { type CurveView, curveScales, drawCurve, readCurve } from '../../../draw/curve.js';
import { nearestMark } from '../../../draw/nearest.js';
import type { Theme } from '../../../draw/theme.js';
import type { MapPlan } from '../../../experiment/map-plan.js';
import { type RowAddress, rowsOf, type SetIndex, withUnit } from '../../../experiment/rows.js';
import type { Scene } from '../../../experiment/scene.js';
import type { Lens, LensInput } from './lens.js';

export class CurveLens implements Lens {
  readonly kind = 'curve';
  readonly #scene: Scene;
  readonly #observations: CurveView['observations'];
  #at: { plan: MapPlan; values: Float64Array } | null = null;
  #view: CurveView | null = null;

  constructor(scene: Scene) {
    this.#scene = scene;
    const { problem } = scene;
    const [input, output] = [problem.inputs[0], problem.outputs[0]];
    this.#observations = ([0, 1] as const).map((set) => {
      const rows = rowsOf(problem, set);
      return {
        x: Float64Array.from(rows.inputs, (value) => (input ? fromScaled(input.scale, value) : value)),
        y: Float64Array.from(rows.targets, (value) => (output ? fromScaled(output.scale, value) : value)),
        test: set === 1,
      };
    });
  }

  draw(context: CanvasRenderingContext2D, theme: Theme, input: LensInput): void {
    const { problem } = this.#scene;
    const [column, output] = [problem.inputs[0], problem.outputs[0]];
    const values = input.frame.maps?.layers.at(-1);
    if (!column || !output || !values || input.plan?.kind !== 'line') return;
    if (this.#at?.plan !== input.plan) {
      this.#at = {
        plan: input.plan,
        values: Float64Array.from(input.plan.inputs, (value) => fromScaled(column.scale, value)),
      };
    }
    const binary = problem.task === 'binary';
    const [low, high] = binary ? problem.coding : output.domain;
    this.#view = {
      width: input.width,
      height: input.height,
      x: column.domain,
      y: [low, high],
      xName: column.unit ? `${column.label.toLowerCase()}, ${column.unit}` : column.label.toLowerCase(),
      yName: binary ? `probability of ${problem.classNames[1]}` : output.label.toLowerCase(),
      at: this.#at.values,
      values: Float64Array.from(values, (value) => fromScaled(output.scale, value)),
      observations: this.#observations,
      binary,
      note: input.note,
      chosen: input.followed,
      pointer: null,
    };
    if (input.pointer) {
      const at = curveScales(this.#view).x.invert(input.pointer.x);
      if (at >= column.domain[0] && at <= column.domain[1]) this.#view.pointer = at;
    }
    drawCurve(context, this.#view, theme);
  }

  pick(x: number, y: number, reach: number): RowAddress | null {
    if (!this.#view) return null;
    const scales = curveScales(this.#view);
    // Whoever points at a curve goes along it: a distance up or down counts for a third.
    const marks = this.#observations.map((set) => ({
      count: set.x.length,
      x: (row: number) => scales.x.at(set.x[row] ?? 0),
      y: (row: number) => scales.y.at(set.y[row] ?? 0) / 3,
    }));
    const found = nearestMark(marks, x, y / 3, reach * 2);
    return found && { set: found.group as SetIndex, row: found.index };
  }

  readout(): string {
    const view = this.#view;
    if (!view || view.pointer === null) return '';
    return `at ${this.#place(view.pointer)}: ${this.#value(view, view.pointer)}`;
  }

  #place(x: number): string {
    const { unit, domain = [0, 1], decimals = 0 } = this.#scene.problem.inputs[0] ?? {};
    const number = amount(x, domain, decimals);
    return unit ? `${number}\u00a0${unit}` : number;
  }

  /** What the curve says there, in the output's numbers. */
  #value(view: CurveView, x: number): string {
    return amount(readCurve(view, x), view.y, this.#scene.problem.outputs[0]?.decimals ?? 0);
  }

  describe(): string {
    const view = this.#view;
    const column = this.#scene.problem.inputs[0];
    if (!view || !column) return 'The fitted curve.';
    const [low, high] = [view.at[0] ?? 0, view.at[view.at.length - 1] ?? 0];
    const ends = `from ${this.#value(view, low)} at ${this.#place(low)} to ${this.#value(view, high)} at ${this.#place(high)}`;
    const note = view.note ? `; at ${this.#place(view.note.x)} it is ${fixed(readCurve(view, view.note.x), 3)}` : '';
    const first = withUnit(column, this.#scene.problem.train.inputs[0] ?? 0);
    return `A curve of the ${view.yName} over the ${view.xName}, ${ends}${note}; ${this.#scene.problem.train.rows} observations, the first at ${first}.`;
  }
}
