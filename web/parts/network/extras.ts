// What only some networks show: numbers on their way along the lines, answers that are spread, weights as pictures of digits.
import { asksForDigits } from '../../core/data/digit.js';
import { drawWeights, weightColours, weightPictures } from '../../draw/digit.js';
import type { NetworkView } from '../../draw/network/network.js';
import type { Theme } from '../../draw/theme.js';
import type { Scene } from '../../experiment/scene.js';
import type { Frame } from '../../session/session.js';
import { Flow } from './flow.js';
import { Spreads } from './spreads.js';

class Pictures {
  #colours: { theme: Theme; list: readonly string[] } | null = null;

  /** None where the inputs are not eight by eight dots. */
  of(scene: Scene, frame: Frame, theme: Theme): NetworkView['pictures'] {
    if (!asksForDigits(scene.problem)) return undefined;
    if (this.#colours?.theme !== theme) this.#colours = { theme, list: weightColours(theme) };
    return { ...weightPictures(frame.parameters, scene.layers[1] ?? 0, this.#colours.list), draw: drawWeights };
  }
}

export { flowElements } from './flow-key.js';

export class NetworkExtras {
  readonly flow = new Flow();
  readonly spreads = new Spreads();
  readonly pictures = new Pictures();
}
