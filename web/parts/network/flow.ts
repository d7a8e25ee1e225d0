// The explained step as the network shows it: which numbers run along which lines, and how far they have come.

import { cost, weight } from '../../core/base/format.js';
import { broughtForward, sentBack } from '../../core/network/blame.js';
import { drawRibbons } from '../../draw/blame.js';
import type { NetworkView } from '../../draw/network/network.js';
import type { Experiment } from '../../experiment/experiment.js';
import { observedIn } from '../../experiment/observation.js';

/** Milliseconds from one layer to the next. */
const journey = 650;

export class Flow {
  #step = '';
  #started = 0;
  #moving = false;

  /** Whether another frame is due. */
  get moving(): boolean {
    return this.#moving;
  }

  /** still: shown at its end at once. */
  ribbons(experiment: Experiment, now: number, still: boolean): NetworkView['ribbons'] | null {
    const step = experiment.attention.explain;
    const numbers = observedIn(experiment);
    const name = step ? `${step.phase} ${step.layer}` : '';
    if (name !== this.#step) {
      this.#step = name;
      this.#started = now;
    }
    this.#moving = false;
    if (!step || !numbers) return null;
    const { layer, phase } = step;
    const t = still ? 1 : Math.min(1, (now - this.#started) / journey);
    this.#moving = t < 1;
    const forward = phase === 'forward';
    return {
      draw: drawRibbons,
      direction: forward ? 'forward' : 'backward',
      layer,
      values: forward
        ? broughtForward(numbers, layer)
        : sentBack(numbers, layer, phase === 'backward' ? 'handed' : 'gradient'),
      progress: 1 - (1 - t) ** 2,
      label: forward
        ? { letter: 'a', values: numbers.a[layer] ?? [], write: weight }
        : { letter: '\u03b4', values: numbers.delta[layer] ?? [], write: cost },
    };
  }
}
