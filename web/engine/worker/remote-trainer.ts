// The near side of a trainer in a worker.
import { fail } from '../errors.js';
import type { Tick, TrainingOptions } from '../types.js';
import type { Channel } from './channel.js';
import type { WorkerTrainer } from './types.js';

/** Asks the worker, and learns from the answer how far the network has come. */
interface Asking {
  ask(where: string, on: number, call: string, args: readonly unknown[]): Promise<unknown>;
}

const forgotten = new FinalizationRegistry<() => void>((dispose) => dispose());

export class RemoteTrainer implements WorkerTrainer {
  readonly #channel: Channel;
  /** Held, too, so that it is not taken for forgotten. */
  readonly #network: Asking;
  readonly #on: number;
  #disposed = false;

  constructor(channel: Channel, network: Asking, on: number) {
    this.#channel = channel;
    this.#network = network;
    this.#on = on;
    forgotten.register(this, () => channel.tell(on, 'dispose'), this);
  }

  async steps(count: number): Promise<Tick> {
    return this.#ask('steps', count) as Promise<Tick>;
  }

  async epochs(count: number): Promise<Tick> {
    return this.#ask('epochs', count) as Promise<Tick>;
  }

  async advance(unit: 'epoch' | 'step', count: number): Promise<boolean> {
    return this.#ask('advance', unit, count) as Promise<boolean>;
  }

  async tick(): Promise<Tick> {
    return this.#ask('tick') as Promise<Tick>;
  }

  async configure(options: TrainingOptions): Promise<void> {
    await this.#ask('configure', options);
  }

  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    forgotten.unregister(this);
    this.#channel.tell(this.#on, 'dispose');
  }

  #ask(call: string, ...args: readonly unknown[]): Promise<unknown> {
    const where = `Trainer.${call}`;
    if (this.#disposed) fail('disposed', where, 'expected a live trainer but this one has been disposed of');
    return this.#network.ask(where, this.#on, call, args);
  }
}
