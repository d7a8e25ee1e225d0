// The near side of an engine in a worker.
import { fail, show } from '../errors.js';
import { readObject } from '../numbers.js';
import { checkEngineNames } from '../option-names.js';
import { DISPOSE } from '../resource.js';
import type { EngineOptions, NetworkOptions } from '../types.js';
import { VERSION } from '../version.js';
import { Channel, noWorker } from './channel.js';
import { portOf } from './port.js';
import { ENGINE, type MadeNetwork } from './protocol.js';
import { RemoteNetwork } from './remote-network.js';
import type { WorkerEngine, WorkerEngineOptions, WorkerLike, WorkerNetwork } from './types.js';

/** Makes the worker; `url` when the caller knows better where its script is. */
export type Spawn = (url: string | URL | undefined) => WorkerLike;

const WHERE = 'createWorkerEngine';

export async function openWorkerEngine(options: WorkerEngineOptions | undefined, spawn: Spawn): Promise<WorkerEngine> {
  const given: WorkerEngineOptions = options === undefined ? {} : readObject(WHERE, 'options', options);
  checkEngineNames(WHERE, options, ['workerUrl', 'worker']);
  const start = startOptions(given);
  return new RemoteEngine(await Channel.open(portOf(given.worker ?? started(spawn, given.workerUrl)), start));
}

function started(spawn: Spawn, url: string | URL | undefined): WorkerLike {
  try {
    return spawn(url);
  } catch (error) {
    throw noWorker(error instanceof Error ? error.message : String(error), error);
  }
}

/** What the worker needs to load the engine. */
function startOptions({ wasmUrl, wasmBinary, wasmModule }: EngineOptions): EngineOptions {
  if (wasmUrl !== undefined && typeof wasmUrl !== 'string' && !(wasmUrl instanceof URL)) {
    fail('invalidConfig', WHERE, `expected wasmUrl to be a string or a URL but got ${show(wasmUrl)}`);
  }
  return {
    ...(wasmUrl !== undefined && { wasmUrl: absolute(wasmUrl) }),
    ...(wasmBinary !== undefined && { wasmBinary }),
    ...(wasmModule !== undefined && { wasmModule }),
  };
}

/** A worker reads addresses from where its script is, the page from where it is itself; an absolute one means one place. */
function absolute(url: string | URL): string {
  return typeof location === 'undefined' ? String(url) : new URL(url, location.href).href;
}

class RemoteEngine implements WorkerEngine {
  readonly version = VERSION;
  readonly #channel: Channel;

  constructor(channel: Channel) {
    this.#channel = channel;
  }

  network(options: NetworkOptions): Promise<WorkerNetwork> {
    return this.#make('Engine.network', 'network', options);
  }

  fromJSON(json: unknown): Promise<WorkerNetwork> {
    return this.#make('Engine.fromJSON', 'fromJSON', json);
  }

  dispose(): void {
    this.#channel.dispose();
  }

  [DISPOSE](): void {
    this.dispose();
  }

  async #make(where: string, call: string, what: unknown): Promise<WorkerNetwork> {
    const { result } = await this.#channel.ask(where, ENGINE, call, [what]);
    return new RemoteNetwork(this.#channel, result as MadeNetwork);
  }
}
