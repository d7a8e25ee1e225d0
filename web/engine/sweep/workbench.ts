// Where the networks of a sweep are trained, one after the other: in a worker, or in the thread that asked.
import type { Engine } from '../types.js';
import type { Job, PlannedData } from './plan.js';
import type { SweepResult } from './types.js';

export class Workbench {
  readonly #engine: Engine;
  readonly #data = new Map<number, PlannedData>();

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Rows stay until the sweep ends: many networks are trained on the same. */
  keep(key: number, data: PlannedData): void {
    this.#data.set(key, data);
  }

  /** Exactly what Engine.network and Network.train do. Cost: the training. */
  async train(job: Job, signal?: AbortSignal): Promise<SweepResult> {
    const { index, settings, network, snapshot } = job;
    const data = this.#data.get(job.data);
    if (!data) throw new Error(`expected the rows ${job.data} of the sweep but they were not sent`);
    const net = this.#engine.network(network);
    try {
      const curve = [];
      const { train, test } = data;
      const options = { ...job.training, ...(test && { test }), ...(signal && { signal }) };
      for await (const tick of net.train(train, options)) curve.push(tick);
      return {
        index,
        settings,
        seed: net.seed,
        curve,
        final: curve.at(-1) as SweepResult['final'],
        network,
        ...(snapshot && { snapshot: net.snapshot() }),
      };
    } finally {
      net.dispose();
    }
  }
}
