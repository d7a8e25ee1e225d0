// Arrays in and out of the module's memory. Addresses are only good until `use` returns, and views never leave this
// file: when the memory grows, every view of it is detached.
import { fail } from './errors.js';
import type { EngineModule } from './module.js';

/** The module's memory is 32-bit, and browsers stop it at 2 GB. */
const MAX_BYTES = 2 ** 31 - 1;

export class Heap {
  readonly #module: EngineModule;
  readonly #where: string;
  readonly #taken: number[] = [];

  private constructor(module: EngineModule, where: string) {
    this.#module = module;
    this.#where = where;
  }

  /** Runs `work` with a heap whose allocations are released afterwards, whatever happens. */
  static use<Result>(module: EngineModule, where: string, work: (heap: Heap) => Result): Result {
    const heap = new Heap(module, where);
    try {
      return work(heap);
    } finally {
      for (const address of heap.#taken) module.release(address);
    }
  }

  /** Room for `count` float32. */
  space(count: number): number {
    return this.#allocate(count * 4);
  }

  floats(values: Float32Array): number {
    const address = this.#allocate(values.byteLength);
    new Float32Array(this.#module.buffer, address, values.length).set(values);
    return address;
  }

  integers(values: readonly number[]): number {
    const address = this.#allocate(values.length * 4);
    new Int32Array(this.#module.buffer, address, values.length).set(values);
    return address;
  }

  bytes(values: Uint8Array): number {
    const address = this.#allocate(values.length);
    new Uint8Array(this.#module.buffer, address, values.length).set(values);
    return address;
  }

  /** A copy of `count` float32, in `into` where it is given. */
  read(address: number, count: number, into?: Float32Array): Float32Array {
    const view = new Float32Array(this.#module.buffer, address, count);
    if (!into) return view.slice();
    into.set(view);
    return into;
  }

  #allocate(bytes: number): number {
    if (bytes > MAX_BYTES) {
      return fail('tooLarge', this.#where, `expected at most ${MAX_BYTES} bytes in one array but this needs ${bytes}`);
    }
    const address = this.#module.allocate(Math.max(bytes, 4));
    if (address === 0) return fail('outOfMemory', this.#where, `expected ${bytes} bytes of memory but got none`);
    this.#taken.push(address);
    return address;
  }
}
