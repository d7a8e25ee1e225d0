// What people look at: the observation that is followed, the neuron or weight that is pointed at in any view, the step of the explanation
// that is shown, and whether points are being drawn.
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

/** Each change returns whether there was one. */
export class Attention {
  #row: RowAddress | null = null;
  #followed: Followed | null = null;
  #pointed: Pointed | null = null;
  #explain: ExplainStep | null = null;
  #drawing = false;

  get followedRow(): RowAddress | null {
    return this.#row;
  }
  get followed(): Followed | null {
    return this.#followed;
  }
  get pointed(): Pointed | null {
    return this.#pointed;
  }
  get explain(): ExplainStep | null {
    return this.#explain;
  }
  /** Points are being drawn into the map: clicks there edit the data. */
  get drawing(): boolean {
    return this.#drawing;
  }

  /** Another scene; where the run goes on, the row that was followed is still followed if it is there. */
  restart(scene: Scene, goesOn: boolean): void {
    this.#pointed = this.#explain = null;
    const stays = goesOn && this.#row && this.#row.row < rowsOf(scene.problem, this.#row.set).rows;
    this.follow(scene, stays && this.#row ? this.#row : { set: 0, row: 0 });
  }

  follow(scene: Scene, row: RowAddress): void {
    this.#row = row;
    this.#followed = followedOf(scene, row);
  }

  /** So many rows further or back. */
  followNext(scene: Scene, by: number): boolean {
    if (!this.#row) return false;
    this.follow(scene, rowAfter(scene.problem, this.#row, by));
    return true;
  }

  point(address: Address | null, held: boolean): boolean {
    const pointed = address && { ...address, held };
    if (samePointed(pointed, this.#pointed)) return false;
    this.#pointed = pointed;
    return true;
  }

  show(step: ExplainStep | null): boolean {
    if (step?.phase === this.#explain?.phase && step?.layer === this.#explain?.layer) return false;
    this.#explain = step;
    return true;
  }

  draw(drawing: boolean): boolean {
    if (drawing === this.#drawing) return false;
    this.#drawing = drawing;
    return true;
  }
}
