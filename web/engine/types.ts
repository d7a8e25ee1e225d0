/// <reference lib="esnext.disposable" preserve="true" />
// The public shapes of the package. Sizes: N observations, D inputs, K outputs, L weight layers.
import type { URL, WebAssembly } from './platform.js';
import type {
  FreezeAddress,
  Gradient,
  Grid,
  Maps,
  NumericalGradient,
  ParameterAddress,
  SurfaceAxis,
  Trace,
} from './probe-types.js';

import type { Sweep, SweepOptions, SweepSpec } from './sweep/types.js';
import type {
  ActivationName,
  Classified,
  Data,
  FitOptions,
  FitSummary,
  InitializerName,
  LossName,
  Matrix,
  NetworkOptions,
  OptimizerName,
  Tick,
  TrainingOptions,
  TrainOptions,
} from './training-types.js';

export type * from './probe-types.js';
export type * from './training-types.js';

/** What toJSON gives and fromJSON takes; version 1. Numbers are float32 values. */
export interface NetworkJSON {
  format: 'glassbox-network';
  /** Of the format; an engine refuses versions it does not know. */
  version: 1;
  /** Sizes, inputs first. */
  layers: number[];
  /** One per weight layer. */
  activations: ActivationName[];
  loss: LossName;
  initializer: InitializerName;
  /** Of the first weights, and of every order and every dropout to come. */
  seed: number;
  /** L arrays, n x m row-major */
  weights: number[][];
  /** L arrays of n */
  biases: number[][];
  /** Where training stands: with it, training resumes bit for bit. */
  training: {
    /** Whole epochs done. */
    epoch: number;
    /** Updates done. */
    step: number;
    /** Observations of the present epoch already used. */
    cursor: number;
    optimizer: OptimizerName;
    /** Updates that the running averages have seen. */
    slotStep: number;
    /** The optimizer's running averages: slots x parameters, in the order W[0], b[0], W[1], ... */
    slots: number[][];
  };
  /** Left out when none are: positions of frozen parameters in W[0], b[0], W[1], ..., ascending. */
  frozen?: number[];
}

/**
 * What kind of thing went wrong. `invalidConfig`: an option; `shapeMismatch`: the wrong count of rows or numbers; `invalidNumber`: NaN,
 * infinity or text where a number belongs; `invalidData`: a table, or a value in it, that cannot be used; `tooLarge`, `outOfMemory`:
 * more than there is room for; `invalidSnapshot`: a file or bytes that are none of ours; `disposed`: used after dispose();
 * `loadFailed`: engine.wasm was not found or is another; `unsupported`: the platform lacks what is needed.
 */
export type ErrorCode =
  | 'invalidConfig'
  | 'shapeMismatch'
  | 'invalidNumber'
  | 'invalidData'
  | 'tooLarge'
  | 'outOfMemory'
  | 'invalidSnapshot'
  | 'disposed'
  | 'loadFailed'
  | 'unsupported';

/** Where engine.wasm comes from: nothing at all as a rule, or one of these. */
export interface EngineOptions {
  /** Where engine.wasm is, when the bundler did not find it. In Node also a path. */
  wasmUrl?: string | URL;
  /** Its bytes, when they are there already. */
  wasmBinary?: ArrayBuffer | Uint8Array;
  /** The compiled module, to share one between engines. */
  wasmModule?: WebAssembly.Module;
}

/** Steps of training by hand; made by Network.trainer, and what Network.train is built on. Each call runs to its end. */
export interface Trainer {
  /** So many batches, across epochs. Ends early when training diverges; the tick says so. */
  steps(count: number): Tick;
  /** So many epochs; to the end of the present one counts as one. */
  epochs(count: number): Tick;
  /** Like steps and epochs, without evaluating the cost: what a tight loop wants. Returns false when training diverged. */
  advance(unit: 'epoch' | 'step', count: number): boolean;
  /** The present tick, evaluated now: one pass over the data. */
  tick(): Tick;
  /** Other settings from now on; those not named stay. The weights stay, too. */
  configure(options: TrainingOptions): void;
  /** Frees the copy of the data. The network lives on. */
  dispose(): void;
}

/** A multi-layer perceptron in the engine's memory. Made by Engine.network and Engine.fromJSON. */
export interface Network extends Disposable {
  /** Sizes, inputs first. */
  readonly layers: readonly number[];
  /** One per weight layer. */
  readonly activations: readonly ActivationName[];
  readonly loss: LossName;
  readonly initializer: InitializerName;
  readonly seed: number;
  /** Weights and biases together. */
  readonly parameterCount: number;
  /** Whole epochs done since the network was made. */
  readonly epoch: number;
  /** Updates done since the network was made. */
  readonly step: number;
  /** Weights and biases that training leaves as they are; in the order of `parameters()`. */
  readonly frozen: readonly ParameterAddress[];
  /**
   * Freezes one weight, one bias or, without a neuron, a whole layer; false thaws it. Training goes on with the others.
   * What is frozen can still be set by hand, stays through `reset`, and is kept by `snapshot` and `toJSON`. Throws
   * `invalidConfig` when the network has no such weight. Costs nothing in training while nothing is frozen.
   */
  freeze(which: FreezeAddress, frozen?: boolean): void;
  /**
   * Trains, and ticks on the way. The data are checked and copied now; training begins with the first tick asked for, and rests
   * while you look at one. About ten times a second others get their turn, so that a page stays alive.
   * Breaking out of the loop keeps what was learned. Divergence ends the run, with a tick that says so. One run at a time; one that
   * nobody asks for a tick within a second says so on the console.
   */
  train(data: Data, options?: TrainOptions): AsyncIterableIterator<Tick>;
  /**
   * Trains to the end, and answers with a summary: `train` without a loop. Rejects with the signal's reason when it was ended by that;
   * what was learned stays.
   */
  fit(data: Data, options?: FitOptions): Promise<FitSummary>;
  /**
   * One step on one row, D inputs and K targets or the class, for data that come as time goes by; counts as a step and an epoch. Keep the options in
   * one object: they are read again only when it is another. Returns false when it diverged.
   */
  learn(input: ArrayLike<number>, target: ArrayLike<number> | number, options?: TrainingOptions): boolean;
  /** For training step by step, in your own loop. The data are copied. */
  trainer(data: Data, options?: TrainingOptions & { test?: Data }): Trainer;
  /** N x K, row-major. No rows give no numbers. */
  predict(inputs: Matrix): Float32Array;
  /** The same as N arrays of K, which share one buffer. */
  predict(inputs: Matrix, options: { rows: true }): Float32Array[];
  /** The likeliest class of each row. Wants a softmax or sigmoid output; a single sigmoid is the probability of class 1. */
  classify(inputs: Matrix): Classified[];
  /** The loss over all of the data, without penalty. */
  cost(data: Data): number;
  /** Share of right answers, 0 to 1; undefined where the task is not a classification. */
  accuracy(data: Data): number | undefined;
  /** W[l], a copy: n x m, row-major. Layers count from 0. */
  weights(layer: number): Float32Array;
  /** b[l], a copy: n numbers. */
  biases(layer: number): Float32Array;
  /** n x m numbers. Training goes on from there. */
  setWeights(layer: number, values: Matrix): void;
  /** n numbers. */
  setBiases(layer: number, values: ArrayLike<number>): void;
  /** All parameters, W[0], b[0], W[1], ...; one copy. */
  parameters(): Float32Array;
  /** The same order; parameterCount numbers. */
  setParameters(values: ArrayLike<number>): void;
  /** One observation forward and its error back: D inputs, K targets or the class. */
  trace(input: ArrayLike<number>, target: ArrayLike<number> | number): Trace;
  /** Of the cost over all of the data, without penalty, by backpropagation. */
  gradient(data: Data): Gradient;
  /**
   * The same by shocks: (C(p + epsilon) − C(p − epsilon)) / (2 epsilon) for every parameter, in double precision. Slow by design: two
   * passes over the data per parameter. epsilon above 0; default 0.001. At most a million parameters.
   */
  numericalGradient(data: Data, options?: { epsilon?: number }): NumericalGradient;
  /**
   * Activations of every neuron for many rows: L arrays of n * N, neuron after neuron. `into`, of as many numbers in all, takes
   * them in place of a new array; what is returned are its parts. Keep one for what is asked in every frame.
   */
  activationsOf(inputs: Matrix, into?: Float32Array): Float32Array[];
  /** Activations of every neuron over a grid of two inputs; at most 4 million cells. `into` as in activationsOf. */
  maps(grid: Grid, into?: Float32Array): Maps;
  /** second.count x first.count costs, row-major: two different parameters moved, all others as they are. */
  costSurface(data: Data, first: SurfaceAxis, second: SurfaceAxis): Float32Array;
  /** Everything, as bytes: to rewind, or to resume bit for bit. */
  snapshot(): Uint8Array;
  /** Takes back what snapshot gave, of a network of the same shape; anything else is refused and changes nothing. */
  restore(bytes: Uint8Array): void;
  /** The seed's weights again, but where frozen; training starts from epoch 0. */
  reset(): void;
  /** Everything, for JSON.stringify; Engine.fromJSON takes it back. */
  toJSON(): NetworkJSON;
  /** Frees its memory, its trainers and its runs. Networks that are forgotten are freed, too, when the collector finds them. */
  dispose(): void;
}

/** A loaded engine.wasm with a memory of its own. One is enough for a page. */
export interface Engine {
  /** The package's version. */
  readonly version: string;
  /** A new network, its weights drawn from the seed. Throws a GlassboxError that names the option at fault. */
  network(options: NetworkOptions): Network;
  /**
   * The network that Network.toJSON wrote, ready to go on training bit for bit. Files may come from anywhere: every field is checked
   * before anything is made, and what is wrong is named in a GlassboxError.
   */
  fromJSON(json: unknown): Network;
  /**
   * Trains many networks that differ in seed and, if asked, in one or two settings, on every core: each has the same bits as
   * Engine.network and Network.train would give it, whatever the number of workers and the order in which they finish. What is wrong with
   * the plan is thrown when the first result is asked for. Where no worker can be had, it trains in this thread. A worker that breaks
   * loses nothing: its network is trained anew in another. Rows travel once to each worker.
   */
  sweep(spec: SweepSpec, options?: SweepOptions): Sweep;
}
