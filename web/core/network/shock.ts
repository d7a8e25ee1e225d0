// A shock: one weight or bias is a little larger or smaller, and everything downstream of it moves.
import { forward, type PlainNetwork } from './forward.js';
import { type ParameterPlace, parameterIndex } from './parameters.js';

export interface Change {
  /** Weight layer, from 0. */
  readonly layer: number;
  readonly neuron: number;
  /** Activations. */
  readonly before: number;
  readonly after: number;
}

/** All parameters in 64 bits, one of them larger by epsilon. Throws RangeError for a place that is not in the network. */
export function shocked(network: PlainNetwork, place: ParameterPlace, epsilon: number): Float64Array {
  const parameters = Float64Array.from(network.parameters);
  const at = parameterIndex(network.layers, place);
  parameters[at] = (parameters[at] as number) + epsilon;
  return parameters;
}

/** What a shock does to the activations of one observation: the neuron itself, then every neuron of the layers after it. */
export function downstreamOf(
  network: PlainNetwork,
  place: ParameterPlace,
  epsilon: number,
  input: ArrayLike<number>,
): Change[] {
  const before = forward(network, input).a;
  const after = forward({ ...network, parameters: shocked(network, place, epsilon) }, input).a;
  return before.flatMap((layer, l) => {
    if (l < place.layer) return [];
    const changes = Array.from(layer, (value, neuron) => ({
      layer: l,
      neuron,
      before: value,
      after: after[l]?.[neuron] ?? 0,
    }));
    // In a layer of softmax every neuron feels the shock of one.
    return l === place.layer && network.activations[l] !== 'softmax'
      ? changes.filter(({ neuron }) => neuron === place.neuron)
      : changes;
  });
}

/** Two-sided: (C(p + epsilon) - C(p - epsilon)) / (2 epsilon). */
export function slopeByShock(below: number, above: number, epsilon: number): number {
  return (above - below) / (2 * epsilon);
}

/** At most `most` of `count` indices, evenly spread, the first and the last among them. */
export function evenSample(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, i) => i);
  if (most < 2) return [0];
  return Array.from({ length: most }, (_, i) => Math.round((i * (count - 1)) / (most - 1)));
}
