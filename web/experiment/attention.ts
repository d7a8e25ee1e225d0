// What people look at: the neuron or weight that is pointed at in any view, and the step of the explanation that is shown.
import type { Address } from '../core/network/address.js';

/** Detail of the event glassbox-point, which is null when nothing is pointed at any more. */
export type Pointed = Address & {
  /** Chosen by a click, a tap or a key, not merely passed over by the mouse. */
  readonly held: boolean;
};

/** The followed observation on its way: forward into a weight layer, or its error backward out of it. Layers from 0. */
export interface ExplainStep {
  readonly phase: 'forward' | 'backward';
  readonly layer: number;
}

export function samePointed(a: Pointed | null, b: Pointed | null): boolean {
  if (!a || !b) return a === b;
  const input = (at: Pointed) => (at.kind === 'weight' ? at.input : -1);
  return (
    a.layer === b.layer && a.neuron === b.neuron && input(a) === input(b) && a.kind === b.kind && a.held === b.held
  );
}
