// The package's engine in a worker: the shapes of index.ts beside it, with promises where an answer must travel.
import type { URL } from '../platform.js';
import type {
  ActivationName,
  Data,
  EngineOptions,
  Grid,
  InitializerName,
  LossName,
  Maps,
  Matrix,
  Network,
  NetworkOptions,
  ParameterAddress,
  Tick,
  Trainer,
  TrainingOptions,
  TrainOptions,
} from '../types.js';

/** The same calls with the same arguments, each with a promise for its result. */
export type Later<T> = {
  [Name in keyof T]: T[Name] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Awaited<Result>>
    : T[Name];
};

/** What is used of a worker: a page's `Worker`, or one of Node's `worker_threads`. */
export interface WorkerLike {
  /** Sends a message; the buffers named are handed over. */
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
  /** Ends the worker. */
  terminate(): unknown;
}

/** Where engine.wasm and the worker's script come from: nothing at all as a rule. */
export interface WorkerEngineOptions extends EngineOptions {
  /** Where the worker's script is, when the bundler did not find it: a file that imports `glassbox-nn/worker-entry`. */
  workerUrl?: string | URL;
  /** A worker that you made of that script; it then belongs to the engine. */
  worker?: WorkerLike;
}

/** An engine in a worker of its own. Several networks may live in it and take turns. */
export interface WorkerEngine extends Disposable {
  /** The package's version. */
  readonly version: string;
  /** As Engine.network. */
  network(options: NetworkOptions): Promise<WorkerNetwork>;
  /** As Engine.fromJSON. */
  fromJSON(json: unknown): Promise<WorkerNetwork>;
  /** Ends the worker, and everything in it. */
  dispose(): void;
}

/** What a worker's network answers as Network does, by promise. */
export type NetworkAnswers = Later<
  Pick<
    Network,
    | 'cost'
    | 'accuracy'
    | 'weights'
    | 'biases'
    | 'setWeights'
    | 'setBiases'
    | 'parameters'
    | 'setParameters'
    | 'freeze'
    | 'learn'
    | 'classify'
    | 'fit'
    | 'trace'
    | 'gradient'
    | 'numericalGradient'
    | 'costSurface'
    | 'snapshot'
    | 'restore'
    | 'reset'
    | 'toJSON'
  >
>;

/** A network in the worker. While it trains it answers within about a tenth of a second, between two batches. */
export interface WorkerNetwork extends NetworkAnswers, Disposable {
  readonly layers: readonly number[];
  readonly activations: readonly ActivationName[];
  readonly loss: LossName;
  readonly initializer: InitializerName;
  readonly seed: number;
  readonly parameterCount: number;
  /** As of the last tick or answer. */
  readonly epoch: number;
  /** As of the last tick or answer. */
  readonly step: number;
  /** As Network.predict. */
  predict(inputs: Matrix): Promise<Float32Array>;
  predict(inputs: Matrix, options: { rows: true }): Promise<Float32Array[]>;
  /** As Network.activationsOf, in an array of its own. */
  activationsOf(inputs: Matrix): Promise<Float32Array[]>;
  /** As Network.maps, in an array of its own. */
  maps(grid: Grid): Promise<Maps>;
  /** As Network.frozen, asked of the worker. */
  frozen(): Promise<readonly ParameterAddress[]>;
  /**
   * As Network.train. The data are checked and copied now and sent once, with the first tick asked for. The worker rests
   * while you look at a tick, so that breaking out leaves the network as that tick found it.
   */
  train(data: Data, options?: TrainOptions): AsyncIterableIterator<Tick>;
  /** As Network.trainer; the data are sent once. */
  trainer(data: Data, options?: TrainingOptions & { test?: Data }): Promise<WorkerTrainer>;
  /** Frees its memory in the worker. Networks that are forgotten are freed, too, when the collector finds them. */
  dispose(): void;
}

/** As Trainer, by promise. */
export interface WorkerTrainer extends Later<Pick<Trainer, 'steps' | 'epochs' | 'advance' | 'tick' | 'configure'>> {
  /** Frees its copy of the data in the worker. */
  dispose(): void;
}
