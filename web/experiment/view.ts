// Whoever looks at an experiment, and how all of them are told at once. A view is a picture, a text, a still that is drawn in Node.
import type { Frame } from '../session/session.js';
import type { Need } from './needs.js';

export interface View {
  /** What it wants computed for each frame now. */
  currentNeeds(): readonly Need[];
  /** A frame to draw. toRead: its numbers are due, too. */
  receive(frame: Frame, toRead: boolean): void;
  /** Something could not be opened or done; what was open before may still be there. */
  refused(): void;
  /** Something else is open; there may be nothing after an error. */
  sceneChanged(): void;
  /** Another observation is followed or another step explained, or playing began or ended. */
  stateChanged(): void;
  /** Another neuron or weight is pointed at. */
  pointChanged(): void;
  /** Has room to say why there is nothing to see. */
  readonly tellsProblem: boolean;
}

/** While training, what is read changes at most this often, in milliseconds: faster, nobody can follow. */
export const readable = 90;

export class Views implements Iterable<View> {
  readonly #views = new Set<View>();
  #nextRead = 0;

  [Symbol.iterator](): Iterator<View> {
    return this.#views.values();
  }

  add(view: View): () => void {
    this.#views.add(view);
    return () => this.#views.delete(view);
  }

  /** The last frame of a run is at rest: texts always end exact. */
  show(frame: Frame): void {
    const now = performance.now();
    const toRead = !frame.playing || now >= this.#nextRead;
    if (toRead) this.#nextRead = now + readable;
    for (const view of this.#views) view.receive(frame, toRead);
  }

  sceneChanged(): void {
    for (const view of this.#views) view.sceneChanged();
  }

  stateChanged(): void {
    for (const view of this.#views) view.stateChanged();
  }

  pointChanged(): void {
    for (const view of this.#views) view.pointChanged();
  }

  refused(): void {
    for (const view of this.#views) view.refused();
  }

  /** The view that says what went wrong, for all of them. */
  get teller(): View | undefined {
    return [...this.#views].find((view) => view.tellsProblem);
  }
}
