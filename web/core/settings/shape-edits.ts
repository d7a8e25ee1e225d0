// Changes to a network's shape, as settings: one neuron or layer more or less, another activation. What does not fit is
// answered with a sentence. Pure.

import type { Parsed } from '../base/parsed.js';
import type { Origin } from '../network/reshape.js';
import { pageLimits } from './limits.js';
import type { ActivationName } from './names.js';
import type { Settings } from './table.js';

export type Shape = Pick<Settings, 'layers' | 'activations'>;

/** A shape, and which layers of the one before are still in it. */
export interface Edited extends Shape {
  readonly origin: Origin;
}

/** All layers in their places, but for what is done to the list of them. */
const originOf = (layers: readonly number[], edit: (places: number[]) => number[] = (places) => places): Origin => ({
  of: layers,
  from: edit(layers.map((_, l) => l)),
});

const refuse = (error: string): Parsed<never> => ({ ok: false, error });

/** layer: counted from the inputs, 0; `by` neurons more, or fewer when negative. */
export function resizeLayer({ layers, activations }: Shape, layer: number, by: number): Parsed<Edited> {
  const size = layers[layer];
  if (size === undefined || layer === 0 || layer === layers.length - 1) {
    return refuse('The data say how many inputs and outputs there are; only hidden layers can be resized.');
  }
  const wanted = size + by;
  if (wanted < 1) return refuse('A layer has at least one neuron; the layer itself can be removed.');
  if (wanted > pageLimits.neurons) return refuse(`A layer has at most ${pageLimits.neurons} neurons here.`);
  return { ok: true, value: { layers: layers.with(layer, wanted), activations, origin: originOf(layers) } };
}

/** A hidden layer behind `after`, as large and of the kind of the hidden one beside it. */
export function insertLayer({ layers, activations }: Shape, after: number): Parsed<Edited> {
  const last = layers.length - 1;
  if (last - 1 >= pageLimits.hiddenLayers) {
    return refuse(`There are at most ${pageLimits.hiddenLayers} hidden layers here.`);
  }
  const at = Math.max(0, Math.min(after, last - 1));
  const beside = at >= 1 ? at : last > 1 ? 1 : 0;
  const size = beside > 0 ? Math.min(layers[beside] as number, pageLimits.neurons) : 4;
  const activation: ActivationName = beside > 0 ? (activations[beside - 1] as ActivationName) : 'tanh';
  return {
    ok: true,
    value: {
      layers: layers.toSpliced(at + 1, 0, size),
      activations: activations.toSpliced(at, 0, activation),
      origin: originOf(layers, (places) => places.toSpliced(at + 1, 0, -1)),
    },
  };
}

export function removeLayer({ layers, activations }: Shape, layer: number): Parsed<Edited> {
  if (layer < 1 || layer >= layers.length - 1) return refuse('Only hidden layers can be removed.');
  return {
    ok: true,
    value: {
      layers: layers.toSpliced(layer, 1),
      activations: activations.toSpliced(layer - 1, 1),
      origin: originOf(layers, (places) => places.toSpliced(layer, 1)),
    },
  };
}

/** layer: counted from the inputs; at least 1. */
export function changeActivation({ layers, activations }: Shape, layer: number, name: ActivationName): Parsed<Edited> {
  if (layer < 1 || layer >= layers.length) return refuse('Inputs have no activation.');
  if (name === 'softmax' && layer < layers.length - 1) return refuse('Softmax is for the last layer only.');
  if (name === 'softmax' && layers.at(-1) === 1)
    return refuse('Softmax over a single output is always 1: there would be nothing to learn.');
  return { ok: true, value: { layers, activations: activations.with(layer - 1, name), origin: originOf(layers) } };
}
