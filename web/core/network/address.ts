// What a neuron, a weight or a bias is called by: where it stands in the network.
import type { ParameterPlace } from './parameters.js';

/** A neuron: layer 0 is the inputs, then weight layer l's neurons are layer l + 1. */
export interface NeuronAddress {
  kind: 'neuron';
  layer: number;
  neuron: number;
}

/** A weight W[layer][neuron, input]; layer counts weight layers from 0. */
export interface WeightAddress {
  kind: 'weight';
  layer: number;
  neuron: number;
  input: number;
}

export type Address = NeuronAddress | WeightAddress;

export function sameAddress(a: Address | null, b: Address | null): boolean {
  if (!a || !b) return a === b;
  if (a.kind !== b.kind || a.layer !== b.layer || a.neuron !== b.neuron) return false;
  return a.kind === 'neuron' || (b.kind === 'weight' && a.input === b.input);
}

/** The weight that is pointed at, or the neuron's bias; null for an input, which has none. */
export function parameterOf(at: Address): ParameterPlace | null {
  if (at.kind === 'weight') return { layer: at.layer, neuron: at.neuron, input: at.input };
  return at.layer > 0 ? { layer: at.layer - 1, neuron: at.neuron } : null;
}

/** "w 1 2 1" is the weight from the first neuron of layer 1's inputs to its second neuron; "b 1 2" that neuron's bias. From 1. */
export function parameterNamed(of: string): ParameterPlace | null {
  const match = /^(?:w\s+(\d+)\s+(\d+)\s+(\d+)|b\s+(\d+)\s+(\d+))$/.exec(of.trim());
  if (!match) return null;
  const [layer, neuron, input] = match[1] ? [match[1], match[2], match[3]] : [match[4], match[5]];
  const place = { layer: Number(layer) - 1, neuron: Number(neuron) - 1 };
  return input === undefined ? place : { ...place, input: Number(input) - 1 };
}
