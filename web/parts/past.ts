// What can be undone: every state of the lab, and the weights each was left with, so that no trained network is lost by a
// change that starts another one.
import type { LinkState } from '../core/link.js';
import { settingNames, settingsTable } from '../core/settings.js';
import {
  type Change,
  present,
  record,
  redoLabel,
  seal,
  startUndo,
  travel,
  type UndoHistory,
  undoLabel,
} from '../core/undo.js';

/** Settings, input features and own data; without weights. */
export type Lab = Omit<LinkState, 'trained'>;

export type Difference = 'live' | 'weights' | 'restart';

/** What it takes to come from one state to another: settings alone, weights alone, or opening anew. */
export function difference(from: Lab, to: Lab): Difference {
  const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);
  if (from.data !== to.data || !same(from.features, to.features)) return 'restart';
  const changed = settingNames.filter((name) => !same(from.settings[name], to.settings[name]));
  if (changed.some((name) => settingsTable[name].change === 'restart')) return 'restart';
  return changed.length > 0 ? 'live' : 'weights';
}

export class Past {
  #history: UndoHistory<Lab> | null = null;
  readonly #weights = new WeakMap<Lab, Uint8Array>();

  get present(): Lab | null {
    return this.#history && present(this.#history);
  }
  get undoLabel(): string | undefined {
    return this.#history ? undoLabel(this.#history) : undefined;
  }
  get redoLabel(): string | undefined {
    return this.#history ? redoLabel(this.#history) : undefined;
  }

  add(lab: Lab, change: Change): void {
    this.#history = this.#history ? record(this.#history, lab, change) : startUndo(lab);
  }

  /** Ends a continuous change. */
  seal(): void {
    if (this.#history) this.#history = seal(this.#history);
  }

  /** The weights a state is left with. */
  leave(lab: Lab, weights: Uint8Array): void {
    this.#weights.set(lab, weights);
  }

  weightsOf(lab: Lab): Uint8Array | undefined {
    return this.#weights.get(lab);
  }

  /** The state so many steps back (negative) or forward; null when there is none. The place is taken only by `go`. */
  look(steps: number): Lab | null {
    if (!this.#history) return null;
    const there = travel(this.#history, steps);
    return there === this.#history ? null : present(there);
  }

  go(steps: number): void {
    if (this.#history) this.#history = travel(this.#history, steps);
  }
}
