// A training session: one network, its data and its optimizer, behind one interface whether it runs in a worker or in
// the page. Views ask for what they need with `want`; the session answers with frames, never faster than they are taken.
import type { StopReason, StopRules } from '../core/run/stop-rules.js';
import type {
  Gradient,
  NetworkJSON,
  NetworkOptions,
  NumericalGradient,
  ParameterAddress,
  SurfaceAxis,
  Tick,
  Trace,
  TrainingOptions,
} from '../engine/types.js';
import type { Keep } from './reshape.js';

/** Rows in the network's own units (after standardising and features). Float32Array, row-major. */
export interface SessionData {
  inputs: Float32Array;
  targets: Float32Array;
  rows: number;
}

export type FrozenValue = readonly [position: number, value: number];

export interface SessionSpec {
  network: Required<NetworkOptions>;
  training: Required<TrainingOptions>;
  train: SessionData;
  /** rows may be 0: nothing is held out. */
  test: SessionData;
  /** Trained parameters and optimizer state to start from instead of the seed's. */
  resume?: NetworkJSON;
  /** The whole state of the same network, as `snapshot` gave it: goes on from there bit for bit. */
  snapshot?: Uint8Array;
  /** What the loss was before; what is later than the network lies ahead of it. */
  history?: LossHistory;
  /**
   * Go on with the network that is open, as far as its weights fit this shape: the epochs count on, the loss history stays
   * unless the loss is another one. Of no meaning where nothing was open.
   */
  keep?: Keep;
  /** Weights and biases that begin with these values and stay there: positions in W[0], b[0], W[1], ... */
  frozen?: readonly FrozenValue[];
}

/** Slow motion is one batch per half second; the others are epochs per second; flatOut is as fast as it goes. */
export type Speed = 'slowMotion' | 'one' | 'ten' | 'everyFrame' | 'flatOut';

/** One update on a batch or on a single row, or one pass over the training rows. */
export type StepUnit = 'step' | 'row' | 'epoch';

/** What the views on screen need in each frame. A heavy thing nobody looks at is not computed. */
export interface Wants {
  /** Rows to run through the network, D per row: a grid, a curve's abscissae, ... Activations come back in frame.maps. */
  mapInputs?: { id: string; inputs: Float32Array; rows: number };
  /** Predictions for every training and test row. */
  predictions?: boolean;
  /** One observation to follow. */
  trace?: { input: Float32Array; target: Float32Array };
  /** The gradient of the cost over the training set. */
  gradient?: boolean;
  /** Weight layers, from 0: what their neurons answer to every training and test row. */
  activationsOf?: readonly number[];
  /** From this step on, a frame carries the whole trained state. */
  snapshotFrom?: number;
}

/** Loss history kept bounded: when full, every second point of the older part goes. */
export interface LossHistory {
  epochs: Float64Array;
  loss: Float32Array;
  /** NaN where nothing is held out. */
  testLoss: Float32Array;
  length: number;
}

/** What the neurons of one layer answer to the data. */
export interface LayerActivations {
  /** Weight layer, from 0. */
  layer: number;
  /** n * rows each, neuron after neuron. */
  train: Float32Array;
  test: Float32Array;
}

export interface TimedGradient extends Gradient {
  /** Wall time of one gradient over the training set, in milliseconds: a mean over as many as the clock needs. */
  milliseconds: number;
}

export interface Frame {
  /** Counts up; a view that drew this number has nothing to do. */
  serial: number;
  playing: boolean;
  /** A stop rule ended training, and nothing has happened since. */
  stopped?: StopReason;
  tick: Tick;
  /** Measured over the last second of training; 0 at rest. */
  epochsPerSecond: number;
  /** All parameters, W[0], b[0], W[1], ... */
  parameters: Float32Array;
  /** Positions in `parameters` that training leaves as they are, ascending; left out when there are none. */
  frozen?: readonly number[];
  history: LossHistory;
  /** For wants.mapInputs, same id: L arrays of n * rows, neuron after neuron. */
  maps?: { id: string; rows: number; layers: Float32Array[] };
  /** rows x K for the training rows, then the test rows. */
  predictions?: { train: Float32Array; test: Float32Array };
  trace?: Trace;
  gradient?: Gradient;
  /** For wants.activationsOf, in its order. */
  activations?: LayerActivations[];
  /** For wants.snapshotFrom: what `restore` takes, of the very step of `tick`. */
  snapshot?: Uint8Array;
}

/** Who is told what becomes of a session that has a worker, in a sentence each. */
export interface Reports {
  /** It goes on in another worker. */
  restarted?(message: string): void;
  /** It could not be started again. The next thing that is asked of it tries once more. */
  ended?(message: string): void;
}

export interface Session {
  /**
   * Starts anew: the seed's weights (or spec.resume), paused, epoch 0, nothing wanted. Rejects with a GlassboxError and keeps
   * the old state.
   */
  open(spec: SessionSpec): Promise<Frame>;
  play(): void;
  pause(): Promise<Frame>;
  /** Pauses, then one batch, one row or one epoch. */
  step(unit: StepUnit, count?: number): Promise<Frame>;
  /** The seed's weights again, paused. */
  reset(): Promise<Frame>;
  setSpeed(speed: Speed): void;
  /** When playing ends by itself; an open leaves the rules as they were. */
  setStops(rules: StopRules): void;
  /** Live: the weights stay. */
  configure(training: Required<TrainingOptions>): Promise<void>;
  /**
   * In place of what was wanted before; a frame follows when the last one lacks some of it. Throws a GlassboxError when a shape does not
   * fit the network.
   */
  want(wants: Wants): void;
  /**
   * Called once with each new frame, those that are awaited too, and before they are answered; the session makes the next only after this
   * returns. Returns the way to stop.
   */
  subscribe(listener: (frame: Frame) => void): () => void;
  /** Set one parameter by hand. */
  setParameter(address: ParameterAddress, value: number): Promise<Frame>;
  /** Training leaves the weight or bias as it is, or no longer does. */
  freeze(address: ParameterAddress, frozen: boolean): Promise<Frame>;
  snapshot(): Promise<Uint8Array>;
  restore(bytes: Uint8Array): Promise<Frame>;
  toJSON(): Promise<NetworkJSON>;
  /** By backpropagation, and how long it takes. */
  gradient(): Promise<TimedGradient>;
  numericalGradient(epsilon: number): Promise<NumericalGradient>;
  costSurface(first: SurfaceAxis, second: SurfaceAxis): Promise<Float32Array>;
  predict(inputs: Float32Array): Promise<Float32Array>;
  /** 'worker' or 'page', for tests and the curious. */
  readonly where: 'worker' | 'page';
  dispose(): void;
}
