// The public shapes of a sweep: many networks that differ in seed and, if asked, in one or two settings.
import type { AbortSignal } from '../platform.js';
import type {
  ActivationName,
  Data,
  InitializerName,
  NetworkOptions,
  OptimizerName,
  RegularizationName,
  Tick,
  TrainOptions,
} from '../training-types.js';

/** The settings a sweep can vary by name. Other names may be varied when `data` is a function: what they mean is up to it. */
export interface SweptSettings {
  /** Above 0; of the optimizer. */
  learningRate?: number;
  /** From 0 to below 1; of the optimizer. */
  momentum?: number;
  /** 0 or more; of adamw. */
  weightDecay?: number;
  optimizer?: OptimizerName;
  batchSize?: number;
  epochs?: number;
  regularization?: RegularizationName;
  /** The rate of the regularization. */
  regularizationRate?: number;
  initializer?: InitializerName;
  /** Of every hidden layer. */
  activation?: ActivationName;
  /** Neurons of every hidden layer. */
  width?: number;
  /** Hidden layers, each as wide as the first one of `network.layers`. */
  depth?: number;
}

/** The settings of one network of a sweep: what was varied, each at its value. */
export type SweepSettings = SweptSettings & { readonly [name: string]: string | number | undefined };

/** Rows to train on, and rows held out, if any. */
export type SweepData = Data & { readonly test?: Data };

/** What all networks of a sweep have in common. */
export interface SweepSpec {
  /** As for Engine.network; its seed is the first of the sweep. */
  network: NetworkOptions;
  /**
   * The rows, or a function that gives them for the settings that are varied: noise, size, whatever else they are made of. It is asked
   * once for each combination of values, before the first network is trained.
   */
  data: SweepData | ((settings: SweepSettings) => SweepData);
  /** As for Network.train. `every` says at which epochs the curve is noted; by default at the end alone. */
  training?: Omit<TrainOptions, 'test' | 'signal'>;
}

/** Which networks, and how they are trained. */
export interface SweepOptions {
  /** How many, from the network's seed on, or which seeds; default 100. Each combination of settings is trained from all of them. */
  seeds?: number | readonly number[];
  /** One or two settings, each with its values. */
  vary?: { readonly [name: string]: readonly (string | number)[] };
  /** Results bring the trained networks along, as bytes for Network.restore. Default false. */
  snapshots?: boolean;
  /** How many workers; default one a core. 0 trains in this thread, which gets its turn about ten times a second. */
  workers?: number;
  /** Bytes that networks, data and results that wait may take at most, by a cautious estimate; default 1 GiB. */
  memory?: number;
  /** Ends the sweep; the iterator throws the signal's reason. */
  signal?: AbortSignal;
  /** Called when a network is done. */
  onProgress?: (progress: { readonly done: number; readonly of: number }) => void;
}

/** One network of a sweep, trained to its end. */
export interface SweepResult {
  /** Its place in the plan: combinations of settings in the order of their values, and in each the seeds in order. */
  readonly index: number;
  readonly settings: SweepSettings;
  readonly seed: number;
  /** The ticks of Network.train at the epochs that `training.every` names; the last is the end. */
  readonly curve: readonly Tick[];
  /** The last tick; with `diverged` where the run ended early because its numbers ran away. */
  readonly final: Tick;
  /** With `snapshots`: what Network.snapshot gives. Engine.network(network) and restore make it that very network. */
  readonly snapshot?: Uint8Array;
  /** What the network was made from. */
  readonly network: NetworkOptions;
}

/** The results as they come, in whatever order the networks finish. Leaving the loop ends the sweep and its workers. */
export type Sweep = AsyncIterableIterator<SweepResult>;
