// What can be undone: every recipe, and the weights each was left with, so that no trained network is lost by a change that starts
// another one.
import {
  type Change,
  present,
  record,
  redoLabel,
  startUndo,
  travel,
  type UndoHistory,
  undoLabel,
} from '../core/run/undo-history.js';
import type { Recipe } from './recipe.js';

/**
 * What the way back over a change does to the weights. left: those come back that were left there. stay: the present ones go
 * on, as over a point that was drawn. Without a word, settings that change while training leave the weights alone.
 */
export type Way = 'left' | 'stay';

export class Undo {
  #history: UndoHistory<Recipe> | null = null;
  readonly #weights = new WeakMap<Recipe, Uint8Array>();
  readonly #ways = new WeakMap<Recipe, Way>();

  get present(): Recipe | null {
    return this.#history && present(this.#history);
  }
  get undoLabel(): string | undefined {
    return this.#history ? undoLabel(this.#history) : undefined;
  }
  get redoLabel(): string | undefined {
    return this.#history ? redoLabel(this.#history) : undefined;
  }

  /** recipe: an object of its own, which no other step is made of. */
  add(recipe: Recipe, change: Change, way?: Way): void {
    this.#history = this.#history ? record(this.#history, recipe, change) : startUndo(recipe);
    if (way) this.#ways.set(recipe, way);
  }

  /** The weights a recipe is left with. */
  leave(recipe: Recipe, weights: Uint8Array): void {
    this.#weights.set(recipe, weights);
  }

  weightsOf(recipe: Recipe): Uint8Array | undefined {
    return this.#weights.get(recipe);
  }

  /** The recipe so many steps back (negative) or forward; null when there is none. The place is taken only by `go`. */
  look(steps: number): Recipe | null {
    if (!this.#history) return null;
    const there = travel(this.#history, steps);
    return there === this.#history ? null : present(there);
  }

  /** What was said of the change between here and the recipe one step back (negative) or forward. */
  wayTo(steps: number): Way | undefined {
    const crossed = steps < 0 ? this.present : this.look(steps);
    return crossed ? this.#ways.get(crossed) : undefined;
  }

  go(steps: number): void {
    if (this.#history) this.#history = travel(this.#history, steps);
  }
}
