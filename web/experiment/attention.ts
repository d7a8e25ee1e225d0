// What people look at: the observation that is followed, the neuron or weight that is pointed at in any view, the step of the explanation
// that is shown, and whether points are being drawn. Who looks is told of each change.
import type { Address } from '../core/network/address.js';
import { type Followed, followedOf, rowAfter } from './followed.js';
import { type RowAddress, rowsOf } from './rows.js';
import type { Scene } from './scene.js';

/** Detail of the event glassbox-point, which is null when nothing is pointed at any more. */
export type Pointed = Address & {
  /** Chosen by a click, a tap or a key, not merely passed over by the mouse. */
  readonly held: boolean;
};

/** The followed observation on its way: forward into a weight layer, its error backward out of it, or what its weights are to change. Layers from 0. */
export interface ExplainStep {
  readonly phase: 'forward' | 'backward' | 'change';
  readonly layer: number;
}

export function samePointed(a: Pointed | null, b: Pointed | null): boolean {
  if (!a || !b) return a === b;
  const input = (at: Pointed) => (at.kind === 'weight' ? at.input : -1);
  return (
    a.layer === b.layer && a.neuron === b.neuron && input(a) === input(b) && a.kind === b.kind && a.held === b.held
  );
}

/** The experiment, as far as attention reaches, and who is told. */
export interface Onlookers {
  scene(): Scene | null;
  /** Another observation is followed. */
  followedChanged(): void;
  /** Another step is shown, or drawing began or ended. */
  shownChanged(): void;
  pointedChanged(pointed: Pointed | null): void;
}

export class Attention {
  readonly #onlookers: Onlookers;
  #row: RowAddress | null = null;
  #followed: Followed | null = null;
  #pointed: Pointed | null = null;
  #explain: ExplainStep | null = null;
  #drawing = false;

  constructor(onlookers: Onlookers) {
    this.#onlookers = onlookers;
  }

  /** Another scene; where the run goes on, the row that was followed is still followed if it is there. */
  restart(scene: Scene, goesOn: boolean): void {
    this.#pointed = this.#explain = null;
    const stays = goesOn && this.#row && this.#row.row < rowsOf(scene.problem, this.#row.set).rows;
    this.#take(scene, stays && this.#row ? this.#row : { set: 0, row: 0 });
  }

  get followedRow(): RowAddress | null {
    return this.#row;
  }
  get followed(): Followed | null {
    return this.#followed;
  }

  #take(scene: Scene, row: RowAddress): void {
    this.#row = row;
    this.#followed = followedOf(scene, row);
  }

  follow(row: RowAddress): void {
    const scene = this.#onlookers.scene();
    if (!scene) return;
    this.#take(scene, row);
    this.#onlookers.followedChanged();
  }

  /** So many rows further or back. */
  followNext(by: number): void {
    const scene = this.#onlookers.scene();
    if (scene && this.#row) this.follow(rowAfter(scene.problem, this.#row, by));
  }

  get pointed(): Pointed | null {
    return this.#pointed;
  }
  /** Says to all views which neuron or weight is pointed at; null when none is any more. held: by a click, a tap or a key. */
  point(address: Address | null, held = false): void {
    const pointed = address && { ...address, held };
    if (samePointed(pointed, this.#pointed)) return;
    this.#pointed = pointed;
    this.#onlookers.pointedChanged(pointed);
  }

  /** The step of the explanation that is shown; null when none is. */
  get explain(): ExplainStep | null {
    return this.#explain;
  }
  set explain(step: ExplainStep | null) {
    if (step?.phase === this.#explain?.phase && step?.layer === this.#explain?.layer) return;
    this.#explain = step;
    this.#onlookers.shownChanged();
  }

  /** Points are being drawn into the map: clicks there edit the data. */
  get drawing(): boolean {
    return this.#drawing;
  }
  set drawing(drawing: boolean) {
    if (drawing === this.#drawing) return;
    this.#drawing = drawing;
    this.#onlookers.shownChanged();
  }
}
