// Which weights and biases training leaves as they are. The engine keeps positions, people give addresses.
import type { Core } from '../core.js';
import { check, fail, show } from '../errors.js';
import { Heap } from '../heap.js';
import { readBoolean, readInteger, readObject } from '../numbers.js';
import type { LayerShape, Shape } from '../shape.js';
import type { ParameterAddress } from '../types.js';

/** A copy of the frozen positions, ascending. */
export function frozenPositions(core: Core, where: string): number[] {
  const { address, length } = core.module.networkFrozen(core.network.use(where));
  return length === 0 ? [] : Array.from(new Int32Array(core.module.buffer, address, length));
}

/** Instead of what was frozen before. `positions` must be ascending places of parameters, each once. */
export function writeFrozen(core: Core, where: string, positions: readonly number[]): void {
  const network = core.network.use(where);
  Heap.use(core.module, where, (heap) =>
    check(where, core.module.networkFreeze(network, heap.integers(positions), positions.length)),
  );
}

export function freeze(core: Core, where: string, which: unknown, frozen: unknown): void {
  core.network.use(where);
  const [first, count] = readPlace(where, core.shape, which);
  const rest = frozenPositions(core, where).filter((position) => position < first || position >= first + count);
  if (readBoolean(where, 'frozen', frozen, true)) for (let i = 0; i < count; ++i) rest.push(first + i);
  writeFrozen(
    core,
    where,
    rest.sort((a, b) => a - b),
  );
}

/** Where the parameters meant begin, and how many they are. */
function readPlace(where: string, shape: Shape, which: unknown): [first: number, count: number] {
  const given = readObject(where, 'the weight or bias', which);
  const layer = shape.layers[readInteger(where, 'layer', given.layer, 0, shape.layers.length - 1)] as LayerShape;
  if (given.neuron === undefined) {
    if (given.input === undefined) return [layer.weightOffset, layer.neurons * (layer.inputs + 1)];
    return fail('invalidConfig', where, `expected a neuron for input ${show(given.input)} but it is missing`);
  }
  const neuron = readInteger(where, 'neuron', given.neuron, 0, layer.neurons - 1);
  if (given.input === undefined) return [layer.biasOffset + neuron, 1];
  return [
    layer.weightOffset + neuron * layer.inputs + readInteger(where, 'input', given.input, 0, layer.inputs - 1),
    1,
  ];
}

export function addressOf(shape: Shape, position: number): ParameterAddress {
  const layer = shape.layers.findLastIndex(({ weightOffset }) => weightOffset <= position);
  const { weightOffset, biasOffset, inputs } = shape.layers[layer] as LayerShape;
  if (position >= biasOffset) return { layer, neuron: position - biasOffset };
  const at = position - weightOffset;
  return { layer, neuron: Math.floor(at / inputs), input: at % inputs };
}
