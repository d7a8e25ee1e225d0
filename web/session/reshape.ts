// A network that goes on in another shape: what fits of its weights and of its optimizer's averages, and how far it has come.

import { layerPlaces, parameterCount } from '../core/network/parameters.js';
import { type Carry, carryOver } from '../core/network/reshape.js';
import type { Engine, Network, NetworkJSON, NetworkOptions } from '../engine/types.js';

/** All that carryOver needs beside the two networks. */
export type Keep = Pick<Carry, 'origin' | 'inputs'>;

const flat = (json: NetworkJSON): Float32Array =>
  Float32Array.from(json.weights.flatMap((weights, l) => [...weights, ...(json.biases[l] ?? [])]));

/** `old` stays as it is. Throws a GlassboxError when the options are not those of a network. */
export function carriedOver(engine: Engine, options: Required<NetworkOptions>, old: Network, keep: Keep): Network {
  const first = engine.network(options);
  const fresh = first.toJSON();
  first.dispose();
  const before = old.toJSON();
  const carry: Carry = { ...keep, old: before.layers, now: fresh.layers };
  const parameters = carryOver(flat(before), flat(fresh), carry);
  const none = new Float32Array(parameters.length);
  // Neurons that are still there take along what is frozen of them.
  const held = new Float32Array(before.frozen ? parameterCount(before.layers) : 0);
  for (const at of before.frozen ?? []) held[at] = 1;
  const frozen = before.frozen ? [...carryOver(held, none, carry)].flatMap((mark, at) => (mark === 1 ? [at] : [])) : [];
  const parts = (part: 'weights' | 'biases') =>
    layerPlaces(fresh.layers).map((place) =>
      Array.from(parameters.subarray(place[part], place[part] + place.n * (part === 'weights' ? place.m : 1))),
    );
  return engine.fromJSON({
    ...fresh,
    weights: parts('weights'),
    biases: parts('biases'),
    ...(frozen.length > 0 && { frozen }),
    training: {
      ...before.training,
      // New neurons have no past slopes yet.
      slots: before.training.slots.map((values) => Array.from(carryOver(values, none, carry))),
    },
  });
}
