// The points under the pen, a step ahead of the model: strokes are seen at once, and the model takes the newest state
// each time it is done with the one before, so that no two openings of the data ever cross.
import { noPoints, type OwnPoints, pointLimits, pointsFromTable } from '../../../core/data/points/points.js';
import type { Change } from '../../../core/run/undo-history.js';
import type { Experiment } from '../../../experiment/experiment.js';
import type { Scene } from '../../../experiment/scene.js';

/** Whether a scene's plane is the square that points are drawn on. */
export function isSquare(scene: Scene | null): boolean {
  if (scene?.problem.inputs.length !== 2) return false;
  const { reach } = pointLimits;
  return scene.problem.inputs.every(({ domain, scale }) => {
    const plain = scale.centre === 0 && scale.spread === 1;
    return plain && domain[0] === -reach && domain[1] === reach;
  });
}

function pointsOf(experiment: Experiment): OwnPoints {
  const { data } = experiment.recipe;
  if (data?.kind === 'points') return data.points;
  const { scene } = experiment;
  return (scene && isSquare(scene) && pointsFromTable(scene.problem.table)) || noPoints();
}

export class PointStore {
  readonly #experiment: Experiment;
  readonly #changed: () => void;
  #taken: OwnPoints;
  /** Drawn but not yet with the experiment. */
  #pending: { points: OwnPoints; change: Change } | null = null;
  #sending = false;

  constructor(experiment: Experiment, changed: () => void) {
    this.#experiment = experiment;
    this.#changed = changed;
    this.#taken = pointsOf(experiment);
  }

  get points(): OwnPoints {
    return this.#pending?.points ?? this.#taken;
  }
  /** Too few for the model, which keeps what it had. */
  get waiting(): boolean {
    return this.#pending !== null && this.#pending.points.points.length < pointLimits.fewest;
  }
  get canUndo(): boolean {
    return this.waiting || this.#experiment.undoLabel !== undefined;
  }

  change(points: OwnPoints, change: Change): void {
    if (points === this.points) return;
    this.#pending = { points, change };
    this.#changed();
    void this.#send();
  }

  async #send(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    while (this.#pending && !this.waiting) {
      const sent = this.#pending;
      await this.#experiment.edit((edits) => edits.setData({ kind: 'points', points: sent.points }, sent.change, true));
      // What the model refused (it says why) is not kept either.
      if (this.#pending === sent) this.#pending = null;
      this.#taken = pointsOf(this.#experiment);
    }
    this.#sending = false;
    this.#changed();
  }

  /** The model shows something else: an undo, or other data. */
  modelChanged(): void {
    if (this.#sending) return;
    const taken = pointsOf(this.#experiment);
    if (taken === this.#taken) return;
    this.#taken = taken;
    this.#changed();
  }

  async undo(): Promise<void> {
    if (this.#sending) return;
    if (this.waiting) {
      this.#pending = null;
      this.#changed();
    } else await this.#experiment.edit((edits) => edits.undo());
  }

  async redo(): Promise<void> {
    if (!this.#sending) await this.#experiment.edit((edits) => edits.redo());
  }
}
