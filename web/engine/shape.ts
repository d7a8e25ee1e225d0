// Where each layer's numbers are in the engine's flat arrays.
import type { Network } from './types.js';

export interface LayerShape {
  /** n */
  neurons: number;
  /** m */
  inputs: number;
  /** Where W[l] and b[l] start among the parameters. */
  weightOffset: number;
  biasOffset: number;
  /** Where the layer starts among the neurons of all weight layers. */
  neuronOffset: number;
  /** Where W[l] starts among the weights alone. */
  connectionOffset: number;
}

export interface Shape {
  inputs: number;
  outputs: number;
  layers: LayerShape[];
  neurons: number;
  connections: number;
  parameters: number;
}

/** `sizes`: inputs first, at least two. */
export function shapeOf(sizes: readonly number[]): Shape {
  const layers: LayerShape[] = [];
  let neurons = 0;
  let connections = 0;
  for (let l = 1; l < sizes.length; ++l) {
    const n = sizes[l] ?? 0;
    const m = sizes[l - 1] ?? 0;
    const weightOffset = connections + neurons;
    layers.push({
      neurons: n,
      inputs: m,
      weightOffset,
      biasOffset: weightOffset + n * m,
      neuronOffset: neurons,
      connectionOffset: connections,
    });
    neurons += n;
    connections += n * m;
  }
  return {
    inputs: sizes[0] ?? 0,
    outputs: sizes[sizes.length - 1] ?? 0,
    layers,
    neurons,
    connections,
    parameters: neurons + connections,
  };
}

/** What a network is called where it is printed: `Network 2-4-1 (tanh, linear; mse), 17 parameters`. */
export function nameOf({ layers, activations, loss, parameterCount }: Named): string {
  return `Network ${layers.join('-')} (${activations.join(', ')}; ${loss}), ${parameterCount} parameters`;
}

type Named = Pick<Network, 'layers' | 'activations' | 'loss' | 'parameterCount'>;

/** W[0], b[0], W[1], ... apart. */
export function splitParameters(shape: Shape, flat: Float32Array): { weights: Float32Array[]; biases: Float32Array[] } {
  return {
    weights: shape.layers.map((l) => flat.slice(l.weightOffset, l.biasOffset)),
    biases: shape.layers.map((l) => flat.slice(l.biasOffset, l.biasOffset + l.neurons)),
  };
}

/** One number per weight, biases left out. */
export function splitConnections(shape: Shape, flat: Float32Array): Float32Array[] {
  return shape.layers.map((l) => flat.slice(l.connectionOffset, l.connectionOffset + l.neurons * l.inputs));
}
