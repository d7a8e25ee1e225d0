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
import { Heartbeat } from './heartbeat.js';
import { Listeners, report } from './listeners.js';
import { after, nextPicture } from './pace.js';
import { type Load, loadOf, patienceFor } from './patience.js';
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
  /** It is dead: ended, for all who share it. */
  condemn?(reason: string): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

interface Pending {
  readonly request: Request;
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
  readonly #heartbeat: Heartbeat;
  /** What the longest piece of the worker's work depends on. */
  #load: Load = { parameters: 0, rows: 0 };
  #wants: Wants = {};
  /** It trains, for all that is known. */
  #playing = false;
  /** Why nothing more can be asked of it. */
  #over: string | undefined;
  #lost: string | undefined;
  /** Told once, when the worker stopped or does not answer any more, before those who wait for an answer are. */
  onLost: ((reason: string) => void) | null = null;

  /** The worker must have said 'ready'; from here on it belongs to the session. drawn and later are for tests. */
  constructor(worker: WorkerLike, drawn: (callback: () => void) => void = nextPicture, later = after) {
    this.#worker = worker;
    this.#drawn = drawn;
    this.#heartbeat = new Heartbeat({
      after: later,
      ask: () => this.#post({ order: 'beat' }),
      patience: () =>
        patienceFor(
          [...this.#pending.values()].map(({ request }) => request),
          this.#load,
          this.#wants,
        ),
      dead: (seconds) => this.#lose(`the training worker did not answer for ${seconds} seconds`),
    });
    worker.onmessage = (event) => this.#receive(event.data);
    worker.onerror = (event) => this.#lose(`the training worker stopped (${event.message || 'no reason given'})`);
  }

  /** Why its worker is no more; undefined while it is there, and after dispose. */
  get lost(): string | undefined {
    return this.#lost;
  }

  async open(spec: SessionSpec): Promise<Frame> {
    this.#opening++;
    this.#mapped = undefined;
    try {
      const frame = await this.#ask('open', spec);
      this.#layers = spec.resume?.layers ?? spec.network.layers;
      this.#load = loadOf(spec);
      this.#wants = {};
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
    this.#playing = true;
    this.#post({ order: 'play' });
    this.#watch();
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
    this.#wants = wants;
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
    this.#end('this session was disposed; make another one');
  }

  /** While it has something to do it must give signs of life. */
  #watch(): void {
    if (this.#over === undefined && (this.#playing || this.#pending.size > 0)) this.#heartbeat.start();
    else this.#heartbeat.stop();
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
    const message = { request, id, args } as unknown as Request;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { request: message, resolve, reject });
      try {
        this.#worker.postMessage(message);
      } catch (error) {
        this.#pending.delete(id); // something in it cannot be cloned
        reject(error);
      }
      this.#watch();
    });
  }

  #receive(message: FromWorker): void {
    this.#heartbeat.heard();
    if (message.event === 'frame') {
      this.#heardOf(message.frame);
      this.#listeners.tell(message.frame);
      this.#drawn(() => this.#post({ order: 'taken' }));
    } else if (message.event === 'answer' || message.event === 'refusal') {
      const pending = this.#pending.get(message.id);
      this.#pending.delete(message.id);
      this.#watch();
      if (message.event === 'answer') pending?.resolve(message.result as never);
      else pending?.reject(fromWords(message.error));
    } else if (message.event === 'failed') {
      report(fromWords(message.error));
    }
  }

  #heardOf({ playing }: Frame): void {
    this.#playing = playing;
    this.#watch();
  }

  #show(frame: Frame): Frame {
    this.#heardOf(frame);
    this.#listeners.tell(frame);
    return frame;
  }

  #lose(reason: string): void {
    if (this.#over !== undefined) return;
    this.#lost = reason;
    // Ended first: whoever is told may want another worker at once, and not this one again.
    this.#end(`${reason}; open another session`, () => this.#worker.condemn?.('it did not answer any more'));
    this.onLost?.(reason);
  }

  #end(reason: string, condemn?: () => void): void {
    if (this.#over !== undefined) return;
    this.#over = reason;
    this.#worker.onmessage = null;
    this.#worker.onerror = null;
    this.#heartbeat.stop();
    condemn?.();
    this.#worker.terminate();
    for (const { reject } of this.#pending.values()) reject(endError(reason));
    this.#pending.clear();
    this.#listeners.clear();
  }
}

function endError(reason: string): Error {
  return fromWords({ code: 'disposed', message: `[Session] ${reason}` });
}
