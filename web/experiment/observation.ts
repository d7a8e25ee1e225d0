// The followed observation with all its numbers, as the explaining parts need them.

import type { LedgerNumbers } from '../core/network/blame.js';
import { backward, forward, type PlainNetwork } from '../core/network/forward.js';
import { parameterCount } from '../core/network/parameters.js';
import type { Experiment } from './experiment.js';

export interface Observation extends LedgerNumbers {
  readonly z: readonly ArrayLike<number>[];
  readonly target: Float32Array;
  /** Such as "training row 12 (Gentoo)". */
  readonly name: string;
}

/** With the engine's trace where the frame has one, else worked out here. Null until there is a frame of this network. */
export function observedIn(experiment: Experiment | null): Observation | null {
  const { scene, frame } = experiment ?? {};
  const followed = experiment?.attention.followed;
  if (!scene || !frame || !followed) return null;
  const { layers } = scene;
  const { parameters, trace } = frame;
  const { input, target, name } = followed;
  if (parameters.length !== parameterCount(layers) || input.length !== layers[0]) return null;
  const fits = trace?.a.every((a, l) => a.length === layers[l + 1]) ? trace : null;
  const { z, a, delta } = fits ?? traceOf({ ...scene, parameters }, input, target);
  return { layers, parameters, input, z, a, delta, target, name };
}

function traceOf(network: PlainNetwork, input: ArrayLike<number>, target: ArrayLike<number>) {
  const pass = forward(network, input);
  return { ...pass, delta: backward(network, pass, target).delta };
}
