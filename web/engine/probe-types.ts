// What the probes of a network take and give. Sizes: N observations, D inputs, K outputs, L weight layers; a layer has n neurons of
// m inputs.

/** One array per weight layer: how fast the cost grows with each parameter. */
export interface Gradient {
  /** L arrays, n x m row-major */
  weights: Float32Array[];
  /** L arrays of n */
  biases: Float32Array[];
}

/** A gradient measured by shocks, and what it took. */
export interface NumericalGradient extends Gradient {
  /** Forward passes of the whole set it took: two per parameter. */
  passes: number;
  /** Wall time in milliseconds. */
  milliseconds: number;
}

/** One observation, forward and back. */
export interface Trace {
  /** L arrays of n: pre-activations. */
  z: Float32Array[];
  /** L arrays of n: activations. */
  a: Float32Array[];
  /** L arrays of n: errors, dCost/dz. */
  delta: Float32Array[];
  /** L arrays, n x m row-major: W[n,m] * delta[n], what neuron n passes back to upstream neuron m. */
  blame: Float32Array[];
}

/** A plane through the space of inputs, in cells. */
export interface Grid {
  /** The input along the width; default 0. */
  xInput?: number;
  /** The input along the height; default 1, or 0 where there is no other. */
  yInput?: number;
  /** Centres of the first and last column. */
  x: readonly [number, number];
  /** Centres of the last and first row: the top row has the largest y. */
  y: readonly [number, number];
  /** Columns, 1 to 65536. */
  width: number;
  /** Rows, 1 to 65536. */
  height: number;
  /** The other inputs are held here (D numbers); default 0. */
  base?: readonly number[] | Float32Array;
}

/** What every neuron says over a grid. */
export interface Maps {
  width: number;
  height: number;
  /** L arrays of n * height * width activations, neuron after neuron; the top row has the largest y. */
  layers: Float32Array[];
}

/** A weight or bias: layer l from 0, neuron n, and for a weight the upstream neuron m. */
export interface ParameterAddress {
  layer: number;
  neuron: number;
  /** Left out: the neuron's bias. */
  input?: number;
}

/** A weight or bias, or without a neuron all of a layer's. */
export type FreezeAddress = ParameterAddress | { layer: number; neuron?: undefined; input?: undefined };

/** A parameter moved from min to max. */
export interface SurfaceAxis extends ParameterAddress {
  min: number;
  max: number;
  /** Points along the axis. */
  count: number;
}
