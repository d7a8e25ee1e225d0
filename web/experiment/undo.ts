// What can be undone: every state of the lab, and the weights each was left with, so that no trained network is lost by a
// change that starts another one.
import type { LinkState } from '../core/link/link.js';
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
} from '../core/run/undo-history.js';
import { settingNames, settingsTable } from '../core/settings/settings.js';

/** Settings, input features and own data; without weights. */
export type Lab = Omit<LinkState, 'trained'>;

export type Difference = 'weights' | 'live' | 'keeps' | 'restart';

const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);

/**
 * What it takes to come from one state to another: weights alone, settings alone, another network that keeps what fits of the
 * weights, or opening anew. Other own data open anew, unless they are said to keep.
 */
export function difference(from: Lab, to: Lab, dataKeep = false): Difference {
  const changed = settingNames.filter((name) => !same(from.settings[name], to.settings[name]));
  const otherData = from.data !== to.data;
  const asks = (kind: string) => changed.some((name) => settingsTable[name].change === kind);
  if (asks('restart') || (otherData && !dataKeep)) return 'restart';
  if (asks('keeps') || otherData || !same(from.features, to.features)) return 'keeps';
  return changed.length > 0 ? 'live' : 'weights';
}

/**
 * What the way back over a change does to the weights. left: those come back that were left there. stay: the present ones go
 * on, as over a point that was drawn. Without a word, settings that change while training leave the weights alone.
 */
export type Way = 'left' | 'stay';

export class Past {
  #history: UndoHistory<Lab> | null = null;
  readonly #weights = new WeakMap<Lab, Uint8Array>();
  readonly #ways = new WeakMap<Lab, Way>();

  get present(): Lab | null {
    return this.#history && present(this.#history);
  }
  get undoLabel(): string | undefined {
    return this.#history ? undoLabel(this.#history) : undefined;
  }
  get redoLabel(): string | undefined {
    return this.#history ? redoLabel(this.#history) : undefined;
  }

  /** lab: an object of its own, which no other step is made of. */
  add(lab: Lab, change: Change, way?: Way): void {
    this.#history = this.#history ? record(this.#history, lab, change) : startUndo(lab);
    if (way) this.#ways.set(lab, way);
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

  /** What was said of the change between here and the state one step back (negative) or forward. */
  wayTo(steps: number): Way | undefined {
    const crossed = steps < 0 ? this.present : this.look(steps);
    return crossed ? this.#ways.get(crossed) : undefined;
  }

  go(steps: number): void {
    if (this.#history) this.#history = travel(this.#history, steps);
  }
}
