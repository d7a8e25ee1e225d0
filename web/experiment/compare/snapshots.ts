// Trained networks that are kept to be asked again, as many as there is room for.
import type { Engine, NetworkOptions } from '../../engine/types.js';

/** What makes that very network again: Engine.network(network), then restore(bytes). */
export interface Trained {
  readonly network: NetworkOptions;
  readonly bytes: Uint8Array;
}

/** Bytes of trained networks that are kept at most. */
const room = 64 * 2 ** 20;
/** Answers that are kept: a view asks the same networks with every picture, one that stays and one that is pointed at. */
const remembered = 2;

export class Snapshots {
  readonly #kept = new Map<number, Trained>();
  #bytes = 0;
  readonly #answers = new Map<number, { readonly inputs: Float32Array; readonly outputs: Float32Array }>();

  /** Those that come when there is no room left are not kept. */
  keep(index: number, one: Trained): void {
    if (this.#bytes + one.bytes.byteLength > room) return;
    this.#bytes += one.bytes.byteLength;
    this.#kept.set(index, one);
  }

  get(index: number): Trained | undefined {
    return this.#kept.get(index);
  }

  /** What that network answers to these rows, rows x K; null where it is not kept. Cost: one pass over them, the first time. */
  answersOf(engine: Engine, index: number, inputs: Float32Array): Float32Array | null {
    const trained = this.#kept.get(index);
    if (!trained) return null;
    const known = this.#answers.get(index);
    const outputs = known?.inputs === inputs ? known.outputs : predicted(engine, trained, inputs);
    this.#answers.delete(index);
    this.#answers.set(index, { inputs, outputs });
    const [oldest] = this.#answers.keys();
    if (oldest !== undefined && this.#answers.size > remembered) this.#answers.delete(oldest);
    return outputs;
  }
}

/** What the network answers to these rows, rows x K. Cost: one pass over them. */
export function predicted(engine: Engine, { network, bytes }: Trained, inputs: Float32Array): Float32Array {
  const net = engine.network(network);
  try {
    net.restore(bytes);
    return net.predict(inputs);
  } finally {
    net.dispose();
  }
}
