// Where a weight or bias stands in the flat parameters W[0], b[0], W[1], ...

/** A weight or bias: weight layer from 0, neuron, and for a weight the upstream neuron. The engine's ParameterAddress fits it. */
export interface ParameterPlace {
  readonly layer: number;
  readonly neuron: number;
  /** Left out: the neuron's bias. */
  readonly input?: number;
}

export interface LayerPlace {
  /** Inputs to the layer, and neurons in it. */
  readonly m: number;
  readonly n: number;
  /** Of W (n x m, row-major) and b (n). */
  readonly weights: number;
  readonly biases: number;
}

/** `layers`: sizes, inputs first. One place for each weight layer. */
export function layerPlaces(layers: readonly number[]): LayerPlace[] {
  let at = 0;
  return layers.slice(1).map((n, l) => {
    const m = layers[l] as number;
    const place = { m, n, weights: at, biases: at + n * m };
    at += n * m + n;
    return place;
  });
}

/** Weights and biases of a network with these sizes, inputs first. */
export function parameterCount(layers: readonly number[]): number {
  return layers.slice(1).reduce((sum, n, l) => sum + n * ((layers[l] as number) + 1), 0);
}

/** Throws RangeError when the network has no such weight or bias. */
export function parameterIndex(layers: readonly number[], { layer, neuron, input }: ParameterPlace): number {
  const place = layerPlaces(layers)[layer];
  const inside = (index: number, size: number) => Number.isInteger(index) && index >= 0 && index < size;
  if (!place || !inside(neuron, place.n) || (input !== undefined && !inside(input, place.m))) {
    const what = input === undefined ? `bias ${layer}, ${neuron}` : `weight ${layer}, ${neuron}, ${input}`;
    throw new RangeError(`expected a weight or bias of a ${layers.join('-')} network but got ${what}`);
  }
  return input === undefined ? place.biases + neuron : place.weights + neuron * place.m + input;
}

/** The way back. Throws RangeError for an index beyond the last parameter. */
export function parameterPlace(layers: readonly number[], index: number): ParameterPlace {
  const places = layerPlaces(layers);
  const layer = places.findIndex(({ biases, n }) => index < biases + n);
  const place = places[layer];
  if (!place || index < 0) throw new RangeError(`expected an index below ${parameterCount(layers)} but got ${index}`);
  if (index >= place.biases) return { layer, neuron: index - place.biases };
  const at = index - place.weights;
  return { layer, neuron: Math.floor(at / place.m), input: at % place.m };
}
