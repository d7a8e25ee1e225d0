// A network that was trained beside the run and then became the run: it is so only until that run goes on, is changed or gives way.
import { withNetworkSeed } from '../../core/link/network-seed.js';
import type { NetworkJSON } from '../../engine/types.js';
import type { Experiment } from '../experiment.js';
import type { Recipe } from '../recipe.js';

export type BecameStage = Pick<Experiment, 'recipe' | 'frame' | 'openSaved'>;

/** Which: what its owner calls the networks. */
export class Became<Which> {
  readonly #experiment: BecameStage;
  #last: { readonly which: Which; readonly recipe: Recipe; readonly step: number } | null = null;

  constructor(experiment: BecameStage) {
    this.#experiment = experiment;
  }

  /** The one that the run is now, with the very weights it was opened with; null when it is another, or has trained since. */
  get which(): Which | null {
    const last = this.#last;
    const { recipe, frame } = this.#experiment;
    return last && recipe === last.recipe && frame?.tick.step === last.step ? last.which : null;
  }

  /** Opens it as a step of undo. What is refused leaves all as it was: see the experiment's error. */
  async open(which: Which, recipe: Recipe, saved: NetworkJSON, past: Parameters<BecameStage['openSaved']>[2]) {
    // A recipe of its own: undo keeps the weights of each by which one it is, and so is seen whether it still is the run.
    const own = { ...withNetworkSeed(recipe, saved.seed) };
    await this.#experiment.openSaved(own, saved, past);
    this.#last = { which, recipe: own, step: saved.training.step };
  }
}
