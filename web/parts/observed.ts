// The followed observation with all its numbers, as the explaining parts need them.
import type { LedgerNumbers } from '../core/ledger.js';
import type { GlassboxModel } from './model.js';

export interface Observed extends LedgerNumbers {
  readonly z: readonly ArrayLike<number>[];
  readonly target: Float32Array;
  /** Such as "training row 12 (Gentoo)". */
  readonly name: string;
}

/** Null until the first trace of this network is there. */
export function observedBy(model: GlassboxModel | null): Observed | null {
  const { scene, frame, followed } = model ?? {};
  if (!scene || !frame?.trace || !followed) return null;
  const { z, a, delta } = frame.trace;
  if (a.length !== scene.layers.length - 1) return null;
  const { input, target, name } = followed;
  return { layers: scene.layers, parameters: frame.parameters, input, z, a, delta, target, name };
}
