// Ownership of what lives in the module's memory. JavaScript's collector knows nothing of it, so each thing has one
// owner that frees it: by dispose(), or, when it was forgotten, after its facade object has been collected.
import { fail } from './errors.js';

export class Resource {
  #handle: number;
  #destroy: (handle: number) => void;
  readonly #kind: string;
  readonly #parent: Resource | undefined;
  readonly #children = new Set<Resource>();

  /** `kind` is the word for error messages. A parent frees its children before itself. */
  constructor(kind: string, handle: number, destroy: (handle: number) => void, parent?: Resource) {
    this.#kind = kind;
    this.#handle = handle;
    this.#destroy = destroy;
    this.#parent = parent;
    if (parent) parent.#children.add(this);
  }

  /** The address, or an error once freed. */
  use(where: string): number {
    if (this.#handle !== 0) return this.#handle;
    return fail('disposed', where, `expected a live ${this.#kind} but this one has been disposed of`);
  }

  /** Twice does no harm. */
  free(): void {
    if (this.#handle === 0) return;
    for (const child of [...this.#children]) child.free();
    if (this.#parent) this.#parent.#children.delete(this);
    const handle = this.#handle;
    this.#handle = 0;
    this.#destroy(handle);
  }
}

// Some runtimes have none (workerd before May 2025): there, only dispose() frees.
const forgotten =
  typeof FinalizationRegistry === 'undefined'
    ? undefined
    : new FinalizationRegistry<Resource>((resource) => resource.free());

/** Frees `resource` once `owner` has been collected. The resource must not lead back to its owner. */
export function freeWithOwner(owner: object, resource: Resource): void {
  forgotten?.register(owner, resource, resource);
}

export function freeNow(resource: Resource): void {
  forgotten?.unregister(resource);
  resource.free();
}

/** Symbol.dispose where the platform has it; elsewhere the key that polyfills and compilers agree on. */
export const DISPOSE: typeof Symbol.dispose = Symbol.dispose ?? Symbol.for('Symbol.dispose');
