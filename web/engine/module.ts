// The engine in WebAssembly, as the facade sees it. Numbers that are addresses point into its memory; 0 is "nothing".
// instance.ts makes one of these from the functions of cpp/bindings/module.cpp.

/** Position in the module's list of error codes (0 is ok), and a sentence. */
export interface Answer {
  code: number;
  message: string;
}

export interface Made extends Answer {
  handle: number;
}

/** Enums are positions in the lists of names.ts. */
export interface Settings {
  batchSize: number;
  shuffle: boolean;
  optimizer: number;
  learningRate: number;
  momentum: number;
  beta1: number;
  beta2: number;
  alpha: number;
  /** Negative: the optimizer's default. */
  epsilon: number;
  weightDecay: number;
  regularization: number;
  rate: number;
}

export interface Counters {
  epoch: number;
  step: number;
  /** Observations of the present epoch already used. */
  cursor: number;
  diverged: boolean;
  divergedLayer: number;
  /** Nothing was done: the optimizer's averages did not fit into memory. */
  outOfMemory: boolean;
}

export interface Training {
  optimizer: number;
  epoch: number;
  step: number;
  slotStep: number;
  cursor: number;
  slots: number;
  slotsLength: number;
}

export interface ModuleGrid {
  xInput: number;
  yInput: number;
  xMin: number;
  xMax: number;
  yMin: number;
  yMax: number;
  width: number;
  height: number;
}

export interface ModuleAxis {
  parameter: number;
  min: number;
  max: number;
  count: number;
}

export interface EngineModule {
  /** The memory as it is now. Growth replaces it: use it at once, never keep it. */
  readonly buffer: ArrayBuffer;
  readonly maxParameters: number;
  readonly maxLayers: number;
  readonly maxLayerSize: number;

  /** 0 when the machine refuses. */
  allocate(bytes: number): number;
  release(address: number): void;

  networkCreate(
    layers: number,
    layerCount: number,
    activations: number,
    loss: number,
    initializer: number,
    seed: number,
  ): Made;
  networkDestroy(network: number): void;
  networkReset(network: number): void;
  /** Address of the parameters; a step of training moves them. */
  networkParameters(network: number): number;
  /** Instead of what was frozen before; positions in the parameters, ascending int32. */
  networkFreeze(network: number, positions: number, length: number): Answer;
  networkFrozen(network: number): { address: number; length: number };
  networkTraining(network: number): Training;
  networkSetTraining(network: number, training: Training): Answer;

  datasetCreate(inputs: number, targets: number, rows: number, inputCount: number, targetCount: number): Made;
  datasetDestroy(data: number): void;

  trainingValidate(settings: Settings): Answer;
  /** Network and data must outlive it. */
  trainerCreate(network: number, data: number, settings: Settings): Made;
  trainerDestroy(trainer: number): void;
  trainerConfigure(trainer: number, settings: Settings): Answer;
  trainerSteps(trainer: number, steps: number): Counters;
  trainerEpochs(trainer: number, epochs: number): Counters;

  evaluate(network: number, data: number): Answer & { cost: number; accuracy: number };
  predict(network: number, inputs: number, rows: number, out: number): Answer;
  gradient(network: number, data: number, out: number): Answer;
  numericalGradient(network: number, data: number, epsilon: number, out: number): Answer & { passes: number };
  trace(network: number, input: number, target: number, z: number, a: number, delta: number, blame: number): Answer;
  activations(network: number, inputs: number, rows: number, out: number): Answer;
  maps(network: number, grid: ModuleGrid, base: number, out: number): Answer;
  costSurface(network: number, data: number, first: ModuleAxis, second: ModuleAxis, out: number): Answer;

  /** Bytes the caller releases; address 0 when there was no memory. */
  snapshotSave(network: number): { address: number; length: number };
  snapshotRestore(network: number, bytes: number, length: number): Answer;
}
