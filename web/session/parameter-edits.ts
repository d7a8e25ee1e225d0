// Weights and biases that are set by hand, and held where they are.
import { parameterPlace } from '../core/network/parameters.js';
import { fail } from '../engine/errors.js';
import type { Network, ParameterAddress } from '../engine/types.js';
import type { FrozenValue } from './session.js';

/** Throws a GlassboxError for an address the network does not have, and changes nothing. */
export function setParameter(network: Network, address: ParameterAddress, value: number): void {
  const { layer, neuron, input } = address;
  const neurons = network.layers[layer + 1];
  const inputs = network.layers[layer];
  const inside = (index: number, size: number) => Number.isInteger(index) && index >= 0 && index < size;
  if (
    neurons === undefined ||
    inputs === undefined ||
    !inside(neuron, neurons) ||
    (input !== undefined && !inside(input, inputs))
  ) {
    fail(
      'shapeMismatch',
      'Session.setParameter',
      `expected a weight or bias of ${network.layers} but got ${JSON.stringify(address)}`,
    );
  }
  if (input === undefined) {
    const biases = network.biases(layer);
    biases[neuron] = value;
    network.setBiases(layer, biases);
  } else {
    const weights = network.weights(layer);
    weights[neuron * inputs + input] = value;
    network.setWeights(layer, weights);
  }
}

/** Puts values in their places, and freezes them there. */
export function holdStill(network: Network, frozen: readonly FrozenValue[]): void {
  if (frozen.length === 0) return;
  const parameters = network.parameters();
  for (const [position, value] of frozen) parameters[position] = value;
  network.setParameters(parameters);
  for (const [position] of frozen) network.freeze(parameterPlace(network.layers, position));
}
