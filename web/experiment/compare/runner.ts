// One network that is trained in the page, beside the run, in pieces of about a batch: between two of them others may have their turn.
import type { Data, Network, Tick, Trainer, TrainingOptions } from '../../engine/types.js';

/** Rows times parameters, above which an epoch takes too long to be done in one go. */
const oneGo = 1_000_000;

/** Rows in the network's own units, row-major. */
export interface RunnerData {
  readonly inputs: Float32Array;
  readonly targets: Float32Array;
  /** Left out where nothing is held out. */
  readonly test?: Data;
}

export class Runner {
  readonly network: Network;
  readonly #trainer: Trainer;
  readonly #inOneGo: boolean;
  /** Where its numbers ran away. It stays at the last that were finite. */
  away: Tick['diverged'];

  /** The network is the runner's from now on. Throws a GlassboxError, and disposes of it then. */
  constructor(network: Network, { test, ...data }: RunnerData, training: TrainingOptions) {
    this.network = network;
    try {
      this.#trainer = network.trainer(data, { ...training, ...(test && { test }) });
    } catch (error) {
      network.dispose();
      throw error;
    }
    this.#inOneGo = data.inputs.length * network.parameterCount < oneGo * (network.layers[0] ?? 1);
  }

  /** A pass over the rows. */
  get tick(): Tick {
    const tick = this.#trainer.tick();
    return this.away ? { ...tick, diverged: this.away } : tick;
  }

  isBefore(epoch: number): boolean {
    return !this.away && this.network.epoch < epoch;
  }

  /** step: one batch. Otherwise to the end of the epoch, where that is soon. */
  advance(step = false): void {
    if (!this.#trainer.advance(step || !this.#inOneGo ? 'step' : 'epoch', 1)) this.away = this.#trainer.tick().diverged;
  }
}
