// The network as JavaScript holds it: names and checks around one object in the module's memory.
import { readTrainingOptions } from './config.js';
import { type Core, readParameters, writeParameters } from './core.js';
import { readData, withData } from './dataset.js';
import { check, fail } from './errors.js';
import type * as everyday from './everyday.js';
import { Heap } from './heap.js';
import type * as json from './json.js';
import { readBytes, readInteger, readMatrix, readObject, readVector } from './numbers.js';
import * as probes from './probes.js';
import { DISPOSE, freeNow, freeWithOwner } from './resource.js';
import { type LayerShape, nameOf } from './shape.js';
import { addressOf, freeze, frozenPositions } from './training/freeze.js';
import type { train } from './training/train.js';
import { EngineTrainer } from './training/trainer.js';
import type {
  ActivationName,
  Classified,
  Data,
  FitOptions,
  FitSummary,
  FreezeAddress,
  Gradient,
  Grid,
  InitializerName,
  LossName,
  Maps,
  Matrix,
  Network,
  NetworkJSON,
  NumericalGradient,
  ParameterAddress,
  SurfaceAxis,
  Tick,
  Trace,
  Trainer,
  TrainingOptions,
  TrainOptions,
} from './types.js';

/**
 * What a network can do besides, by files of their own. The doors of the package bring both; sessions of the parts, which are weighed,
 * use trainers alone, and fetch the reading and writing of files when one is to be read or written.
 */
export interface Extras {
  train?: typeof train;
  json?: typeof json;
  everyday?: typeof everyday;
}

export class EngineNetwork implements Network {
  readonly #core: Core;
  readonly #extras: Extras;

  constructor(core: Core, extras: Extras) {
    this.#core = core;
    this.#extras = extras;
    freeWithOwner(this, core.network);
  }

  get layers(): readonly number[] {
    return [...this.#core.options.layers];
  }

  get activations(): readonly ActivationName[] {
    return [...this.#core.options.activations];
  }

  get loss(): LossName {
    return this.#core.options.loss;
  }

  get initializer(): InitializerName {
    return this.#core.options.initializer;
  }

  get seed(): number {
    return this.#core.options.seed;
  }

  get parameterCount(): number {
    return this.#core.shape.parameters;
  }

  get epoch(): number {
    return this.#core.module.networkTraining(this.#core.network.use('Network.epoch')).epoch;
  }

  get step(): number {
    return this.#core.module.networkTraining(this.#core.network.use('Network.step')).step;
  }

  train(data: Data, options?: TrainOptions): AsyncIterableIterator<Tick> {
    const { train } = this.#extras;
    return train ? train(this.#core, this, data, options) : missing('Network.train');
  }

  trainer(data: Data, options?: TrainingOptions & { test?: Data }): Trainer {
    const where = 'Network.trainer';
    this.#core.network.use(where);
    this.#extras.everyday?.checkTrainingNames(where, options, ['test']);
    const test = options === undefined ? undefined : readObject(where, 'options', options).test;
    const { shape } = this.#core;
    return new EngineTrainer(
      this.#core,
      this,
      where,
      readData(shape, where, 'data', data),
      test === undefined ? undefined : readData(shape, where, 'test', test),
      readTrainingOptions(where, options),
    );
  }

  async fit(data: Data, options?: FitOptions): Promise<FitSummary> {
    return this.#everyday('Network.fit').fitNetwork(this, this.#core.shape, data, options);
  }

  learn(input: ArrayLike<number>, target: ArrayLike<number> | number, options?: TrainingOptions): boolean {
    return this.#everyday('Network.learn').learn(this.#core, input, target, options);
  }

  predict(inputs: Matrix): Float32Array;
  predict(inputs: Matrix, options: { rows: true }): Float32Array[];
  predict(inputs: Matrix, options?: { rows?: boolean }): Float32Array | Float32Array[] {
    const where = 'Network.predict';
    const outputs = probes.predict(this.#core, where, inputs);
    return options ? this.#everyday(where).inRows(where, outputs, this.#core.shape.outputs, options) : outputs;
  }

  classify(inputs: Matrix): Classified[] {
    const where = 'Network.classify';
    const outputs = probes.predict(this.#core, where, inputs);
    return this.#everyday(where).classesOf(where, outputs, this.#core.shape.outputs, this.activations.at(-1));
  }

  cost(data: Data): number {
    const where = 'Network.cost';
    return withData(this.#core, where, data, (handle) => probes.evaluate(this.#core, where, handle).cost);
  }

  accuracy(data: Data): number | undefined {
    const where = 'Network.accuracy';
    return withData(this.#core, where, data, (handle) => probes.evaluate(this.#core, where, handle).accuracy);
  }

  weights(layer: number): Float32Array {
    const { weightOffset, neurons, inputs } = this.#layer('Network.weights', layer);
    return readParameters(this.#core, 'Network.weights', weightOffset, neurons * inputs);
  }

  biases(layer: number): Float32Array {
    const { biasOffset, neurons } = this.#layer('Network.biases', layer);
    return readParameters(this.#core, 'Network.biases', biasOffset, neurons);
  }

  setWeights(layer: number, values: Matrix): void {
    const where = 'Network.setWeights';
    const { weightOffset, neurons, inputs } = this.#layer(where, layer);
    const { values: weights, rows } = readMatrix(where, 'weights', values, inputs);
    if (rows !== neurons)
      fail('shapeMismatch', where, `expected ${neurons} rows of weights, one per neuron, but got ${rows}`);
    writeParameters(this.#core, where, weightOffset, weights);
  }

  setBiases(layer: number, values: ArrayLike<number>): void {
    const where = 'Network.setBiases';
    const { biasOffset, neurons } = this.#layer(where, layer);
    writeParameters(this.#core, where, biasOffset, readVector(where, 'biases', values, neurons));
  }

  parameters(): Float32Array {
    return readParameters(this.#core, 'Network.parameters', 0, this.parameterCount);
  }

  setParameters(values: ArrayLike<number>): void {
    const where = 'Network.setParameters';
    this.#core.network.use(where);
    writeParameters(this.#core, where, 0, readVector(where, 'parameters', values, this.parameterCount));
  }

  get frozen(): readonly ParameterAddress[] {
    return frozenPositions(this.#core, 'Network.frozen').map((position) => addressOf(this.#core.shape, position));
  }

  freeze(which: FreezeAddress, frozen = true): void {
    freeze(this.#core, 'Network.freeze', which, frozen);
  }

  trace(input: ArrayLike<number>, target: ArrayLike<number> | number): Trace {
    return probes.trace(this.#core, 'Network.trace', input, target);
  }

  gradient(data: Data): Gradient {
    return probes.gradient(this.#core, 'Network.gradient', data);
  }

  numericalGradient(data: Data, options?: { epsilon?: number }): NumericalGradient {
    const where = 'Network.numericalGradient';
    if (options) this.#extras.everyday?.checkNames(where, 'options', options, ['epsilon']);
    return probes.numericalGradient(this.#core, where, data, options);
  }

  activationsOf(inputs: Matrix, into?: Float32Array): Float32Array[] {
    return probes.activationsOf(this.#core, 'Network.activationsOf', inputs, into);
  }

  maps(grid: Grid, into?: Float32Array): Maps {
    return probes.maps(this.#core, 'Network.maps', grid, into);
  }

  costSurface(data: Data, first: SurfaceAxis, second: SurfaceAxis): Float32Array {
    return probes.costSurface(this.#core, 'Network.costSurface', data, first, second);
  }

  snapshot(): Uint8Array {
    const where = 'Network.snapshot';
    const { module, network } = this.#core;
    const { address, length } = module.snapshotSave(network.use(where));
    if (address === 0) return fail('outOfMemory', where, 'expected memory for the snapshot but got none');
    const bytes = new Uint8Array(module.buffer, address, length).slice();
    module.release(address);
    return bytes;
  }

  restore(bytes: Uint8Array): void {
    const where = 'Network.restore';
    const { module, network } = this.#core;
    const handle = network.use(where);
    const own = readBytes(where, bytes);
    Heap.use(module, where, (heap) => check(where, module.snapshotRestore(handle, heap.bytes(own), own.length)));
    this.#core.edits++;
  }

  reset(): void {
    this.#core.module.networkReset(this.#core.network.use('Network.reset'));
    this.#core.edits++;
  }

  toJSON(): NetworkJSON {
    return this.#extras.json?.toJSON(this.#core) ?? missing('Network.toJSON');
  }

  dispose(): void {
    freeNow(this.#core.network);
  }

  [DISPOSE](): void {
    this.dispose();
  }

  /** What Node's console shows of it. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `${this}`;
  }

  toString(): string {
    return nameOf(this);
  }

  #everyday(where: string): typeof everyday {
    return this.#extras.everyday ?? missing(where);
  }

  #layer(where: string, layer: number): LayerShape {
    this.#core.network.use(where);
    const { layers } = this.#core.shape;
    const shape = layers[readInteger(where, 'layer', layer, 0, layers.length - 1)];
    return shape ?? fail('invalidConfig', where, `expected a layer of the network but got ${layer}`);
  }
}

export function missing(where: string): never {
  return fail('unsupported', where, 'expected an engine that brings this along');
}
