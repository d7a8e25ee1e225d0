// The places of work: a worker each, or this thread where there are none.

import type { Engine } from '../types.js';
import { Channel } from '../worker/channel.js';
import { portOf } from '../worker/port.js';
import { ENGINE } from '../worker/protocol.js';
import type { WorkerLike } from '../worker/types.js';
import type { Job, PlannedData } from './plan.js';
import { WHERE } from './plan.js';
import { patienceFor, watched } from './silence.js';
import type { SweepResult } from './types.js';
import { Workbench } from './workbench.js';

/** One network at a time. A place that is lost rejects what it was asked, and is not asked again. */
export interface Place {
  train(job: Job): Promise<SweepResult>;
  dispose(): void;
}

/** What pages and Node do differently. */
export interface Hosts {
  /** Makes the worker that serves an engine. */
  readonly spawn: () => WorkerLike;
  /** How many can work at the same time. */
  readonly cores: () => number;
  /** Milliseconds that count as a second where workers are watched; 1000. For tests. */
  readonly second?: number;
}

/** Seconds until a worker that says nothing at all is given up. */
const START = 15;

/** In the thread that asked; a signal ends the training of the present network. */
export class Here implements Place {
  readonly #bench: Workbench;
  readonly #stop = new AbortController();

  constructor(engine: Engine, data: readonly PlannedData[]) {
    this.#bench = new Workbench(engine);
    for (const [key, rows] of data.entries()) this.#bench.keep(key, rows);
  }

  train(job: Job): Promise<SweepResult> {
    return this.#bench.train(job, this.#stop.signal);
  }

  dispose(): void {
    this.#stop.abort();
  }
}

/** In a worker with an engine of its own; rows go there with the first network that needs them. */
export class Elsewhere implements Place {
  readonly #channel: Channel;
  readonly #data: readonly PlannedData[];
  readonly #second: number;
  readonly #sent = new Set<number>();

  private constructor(channel: Channel, data: readonly PlannedData[], second: number) {
    this.#channel = channel;
    this.#data = data;
    this.#second = second;
  }

  static async open(
    { spawn, second = 1000 }: Hosts,
    wasmModule: WebAssembly.Module,
    data: readonly PlannedData[],
  ): Promise<Elsewhere> {
    return new Elsewhere(await Channel.open(portOf(spawn()), { wasmModule }, START * second), data, second);
  }

  async train(job: Job): Promise<SweepResult> {
    const data = this.#data[job.data] as PlannedData;
    return watched(this.#ask(job, data), {
      patience: patienceFor(job, data),
      second: this.#second,
      ask: () => this.#channel.ask(WHERE, ENGINE, 'beat', []),
      dead: (seconds) => this.#channel.end(`its worker did not answer for ${seconds} seconds`),
    });
  }

  async #ask(job: Job, data: PlannedData): Promise<SweepResult> {
    if (!this.#sent.has(job.data)) {
      this.#sent.add(job.data);
      await this.#channel.ask(WHERE, ENGINE, 'keepRows', [job.data, data]);
    }
    return (await this.#channel.ask(WHERE, ENGINE, 'trainOne', [job])).result as SweepResult;
  }

  dispose(): void {
    this.#channel.dispose();
  }
}
