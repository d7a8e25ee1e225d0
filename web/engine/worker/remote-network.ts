// The near side of a network in a worker: what is sent is checked here, by the same words as in the page, and travels once.

import { classesOf, inRows } from '../classify.js';
import { type Observations, readOwnData } from '../dataset.js';
import { fail } from '../errors.js';
import { readBytes, readMatrix, readObject, readVector } from '../numbers.js';
import { DISPOSE } from '../resource.js';
import { nameOf, type Shape, shapeOf } from '../shape.js';
import { fitNetwork } from '../training/fit.js';
import { type Plan, readPlan, throwIfAborted } from '../training/train.js';
import { watched } from '../training/watched-run.js';
import type {
  Classified,
  Data,
  FitOptions,
  FitSummary,
  FreezeAddress,
  Gradient,
  Grid,
  Maps,
  Matrix,
  NetworkJSON,
  NumericalGradient,
  ParameterAddress,
  SurfaceAxis,
  Tick,
  Trace,
  TrainingOptions,
  TrainOptions,
} from '../types.js';
import type { Answer, Channel } from './channel.js';
import { buffersIn, type MadeNetwork, type Progress } from './protocol.js';
import { RemoteTrainer } from './remote-trainer.js';
import type { WorkerNetwork, WorkerTrainer } from './types.js';

/** Networks that were forgotten are freed in the worker. */
const forgotten = new FinalizationRegistry<() => void>((dispose) => dispose());

export class RemoteNetwork implements WorkerNetwork {
  readonly #channel: Channel;
  readonly #made: MadeNetwork;
  readonly #shape: Shape;
  #at: Progress;
  #disposed = false;

  constructor(channel: Channel, made: MadeNetwork) {
    this.#channel = channel;
    this.#made = made;
    this.#shape = shapeOf(made.layers);
    this.#at = made.at;
    const { on } = made;
    forgotten.register(this, () => channel.tell(on, 'dispose'), this);
  }

  get layers() {
    return [...this.#made.layers];
  }

  get activations() {
    return [...this.#made.activations];
  }

  get loss() {
    return this.#made.loss;
  }

  get initializer() {
    return this.#made.initializer;
  }

  get seed() {
    return this.#made.seed;
  }

  get parameterCount(): number {
    return this.#shape.parameters;
  }

  get epoch(): number {
    return this.#at.epoch;
  }

  get step(): number {
    return this.#at.step;
  }

  train(data: Data, options?: TrainOptions): AsyncIterableIterator<Tick> {
    this.#live('Network.train');
    return watched(this.#run(readPlan(this.#shape, data, options), options));
  }

  async *#run(plan: Plan, options: TrainOptions | undefined): AsyncGenerator<Tick, void, undefined> {
    const where = 'Network.train';
    const { signal } = plan;
    throwIfAborted(signal);
    const { signal: _, test: __, ...rest } = options ?? {};
    const sent = { ...rest, ...(plan.test && { test: plan.test }) };
    const run = (await this.#ask(where, 'train', [plan.data, sent])) as number;
    const abort = () => this.#channel.tell(run, 'abort');
    signal?.addEventListener('abort', abort);
    try {
      for (;;) {
        throwIfAborted(signal);
        const tick = await this.ask(where, run, 'next', []).catch((error: unknown) => {
          throwIfAborted(signal); // an abort travels back as the worker's own; the reason is here
          throw error;
        });
        if (tick === undefined) return;
        yield tick as Tick;
      }
    } finally {
      signal?.removeEventListener('abort', abort);
      this.#channel.tell(run, 'return');
    }
  }

  async trainer(data: Data, options?: TrainingOptions & { test?: Data }): Promise<WorkerTrainer> {
    const where = 'Network.trainer';
    this.#live(where);
    const { test, ...rest } = options === undefined ? {} : readObject(where, 'options', options);
    const rows = readOwnData(this.#shape, where, 'data', data);
    const held = test === undefined ? {} : { test: readOwnData(this.#shape, where, 'test', test) };
    const on = (await this.#ask(where, 'trainer', [rows, { ...rest, ...held }])) as number;
    return new RemoteTrainer(this.#channel, this, on);
  }

  async fit(data: Data, options?: FitOptions): Promise<FitSummary> {
    this.#live('Network.fit');
    return fitNetwork(this, this.#shape, data, options);
  }

  async learn(
    input: ArrayLike<number>,
    target: ArrayLike<number> | number,
    options?: TrainingOptions,
  ): Promise<boolean> {
    return this.#ask('Network.learn', 'learn', [input, target, options], []) as Promise<boolean>;
  }

  predict(inputs: Matrix): Promise<Float32Array>;
  predict(inputs: Matrix, options: { rows: true }): Promise<Float32Array[]>;
  async predict(inputs: Matrix, options?: { rows?: boolean }): Promise<Float32Array | Float32Array[]> {
    const outputs = (await this.#rows('predict', inputs)) as Float32Array;
    return options ? inRows('Network.predict', outputs, this.#shape.outputs, options) : outputs;
  }

  async classify(inputs: Matrix): Promise<Classified[]> {
    const outputs = (await this.#rows('predict', inputs)) as Float32Array;
    return classesOf('Network.classify', outputs, this.#shape.outputs, this.activations.at(-1));
  }

  async cost(data: Data): Promise<number> {
    return this.#about('cost', data) as Promise<number>;
  }

  async accuracy(data: Data): Promise<number | undefined> {
    return this.#about('accuracy', data) as Promise<number | undefined>;
  }

  async weights(layer: number): Promise<Float32Array> {
    return this.#ask('Network.weights', 'weights', [layer]) as Promise<Float32Array>;
  }

  async biases(layer: number): Promise<Float32Array> {
    return this.#ask('Network.biases', 'biases', [layer]) as Promise<Float32Array>;
  }

  async setWeights(layer: number, values: Matrix): Promise<void> {
    await this.#ask('Network.setWeights', 'setWeights', [layer, values], []);
  }

  async setBiases(layer: number, values: ArrayLike<number>): Promise<void> {
    await this.#ask('Network.setBiases', 'setBiases', [layer, values], []);
  }

  async parameters(): Promise<Float32Array> {
    return this.#ask('Network.parameters', 'parameters', []) as Promise<Float32Array>;
  }

  async setParameters(values: ArrayLike<number>): Promise<void> {
    const where = 'Network.setParameters';
    const own = readVector(where, 'parameters', values, this.parameterCount).slice();
    await this.#ask(where, 'setParameters', [own]);
  }

  async freeze(which: FreezeAddress, frozen?: boolean): Promise<void> {
    await this.#ask('Network.freeze', 'freeze', [which, frozen], []);
  }

  async frozen(): Promise<readonly ParameterAddress[]> {
    return this.#ask('Network.frozen', 'frozen', []) as Promise<readonly ParameterAddress[]>;
  }

  async trace(input: ArrayLike<number>, target: ArrayLike<number> | number): Promise<Trace> {
    return this.#ask('Network.trace', 'trace', [input, target], []) as Promise<Trace>;
  }

  async gradient(data: Data): Promise<Gradient> {
    return this.#about('gradient', data) as Promise<Gradient>;
  }

  async numericalGradient(data: Data, options?: { epsilon?: number }): Promise<NumericalGradient> {
    return this.#about('numericalGradient', data, options) as Promise<NumericalGradient>;
  }

  async activationsOf(inputs: Matrix): Promise<Float32Array[]> {
    return this.#rows('activationsOf', inputs) as Promise<Float32Array[]>;
  }

  async maps(grid: Grid): Promise<Maps> {
    return this.#ask('Network.maps', 'maps', [grid], []) as Promise<Maps>;
  }

  async costSurface(data: Data, first: SurfaceAxis, second: SurfaceAxis): Promise<Float32Array> {
    return this.#about('costSurface', data, first, second) as Promise<Float32Array>;
  }

  async snapshot(): Promise<Uint8Array> {
    return this.#ask('Network.snapshot', 'snapshot', []) as Promise<Uint8Array>;
  }

  async restore(bytes: Uint8Array): Promise<void> {
    const where = 'Network.restore';
    await this.#ask(where, 'restore', [readBytes(where, bytes)]);
  }

  async reset(): Promise<void> {
    await this.#ask('Network.reset', 'reset', []);
  }

  async toJSON(): Promise<NetworkJSON> {
    return this.#ask('Network.toJSON', 'toJSON', []) as Promise<NetworkJSON>;
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    forgotten.unregister(this);
    this.#channel.tell(this.#made.on, 'dispose');
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

  /** For its trainers and runs: asks, and takes note of how far the network has come. `transfer` is given away. */
  async ask(
    where: string,
    on: number,
    call: string,
    args: readonly unknown[],
    transfer?: ArrayBuffer[],
  ): Promise<unknown> {
    this.#live(where);
    const { result, at }: Answer = await this.#channel.ask(where, on, call, args, transfer);
    if (at) this.#at = at;
    return result;
  }

  /** The arrays in `args` must be copies, which are given away, unless `transfer` says otherwise. */
  #ask(where: string, call: string, args: readonly unknown[], transfer = [...buffersIn(args)]): Promise<unknown> {
    return this.ask(where, this.#made.on, call, args, transfer);
  }

  #rows(call: string, inputs: Matrix): Promise<unknown> {
    const where = `Network.${call}`;
    this.#live(where);
    const { values } = readMatrix(where, 'inputs', inputs, this.#shape.inputs);
    return this.#ask(where, call, [values === inputs ? values.slice() : values]);
  }

  #about(call: string, data: Data, ...more: readonly unknown[]): Promise<unknown> {
    const where = `Network.${call}`;
    this.#live(where);
    const rows: Observations = readOwnData(this.#shape, where, 'data', data);
    return this.ask(where, this.#made.on, call, [rows, ...more], [...buffersIn(rows)]);
  }

  #live(where: string): void {
    if (this.#disposed) fail('disposed', where, 'expected a live network but this one has been disposed of');
  }
}
