// How the answers of each neuron to the training rows are spread, as the neurons of a network show it when it has more than two
// inputs. Pure, like faces.ts; loaded for such networks only.
import { type Distribution, drawSmallDistribution, histogram } from '../../draw/distribution.js';
import type { Faces } from '../../draw/network/face.js';
import { activationDomain } from '../../draw/scale.js';
import type { Scene } from '../../experiment/scene.js';
import type { Frame } from '../../session/session.js';
import { outputsOf } from './neuron-outputs.js';

type Spread = Omit<Distribution, 'unit' | 'marker'>;
/** Bars in the square of a neuron. */
const smallBins = 11;

export class Spreads {
  /** Of layer and neuron, in the frame of this serial; the inputs of one scene stay as they are. */
  #now: { serial: number; of: Map<string, Spread | null> } = { serial: -1, of: new Map() };
  readonly #inputs = new Map<string, Spread | null>();

  /** Another network: nothing of the old one is of use. */
  clear(): void {
    this.#now = { serial: -1, of: new Map() };
    this.#inputs.clear();
  }

  of(scene: Scene, frame: Frame): Faces {
    const of = (layer: number, neuron: number) => this.#spread(scene, frame, layer, neuron);
    return { kind: 'spreads', of, draw: drawSmallDistribution };
  }

  #spread(scene: Scene, frame: Frame, layer: number, neuron: number): Spread | null {
    if (this.#now.serial !== frame.serial) this.#now = { serial: frame.serial, of: new Map() };
    const known = layer === 0 ? this.#inputs : this.#now.of;
    const key = `${layer} ${neuron}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const values = outputsOf(scene, frame, null, { layer, neuron });
    const domain = values && activationDomain(scene.activations[layer - 1] ?? 'linear', [values]);
    const made = values && domain ? { domain, counts: histogram(values, domain, smallBins) } : null;
    known.set(key, made);
    return made;
  }
}
