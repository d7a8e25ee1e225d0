/// <reference lib="esnext.disposable" preserve="true" />
// The public shapes of the package. Sizes: N observations, D inputs, K outputs, L weight layers.

export type ActivationName =
  | 'linear'
  | 'relu'
  | 'leakyRelu'
  | 'elu'
  | 'tanh'
  | 'sigmoid'
  | 'softplus'
  | 'silu'
  | 'gelu'
  | 'sine'
  | 'softmax';
export type LossName = 'mse' | 'bce' | 'softmaxCrossEntropy';
export type OptimizerName = 'sgd' | 'momentum' | 'nesterov' | 'adagrad' | 'rmsprop' | 'adam' | 'adamw';
export type RegularizationName = 'none' | 'l1' | 'l2' | 'dropout';
export type InitializerName = 'glorotUniform' | 'heUniform' | 'lecunUniform' | 'uniform' | 'zeros';

/** A matrix of N rows: flat and row-major, or nested arrays. Copied on the way in; never kept. */
export type Matrix = Float32Array | readonly number[] | readonly (readonly number[] | Float32Array)[];

export interface NetworkOptions {
  /** Sizes, inputs first, at least two: `[2, 4, 2, 1]`. At most 16 million parameters in all. */
  layers: readonly number[];
  /**
   * One per weight layer; default: tanh, and for the last what the loss asks for: linear for mse, sigmoid for bce,
   * softmax for softmaxCrossEntropy. softmax only as the last.
   */
  activations?: readonly ActivationName[];
  /** Default `mse`. `bce` asks for a sigmoid output, `softmaxCrossEntropy` for a softmax output. */
  loss?: LossName;
  /** Default `glorotUniform`. */
  initializer?: InitializerName;
  /** A whole number from 0 to 4294967295; default 42. */
  seed?: number;
}

export interface Data {
  /** N x D */
  inputs: Matrix;
  /** N x K */
  targets: Matrix;
}

export interface OptimizerOptions {
  kind: OptimizerName;
  learningRate?: number;
  momentum?: number;
  beta1?: number;
  beta2?: number;
  alpha?: number;
  epsilon?: number;
  weightDecay?: number;
}

export interface RegularizationOptions {
  kind: RegularizationName;
  rate?: number;
}

/** What may change while training goes on. */
export interface TrainingOptions {
  /** Default 10. Larger than the data means one batch of all of it. */
  batchSize?: number;
  /** Default false: the given order. True: a new seeded order each epoch. */
  shuffle?: boolean;
  /** Default sgd, learning rate 0.03. */
  optimizer?: OptimizerOptions;
  /** Default none. */
  regularization?: RegularizationOptions;
}

export interface TrainOptions extends TrainingOptions {
  /** Passes over the data from here on; default 1. */
  epochs?: number;
  /** Held-out data: adds testLoss and testAccuracy to the ticks. */
  test?: Data;
  /** A tick every so many epochs, and always at the last; default 1. */
  every?: number;
  /** Ends training between two batches, within about a tenth of a second; the iterator throws the signal's reason. */
  signal?: AbortSignal;
}

export interface Tick {
  /** Whole epochs done since the network was made. */
  epoch: number;
  /** Updates done since the network was made. */
  step: number;
  /** net.cost(data) with the weights as they are now. */
  loss: number;
  testLoss?: number;
  /** Share classified right, 0 to 1; only where the task is a classification. */
  accuracy?: number;
  testAccuracy?: number;
  /** Set when training stopped because numbers ran away; the last finite weights stay. layer counts from 0. */
  diverged?: { layer: number; epoch: number };
}

/** One array per weight layer. */
export interface Gradient {
  /** L arrays, n x m row-major */
  weights: Float32Array[];
  /** L arrays of n */
  biases: Float32Array[];
}

export interface NumericalGradient extends Gradient {
  /** Forward passes of the whole set it took: two per parameter. */
  passes: number;
  /** Wall time in milliseconds. */
  milliseconds: number;
}

export interface Trace {
  /** L arrays of n: pre-activations, activations, errors dCost/dz. */
  z: Float32Array[];
  a: Float32Array[];
  delta: Float32Array[];
  /** L arrays, n x m row-major: W[n,m] * delta[n], what neuron n passes back to upstream neuron m. */
  blame: Float32Array[];
}

export interface Grid {
  /** Which inputs run along the axes; default 0 and 1. */
  xInput?: number;
  yInput?: number;
  /** Centres of the first and last cell. */
  x: readonly [number, number];
  y: readonly [number, number];
  width: number;
  height: number;
  /** The other inputs are held here (D numbers); default 0. */
  base?: readonly number[] | Float32Array;
}

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

export interface SurfaceAxis extends ParameterAddress {
  min: number;
  max: number;
  /** Points along the axis. */
  count: number;
}

/** What toJSON gives and fromJSON takes; version 1. Numbers are float32 values. */
export interface NetworkJSON {
  format: 'glassbox-network';
  version: 1;
  layers: number[];
  activations: ActivationName[];
  loss: LossName;
  initializer: InitializerName;
  seed: number;
  /** L arrays, n x m row-major */
  weights: number[][];
  /** L arrays of n */
  biases: number[][];
  training: {
    epoch: number;
    step: number;
    cursor: number;
    optimizer: OptimizerName;
    slotStep: number;
    /** slots x parameters, in the order W[0], b[0], W[1], ... */
    slots: number[][];
  };
  /** Left out when none are: positions of frozen parameters in W[0], b[0], W[1], ..., ascending. */
  frozen?: number[];
}

export type ErrorCode =
  | 'invalidConfig'
  | 'shapeMismatch'
  | 'invalidNumber'
  | 'tooLarge'
  | 'outOfMemory'
  | 'invalidSnapshot'
  | 'disposed'
  | 'loadFailed'
  | 'unsupported';

export interface EngineOptions {
  /** Where engine.wasm is, when the bundler did not find it. */
  wasmUrl?: string | URL;
  wasmBinary?: ArrayBuffer | Uint8Array;
  wasmModule?: WebAssembly.Module;
}

/** Steps of training by hand; made by Network.trainer, and what Network.train is built on. */
export interface Trainer {
  /** So many batches, across epochs. */
  steps(count: number): Tick;
  /** To the end of the present epoch counts as one. */
  epochs(count: number): Tick;
  /** Like epochs, without evaluating the cost: what a tight loop wants. Returns false when training diverged. */
  advance(unit: 'epoch' | 'step', count: number): boolean;
  /** The present tick, evaluated now. */
  tick(): Tick;
  /** Live: the weights stay. */
  configure(options: TrainingOptions): void;
  dispose(): void;
}

export interface Network extends Disposable {
  readonly layers: readonly number[];
  readonly activations: readonly ActivationName[];
  readonly loss: LossName;
  readonly initializer: InitializerName;
  readonly seed: number;
  readonly parameterCount: number;
  readonly epoch: number;
  readonly step: number;
  train(data: Data, options?: TrainOptions): AsyncIterableIterator<Tick>;
  trainer(data: Data, options?: TrainingOptions & { test?: Data }): Trainer;
  /** N x K, row-major. */
  predict(inputs: Matrix): Float32Array;
  cost(data: Data): number;
  /** undefined where the task is not a classification. */
  accuracy(data: Data): number | undefined;
  weights(layer: number): Float32Array;
  biases(layer: number): Float32Array;
  setWeights(layer: number, values: Matrix): void;
  setBiases(layer: number, values: ArrayLike<number>): void;
  /** All parameters, W[0], b[0], W[1], ...; one copy. */
  parameters(): Float32Array;
  setParameters(values: ArrayLike<number>): void;
  /** Weights and biases that training leaves as they are; in the order of `parameters()`. */
  readonly frozen: readonly ParameterAddress[];
  /**
   * Freezes one weight, one bias or, without a neuron, a whole layer; false thaws it. Training goes on with the others.
   * What is frozen can still be set by hand, stays through `reset`, and is kept by `snapshot` and `toJSON`. Throws
   * `invalidConfig` when the network has no such weight. Costs nothing in training while nothing is frozen.
   */
  freeze(which: FreezeAddress, frozen?: boolean): void;
  trace(input: ArrayLike<number>, target: ArrayLike<number>): Trace;
  gradient(data: Data): Gradient;
  numericalGradient(data: Data, options?: { epsilon?: number }): NumericalGradient;
  /** Activations of every neuron for many rows: L arrays of n * N, neuron after neuron. */
  activationsOf(inputs: Matrix): Float32Array[];
  maps(grid: Grid): Maps;
  /** second.count x first.count costs, row-major. */
  costSurface(data: Data, first: SurfaceAxis, second: SurfaceAxis): Float32Array;
  /** Everything, as bytes: to rewind, or to resume bit for bit. */
  snapshot(): Uint8Array;
  restore(bytes: Uint8Array): void;
  /** The seed's weights again, but where frozen; training starts from epoch 0. */
  reset(): void;
  toJSON(): NetworkJSON;
  dispose(): void;
}

export interface Engine {
  readonly version: string;
  network(options: NetworkOptions): Network;
  fromJSON(json: unknown): Network;
}
