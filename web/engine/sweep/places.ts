// The places of work: a worker each, or this thread where there are none.

import type { Engine } from '../types.js';
import { Channel } from '../worker/channel.js';
import { portOf } from '../worker/port.js';
import { ENGINE } from '../worker/protocol.js';
import type { WorkerLike } from '../worker/types.js';
import type { Job, PlannedData } from './plan.js';
import { WHERE } from './plan.js';
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
}

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
  readonly #sent = new Set<number>();

  private constructor(channel: Channel, data: readonly PlannedData[]) {
    this.#channel = channel;
    this.#data = data;
  }

  static async open(
    spawn: Hosts['spawn'],
    wasmModule: WebAssembly.Module,
    data: readonly PlannedData[],
  ): Promise<Elsewhere> {
    return new Elsewhere(await Channel.open(portOf(spawn()), { wasmModule }), data);
  }

  async train(job: Job): Promise<SweepResult> {
    if (!this.#sent.has(job.data)) {
      this.#sent.add(job.data);
      await this.#channel.ask(WHERE, ENGINE, 'keepRows', [job.data, this.#data[job.data]]);
    }
    return (await this.#channel.ask(WHERE, ENGINE, 'trainOne', [job])).result as SweepResult;
  }

  dispose(): void {
    this.#channel.dispose();
  }
}
