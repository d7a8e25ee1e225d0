// What a network is made from and trained by: names, options, data and ticks. Sizes: N observations, D inputs, K outputs, L weight layers.
import type { AbortSignal } from './platform.js';

/**
 * A neuron's response to its pre-activation z. `gelu` is the tanh form, `leakyRelu` has slope 0.01 below zero, `elu` alpha 1;
 * `softmax` only on the last layer. Formulas and sources: docs/math.md.
 */
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
/**
 * What is minimised. `mse`: the squared errors summed over outputs and averaged over observations, not halved.
 * `bce`: binary cross-entropy, targets from 0 to 1. `softmaxCrossEntropy`: targets of 0 or more, as a rule a single 1 per row.
 */
export type LossName = 'mse' | 'bce' | 'softmaxCrossEntropy';
/** How a gradient becomes a step, each as PyTorch defines it. */
export type OptimizerName = 'sgd' | 'momentum' | 'nesterov' | 'adagrad' | 'rmsprop' | 'adam' | 'adamw';
/**
 * `l2` adds rate/2 * the sum of squared weights to the cost that is minimised, `l1` rate * the sum of their absolute values; biases
 * are left alone. `dropout` silences each hidden neuron with probability rate while training, and scales the others by 1/(1 - rate).
 */
export type RegularizationName = 'none' | 'l1' | 'l2' | 'dropout';
/**
 * How weights start; biases start at 0. With m inputs and n neurons: `glorotUniform` within ±sqrt(6/(m+n)), `heUniform` within
 * ±sqrt(6/m), `lecunUniform` within ±sqrt(3/m), `uniform` within ±0.5; `zeros` shows what symmetry does.
 */
export type InitializerName = 'glorotUniform' | 'heUniform' | 'lecunUniform' | 'uniform' | 'zeros';

/** A matrix of N rows: flat and row-major, or nested arrays. Copied on the way in; never kept. */
export type Matrix = Float32Array | readonly number[] | readonly (readonly number[] | Float32Array)[];

/** What Engine.network makes a network from. */
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

/** Observations: N rows of inputs, and N rows of what should come out. At least one row. */
export interface Data {
  /** N x D */
  inputs: Matrix;
  /** N x K; or, where K is more than 1, the class of each row as a whole number from 0 to K - 1, N of them. */
  targets: Matrix;
}

/** An optimizer and its numbers; what an optimizer does not use is ignored. */
export interface OptimizerOptions {
  kind: OptimizerName;
  /** Above 0; default 0.03. */
  learningRate?: number;
  /** momentum, nesterov: from 0 to below 1; default 0.9. */
  momentum?: number;
  /** adam, adamw: from 0 to below 1; default 0.9. */
  beta1?: number;
  /** adam, adamw: from 0 to below 1; default 0.999. */
  beta2?: number;
  /** rmsprop: from 0 to below 1; default 0.99. */
  alpha?: number;
  /** adagrad, rmsprop, adam, adamw: above 0; default 1e-8, for adagrad 1e-10. */
  epsilon?: number;
  /** adamw: 0 or more; default 0.01. Biases decay, too, as in PyTorch. */
  weightDecay?: number;
}

/** A regularization and how strong it is. */
export interface RegularizationOptions {
  kind: RegularizationName;
  /** l1 and l2: 0 or more; dropout: from 0 to below 1; default 0. */
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

/** What Network.train takes: what may change, and how long to go on. */
export interface TrainOptions extends TrainingOptions {
  /** Passes over the data from here on; default 1. 0 trains nothing, and ticks once. */
  epochs?: number;
  /** Held-out data: adds testLoss and testAccuracy to the ticks. */
  test?: Data;
  /** A tick every so many epochs, or at these epochs, counted from the network's first; always one at the end. Default 1. */
  every?: number | readonly number[];
  /** Ends training between two batches, within about a tenth of a second; the iterator throws the signal's reason. */
  signal?: AbortSignal;
}

/** What Network.fit takes. */
export interface FitOptions extends TrainOptions {
  /** A share of the rows, above 0 and below 1, held out as `test` is: drawn by the network's seed, at least one row. */
  validationSplit?: number;
  /**
   * Ends training when testLoss has not fallen for so many epochs, and takes the weights back to where it was lowest. Wants `test` or
   * `validationSplit`.
   */
  patience?: number;
  /** Called with every tick, and waited for; false ends training there. */
  onTick?: (tick: Tick) => unknown;
}

/** What Network.fit answers: the tick at which the network now stands, and how training went. */
export interface FitSummary extends Tick {
  /** Epochs trained by this call. */
  epochs: number;
  /** Why it ended: all epochs done, no progress for `patience` epochs, `onTick` said false, or numbers ran away. */
  stopped: 'epochs' | 'patience' | 'onTick' | 'diverged';
}

/** The likeliest class of a row. */
export interface Classified {
  /** From 0; with a single output 0 or 1. */
  index: number;
  /** Of that class, as the network has it: 0 to 1. */
  probability: number;
}

/** How far training has come. */
export interface Tick {
  /** Whole epochs done since the network was made. */
  epoch: number;
  /** Updates done since the network was made. */
  step: number;
  /** net.cost(data) with the weights as they are now. */
  loss: number;
  /** The cost of the held-out data, where there are any. */
  testLoss?: number;
  /** Share classified right, 0 to 1; only where the task is a classification. */
  accuracy?: number;
  /** The same of the held-out data. */
  testAccuracy?: number;
  /** Set when training stopped because numbers ran away; the last finite weights stay. layer counts from 0. */
  diverged?: { layer: number; epoch: number };
}
