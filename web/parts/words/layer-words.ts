// What layers and their neurons are called in sentences. Weight layers count from 0.
import { count } from '../../core/base/format.js';
import type { Address } from '../../core/network/address.js';
import type { Scene } from '../../experiment/scene.js';

type Shape = Pick<Scene, 'layers'>;

/** "hidden layer 1", "the hidden layer" when there is only one, "the output". */
export function layerTitle({ layers }: Shape, layer: number): string {
  const count = layers.length - 1;
  if (layer === count - 1) return 'the output';
  return count === 2 ? 'the hidden layer' : `hidden layer ${layer + 1}`;
}

/** For a tab: "hidden 1", "hidden", "output". */
export function layerTab({ layers }: Shape, layer: number): string {
  const count = layers.length - 1;
  if (layer === count - 1) return 'output';
  return count === 2 ? 'hidden' : `hidden ${layer + 1}`;
}

/** The weight layer that an address belongs to: a neuron to the one that makes it, an input to the one that takes it. */
export function layerOf(address: Address): number {
  return address.kind === 'weight' ? address.layer : Math.max(0, address.layer - 1);
}

/** "1 neuron", "4 neurons". */
export const many = (number: number, one: string, more = `${one}s`): string =>
  `${count(number)}\u00a0${number === 1 ? one : more}`;

/** Where the layer is clear: the name of an input or output, else "neuron 3". `layer` counts from 0, inputs first. */
export function shortName(
  scene: Pick<Scene, 'layers' | 'inputNames' | 'problem'>,
  layer: number,
  neuron: number,
): string {
  if (layer === 0) return scene.inputNames[neuron] ?? `input ${neuron + 1}`;
  if (layer === scene.layers.length - 1) return scene.problem.outputs[neuron]?.label ?? `output ${neuron + 1}`;
  return `neuron ${neuron + 1}`;
}

/** In full, in the middle of a sentence. `layer` counts from 0, inputs first. */
export function neuronName(scene: Scene, layer: number, neuron: number): string {
  const last = scene.layers.length - 1;
  if (layer === 0) return `input ${scene.inputNames[neuron] ?? neuron + 1}`;
  if (layer === last) return `output ${scene.problem.outputs[neuron]?.label ?? neuron + 1}`;
  return `neuron ${neuron + 1} of ${last > 2 ? `hidden layer ${layer}` : 'the hidden layer'}`;
}
