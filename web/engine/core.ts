// What every part of a network's facade works with: the module, the network in it, and its shape.
import { check } from './errors.js';
import { Heap } from './heap.js';
import type { EngineModule } from './module.js';
import { ACTIVATIONS, INITIALIZERS, LOSSES } from './names.js';
import { enter } from './present.js';
import { Resource } from './resource.js';
import { type Shape, shapeOf } from './shape.js';
import type { NetworkOptions } from './types.js';

export interface Core {
  readonly module: EngineModule;
  readonly network: Resource;
  readonly options: Readonly<Required<NetworkOptions>>;
  readonly shape: Shape;
  /** Counts changes made by hand, so that a trainer knows when what it remembers is out of date. */
  edits: number;
  /** While a run of training is under way: two would each take the other's steps for its own. */
  running: boolean;
}

/** Makes the network in the module's memory. `options` must be complete. */
export function openCore(module: EngineModule, where: string, options: Required<NetworkOptions>): Core {
  const { handle } = Heap.use(module, where, (heap) =>
    check(
      where,
      module.networkCreate(
        heap.integers(options.layers),
        options.layers.length,
        heap.integers(options.activations.map((name) => ACTIVATIONS.indexOf(name))),
        LOSSES.indexOf(options.loss),
        INITIALIZERS.indexOf(options.initializer),
        options.seed,
      ),
    ),
  );
  const leave = enter(module, options.layers);
  const network = new Resource('network', handle, (address) => {
    module.networkDestroy(address);
    leave();
  });
  return { module, network, options, shape: shapeOf(options.layers), edits: 0, running: false };
}

/** A copy of `count` parameters from `offset` on. */
export function readParameters(core: Core, where: string, offset: number, count: number): Float32Array {
  const address = core.module.networkParameters(core.network.use(where));
  return new Float32Array(core.module.buffer, address + offset * 4, count).slice();
}

/** `values` must be checked. */
export function writeParameters(core: Core, where: string, offset: number, values: Float32Array): void {
  const address = core.module.networkParameters(core.network.use(where));
  new Float32Array(core.module.buffer, address + offset * 4, values.length).set(values);
  core.edits++;
}
