// Where many networks agree. Of classes: how many say each, at every point of the map. Of numbers: their mean over a plane, their spread along
// a line. Sums alone are kept of a plane, so it takes the same memory for five networks as for five hundred.
import { classOf } from '../../core/network/class-of.js';
import type { MapPlan } from '../map-plan.js';
import { undecided } from '../rows.js';
import type { Scene } from '../scene.js';
import { type Spread, spreadOf } from './spread.js';

export class Agreement {
  readonly plan: MapPlan;
  readonly #scene: Scene;
  readonly #outputs: number;
  /** Classes: how many say each, class after class. Numbers: sums, output after output. */
  readonly #sums: Float64Array;
  readonly #lines: Float32Array[] = [];
  #count = 0;

  constructor(scene: Scene, plan: MapPlan) {
    this.plan = plan;
    this.#scene = scene;
    this.#outputs = scene.problem.outputs.length;
    const cells = plan.columns * plan.rows;
    this.#sums = new Float64Array(cells * (this.#byClass ? Math.max(2, this.#outputs) : this.#outputs));
  }

  get #byClass(): boolean {
    return this.#scene.problem.task !== 'regression';
  }

  /** Networks so far. */
  get count(): number {
    return this.#count;
  }

  /** outputs: rows x K of one network, row-major, for plan.inputs. Cost: one pass over them. */
  add(outputs: Float32Array): void {
    this.#count++;
    const cells = this.plan.columns * this.plan.rows;
    const sums = this.#sums;
    if (this.plan.kind === 'line') this.#lines.push(outputs);
    const width = this.#outputs;
    const middle = undecided(this.#scene.problem);
    for (let cell = 0; cell < cells; cell++) {
      if (this.#byClass) {
        const at = classOf(outputs, cell, width, middle) * cells + cell;
        sums[at] = (sums[at] as number) + 1;
      } else {
        for (let k = 0; k < width; k++)
          sums[k * cells + cell] = (sums[k * cells + cell] as number) + (outputs[cell * width + k] as number);
      }
    }
  }

  /**
   * One output: from -1, where all say the first class, over 0, where half of them do, to 1; of numbers their mean. Several: the share that
   * says each class, class after class.
   */
  field(): Float32Array {
    const cells = this.plan.columns * this.plan.rows;
    const of = Math.max(1, this.#count);
    if (this.#byClass && this.#outputs === 1)
      return Float32Array.from({ length: cells }, (_, cell) => (2 * (this.#sums[cells + cell] as number)) / of - 1);
    return Float32Array.from(this.#sums, (sum) => sum / of);
  }

  /** Along a line: what half of the networks say, at each abscissa. Null where there is none. */
  band(): Spread[] | null {
    const { columns, kind } = this.plan;
    if (kind !== 'line' || this.#count === 0) return null;
    const width = this.#outputs;
    return Array.from({ length: columns }, (_, at) =>
      spreadOf(this.#lines.map((line) => line[at * width] as number)),
    ) as Spread[];
  }
}
