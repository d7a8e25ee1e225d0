// The ground that a bowl shows: the cost over two parameters, asked for again where what is there no longer holds.
import { parameterIndex } from '../../../core/network/parameters.js';
import type { BowlSurface } from '../../../draw/bowl.js';
import type { ParameterAddress } from '../../../engine/types.js';
import type { Experiment } from '../../../experiment/experiment.js';
import type { Frame } from '../../../session/session.js';
import { type Span, spanFor } from './bowl-domain.js';

/** Points along each axis. */
export const edge = 49;
/** Milliseconds between two surfaces while other parameters change, and how many times longer than it takes. */
const pause = 300;
const rest = 8;

export type Axes = readonly [ParameterAddress, ParameterAddress];

export class BowlGround {
  surface: BowlSurface | null = null;
  /** All other parameters, as the surface was computed for. */
  #others = new Float32Array();
  #spans: [Span | null, Span | null] = [null, null];
  #asking = false;
  #next = 0;
  #again: ReturnType<typeof setTimeout> | undefined;
  readonly #changed: () => void;
  readonly #due: () => void;

  /** changed: there is another surface; due: it is time to refresh again. */
  constructor(changed: () => void, due: () => void) {
    this.#changed = changed;
    this.#due = due;
  }

  /** Of what is shown across, in the parameter's own numbers. */
  get width(): number {
    const [across] = this.#spans;
    return across ? across[1] - across[0] : 6;
  }

  forget(): void {
    this.surface = null;
    this.#spans = [null, null];
  }

  leave(): void {
    clearTimeout(this.#again);
  }

  /** Asks for another surface where this one no longer holds; calmly, since it takes as long as thousands of predictions. */
  refresh(experiment: Experiment, axes: Axes, frame: Frame, here: readonly [number, number]): void {
    const { scene, session } = experiment;
    if (!scene || !session || this.#asking) return;
    const spans = [spanFor(here[0], this.#spans[0]), spanFor(here[1], this.#spans[1])] as const;
    const others = frame.parameters.slice();
    for (const address of axes) others[parameterIndex(scene.layers, address)] = 0;
    const holds =
      this.surface !== null &&
      spans[0] === this.#spans[0] &&
      spans[1] === this.#spans[1] &&
      others.every((value, i) => value === this.#others[i]);
    if (holds) return;
    const wait = this.surface ? this.#next - performance.now() : 0;
    if (wait > 0) {
      clearTimeout(this.#again);
      this.#again = setTimeout(this.#due, wait);
      return;
    }
    this.#asking = true;
    const began = performance.now();
    const axis = (address: ParameterAddress, [min, max]: Span) => ({ ...address, min, max, count: edge });
    session
      .costSurface(axis(axes[0], spans[0]), axis(axes[1], spans[1]))
      .then(
        (costs) => {
          if (experiment.scene !== scene) return;
          this.#spans = [...spans];
          this.#others = others;
          this.surface = { xDomain: spans[0], yDomain: spans[1], columns: edge, rows: edge, costs };
          this.#changed();
        },
        () => {}, // the session ended, or another network came meanwhile
      )
      .finally(() => {
        const now = performance.now();
        this.#asking = false;
        this.#next = now + Math.max(pause, rest * (now - began));
      });
  }

  /** At the nearest point of the grid. */
  costAt([x, y]: readonly [number, number]): number {
    if (!this.surface) return Number.NaN;
    const index = (value: number, [low, high]: Span, count: number) =>
      Math.max(0, Math.min(count - 1, Math.round(((value - low) / (high - low)) * (count - 1))));
    const { columns, rows, xDomain, yDomain, costs } = this.surface;
    return costs[index(y, yDomain, rows) * columns + index(x, xDomain, columns)] ?? Number.NaN;
  }

  /** The lowest point of the grid, and where it is. */
  get lowest(): { cost: number; at: readonly [number, number] } {
    if (!this.surface) return { cost: Number.NaN, at: [Number.NaN, Number.NaN] };
    const { costs, columns, rows, xDomain, yDomain } = this.surface;
    let lowest = 0;
    costs.forEach((value, i) => {
      if (value < (costs[lowest] ?? Number.POSITIVE_INFINITY)) lowest = i;
    });
    const at = (index: number, [low, high]: Span, count: number) => low + ((high - low) * index) / (count - 1);
    return {
      cost: costs[lowest] ?? 0,
      at: [at(lowest % columns, xDomain, columns), at(Math.floor(lowest / columns), yDomain, rows)],
    };
  }
}
