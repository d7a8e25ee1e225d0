// A session that trains in a worker: the same interface, spoken over messages.
import type { StopRules } from '../core/run/stop-rules.js';
import { fail } from '../engine/errors.js';
import type {
  NetworkJSON,
  NumericalGradient,
  ParameterAddress,
  SurfaceAxis,
  TrainingOptions,
} from '../engine/types.js';
import { checkWants } from './check-wants.js';
import { Listeners, report } from './listeners.js';
import { nextPicture } from './pace.js';
import {
  type FromWorker,
  fromWords,
  type Request,
  type RequestName,
  type Requests,
  type ToWorker,
} from './protocol.js';
import type { Frame, Session, SessionSpec, Speed, StepUnit, TimedGradient, Wants } from './session.js';

/** What is used of a Worker. */
export interface WorkerLike {
  postMessage(message: ToWorker): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

interface Pending {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

export class WorkerSession implements Session {
  readonly where = 'worker';
  readonly #worker: WorkerLike;
  readonly #drawn: (callback: () => void) => void;
  readonly #listeners = new Listeners();
  readonly #pending = new Map<number, Pending>();
  #layers: readonly number[] | undefined;
  #lastId = 0;
  /** Calls of open under way, and what was wanted meanwhile. */
  #opening = 0;
  #held: Wants | undefined;
  /** The rows for maps that the worker has already: a grid is 40 kB, and wants change in most frames. */
  #mapped: Float32Array | undefined;
  /** Why nothing more can be asked of it. */
  #over: string | undefined;

  /** The worker must have said 'ready'; from here on it belongs to the session. drawn is for tests. */
  constructor(worker: WorkerLike, drawn: (callback: () => void) => void = nextPicture) {
    this.#worker = worker;
    this.#drawn = drawn;
    worker.onmessage = (event) => this.#receive(event.data);
    worker.onerror = (event) =>
      this.#end(`the training worker stopped (${event.message || 'no reason given'}); open another session`);
  }

  async open(spec: SessionSpec): Promise<Frame> {
    this.#opening++;
    this.#mapped = undefined;
    try {
      const frame = await this.#ask('open', spec);
      this.#layers = spec.resume?.layers ?? spec.network.layers;
      this.#held = undefined;
      return this.#show(frame);
    } finally {
      this.#opening--;
      const held = this.#held;
      this.#held = undefined;
      if (held) this.want(held); // it was refused: what was wanted meanwhile is wanted of the old network
    }
  }

  play(): void {
    this.#post({ order: 'play' });
  }

  async pause(): Promise<Frame> {
    return this.#show(await this.#ask('pause'));
  }

  async step(unit: StepUnit, count = 1): Promise<Frame> {
    return this.#show(await this.#ask('step', unit, count));
  }

  async reset(): Promise<Frame> {
    return this.#show(await this.#ask('reset'));
  }

  setSpeed(speed: Speed): void {
    this.#post({ order: 'setSpeed', speed });
  }

  setStops(rules: StopRules): void {
    this.#post({ order: 'setStops', rules });
  }

  configure(training: Required<TrainingOptions>): Promise<void> {
    return this.#ask('configure', training);
  }

  want(wants: Wants): void {
    if (this.#over !== undefined) return;
    if (this.#opening > 0) {
      this.#held = wants; // shaped for the network on screen, which is about to be another one
      return;
    }
    const { mapInputs, ...rest } = wants;
    const sameMaps = mapInputs !== undefined && mapInputs.inputs === this.#mapped;
    const news = sameMaps ? rest : wants;
    checkWants(news, this.#layers);
    this.#mapped = mapInputs?.inputs;
    this.#post({ order: 'want', wants: news, sameMaps });
  }

  subscribe(listener: (frame: Frame) => void): () => void {
    return this.#listeners.add(listener);
  }

  async setParameter(address: ParameterAddress, value: number): Promise<Frame> {
    return this.#show(await this.#ask('setParameter', address, value));
  }

  async freeze(address: ParameterAddress, frozen: boolean): Promise<Frame> {
    return this.#show(await this.#ask('freeze', address, frozen));
  }

  snapshot(): Promise<Uint8Array> {
    return this.#ask('snapshot');
  }

  async restore(bytes: Uint8Array): Promise<Frame> {
    return this.#show(await this.#ask('restore', bytes));
  }

  toJSON(): Promise<NetworkJSON> {
    return this.#ask('toJSON');
  }

  gradient(): Promise<TimedGradient> {
    return this.#ask('gradient');
  }

  numericalGradient(epsilon: number): Promise<NumericalGradient> {
    return this.#ask('numericalGradient', epsilon);
  }

  costSurface(first: SurfaceAxis, second: SurfaceAxis): Promise<Float32Array> {
    return this.#ask('costSurface', first, second);
  }

  predict(inputs: Float32Array): Promise<Float32Array> {
    return this.#ask('predict', inputs);
  }

  dispose(): void {
    this.#listeners.clear();
    this.#end('this session was disposed; make another one');
  }

  #post(message: ToWorker): void {
    if (this.#over === undefined) this.#worker.postMessage(message);
  }

  async #ask<Name extends RequestName>(
    request: Name,
    ...args: Requests[Name]['args']
  ): Promise<Requests[Name]['result']> {
    if (this.#over !== undefined) fail('disposed', `Session.${request}`, this.#over);
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      try {
        this.#worker.postMessage({ request, id, args } as unknown as Request);
      } catch (error) {
        this.#pending.delete(id); // something in it cannot be cloned
        reject(error);
      }
    });
  }

  #receive(message: FromWorker): void {
    if (message.event === 'frame') {
      this.#listeners.tell(message.frame);
      this.#drawn(() => this.#post({ order: 'taken' }));
    } else if (message.event === 'answer' || message.event === 'refusal') {
      const pending = this.#pending.get(message.id);
      this.#pending.delete(message.id);
      if (message.event === 'answer') pending?.resolve(message.result as never);
      else pending?.reject(fromWords(message.error));
    } else if (message.event === 'failed') {
      report(fromWords(message.error));
    }
  }

  #show(frame: Frame): Frame {
    this.#listeners.tell(frame);
    return frame;
  }

  #end(reason: string): void {
    if (this.#over !== undefined) return;
    this.#over = reason;
    this.#worker.onmessage = null;
    this.#worker.onerror = null;
    this.#worker.terminate();
    for (const { reject } of this.#pending.values()) reject(endError(reason));
    this.#pending.clear();
  }
}

function endError(reason: string): Error {
  return fromWords({ code: 'disposed', message: `[Session] ${reason}` });
}
