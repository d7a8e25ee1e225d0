// Questions that look into a network without changing it. Each is one call into the module.
import type { Core } from './core.js';
import { readTarget, withData } from './dataset.js';
import { check, fail, show } from './errors.js';
import { Heap } from './heap.js';
import type { ModuleAxis, ModuleGrid } from './module.js';
import { readInteger, readMatrix, readObject, readReal, readVector } from './numbers.js';
import { type Shape, splitConnections, splitParameters } from './shape.js';
import type { Gradient, Maps, NumericalGradient, Trace } from './types.js';

/** Longest side of a map or a surface, in cells. */
const MAX_SIDE = 65_536;
const DEFAULT_EPSILON = 1e-3;

export function predict(core: Core, where: string, inputs: unknown): Float32Array {
  const network = core.network.use(where);
  const { values, rows } = readMatrix(where, 'inputs', inputs, core.shape.inputs);
  if (rows === 0) return new Float32Array(0);
  return Heap.use(core.module, where, (heap) => {
    const count = rows * core.shape.outputs;
    const out = heap.space(count);
    check(where, core.module.predict(network, heap.floats(values), rows, out));
    return heap.read(out, count);
  });
}

export function activationsOf(core: Core, where: string, inputs: unknown, into: unknown): Float32Array[] {
  const network = core.network.use(where);
  const { values, rows } = readMatrix(where, 'inputs', inputs, core.shape.inputs);
  const count = rows * core.shape.neurons;
  const room = readRoom(where, into, count);
  if (rows === 0) return core.shape.layers.map(() => new Float32Array(0));
  return Heap.use(core.module, where, (heap) => {
    const out = heap.space(count);
    check(where, core.module.activations(network, heap.floats(values), rows, out));
    return readNeurons(heap, core.shape, out, rows, room);
  });
}

/** An array of the caller's that takes the answer: megabytes, wanted in every frame, that need not be found and cleared anew. */
function readRoom(where: string, into: unknown, count: number): Float32Array | undefined {
  if (into === undefined) return undefined;
  if (!(ArrayBuffer.isView(into) && into instanceof Float32Array))
    fail('shapeMismatch', where, `expected a Float32Array in into but got ${show(into)}`);
  if (into.length !== count) fail('shapeMismatch', where, `expected ${count} numbers in into but got ${into.length}`);
  return into;
}

/**
 * What has `each` numbers per neuron, an array a layer. All are parts of one copy: one buffer is handed from a worker to its
 * page faster than many.
 */
function readNeurons(heap: Heap, shape: Shape, address: number, each: number, into?: Float32Array): Float32Array[] {
  const all = heap.read(address, shape.neurons * each, into);
  return shape.layers.map((l) => all.subarray(l.neuronOffset * each, (l.neuronOffset + l.neurons) * each));
}

/** The cost, and the share classified right where the task is a classification. */
export function evaluate(core: Core, where: string, data: number): { cost: number; accuracy: number | undefined } {
  const { cost, accuracy } = check(where, core.module.evaluate(core.network.use(where), data));
  return { cost, accuracy: accuracy < 0 ? undefined : accuracy };
}

export function trace(core: Core, where: string, input: unknown, target: unknown): Trace {
  const { module, shape } = core;
  const network = core.network.use(where);
  const x = readVector(where, 'inputs', input, shape.inputs);
  const y = readTarget(shape, where, target);
  return Heap.use(module, where, (heap) => {
    const z = heap.space(shape.neurons);
    const a = heap.space(shape.neurons);
    const delta = heap.space(shape.neurons);
    const blame = heap.space(shape.connections);
    check(where, module.trace(network, heap.floats(x), heap.floats(y), z, a, delta, blame));
    const neurons = (address: number) => readNeurons(heap, shape, address, 1);
    return {
      z: neurons(z),
      a: neurons(a),
      delta: neurons(delta),
      blame: splitConnections(shape, heap.read(blame, shape.connections)),
    };
  });
}

export function gradient(core: Core, where: string, data: unknown): Gradient {
  return withData(core, where, data, (handle) =>
    Heap.use(core.module, where, (heap) => {
      const out = heap.space(core.shape.parameters);
      check(where, core.module.gradient(core.network.use(where), handle, out));
      return splitParameters(core.shape, heap.read(out, core.shape.parameters));
    }),
  );
}

export function numericalGradient(core: Core, where: string, data: unknown, options: unknown): NumericalGradient {
  const given = options === undefined ? {} : readObject(where, 'options', options);
  const epsilon = given.epsilon === undefined ? DEFAULT_EPSILON : readReal(where, 'epsilon', given.epsilon);
  if (!(epsilon > 0)) fail('invalidConfig', where, `expected epsilon above 0 but got ${show(given.epsilon)}`);
  return withData(core, where, data, (handle) =>
    Heap.use(core.module, where, (heap) => {
      const out = heap.space(core.shape.parameters);
      const began = performance.now();
      const answer = core.module.numericalGradient(core.network.use(where), handle, epsilon, out);
      const milliseconds = performance.now() - began;
      const { passes } = check(where, answer);
      return { ...splitParameters(core.shape, heap.read(out, core.shape.parameters)), passes, milliseconds };
    }),
  );
}

export function maps(core: Core, where: string, grid: unknown, into: unknown): Maps {
  const { module, shape } = core;
  const network = core.network.use(where);
  const g = readGrid(core, where, grid);
  const base = readObject(where, 'grid', grid).base;
  const held = base === undefined ? new Float32Array(shape.inputs) : readVector(where, 'grid.base', base, shape.inputs);
  const cells = g.width * g.height;
  const room = readRoom(where, into, shape.neurons * cells);
  return Heap.use(module, where, (heap) => {
    const out = heap.space(shape.neurons * cells);
    check(where, module.maps(network, g, heap.floats(held), out));
    const layers = readNeurons(heap, shape, out, cells, room);
    return { width: g.width, height: g.height, layers };
  });
}

function readGrid(core: Core, where: string, grid: unknown): ModuleGrid {
  const given = readObject(where, 'grid', grid);
  const [xMin, xMax] = readVector(where, 'numbers for grid.x', given.x, 2) as unknown as [number, number];
  const [yMin, yMax] = readVector(where, 'numbers for grid.y', given.y, 2) as unknown as [number, number];
  const last = core.shape.inputs - 1;
  return {
    // A network of one input has no second one to move along: y then stays on the same input, and the maps are columns.
    xInput: given.xInput === undefined ? 0 : readInteger(where, 'grid.xInput', given.xInput, 0, last),
    yInput: given.yInput === undefined ? Math.min(1, last) : readInteger(where, 'grid.yInput', given.yInput, 0, last),
    xMin,
    xMax,
    yMin,
    yMax,
    width: readInteger(where, 'grid.width', given.width, 1, MAX_SIDE),
    height: readInteger(where, 'grid.height', given.height, 1, MAX_SIDE),
  };
}

export function costSurface(core: Core, where: string, data: unknown, first: unknown, second: unknown): Float32Array {
  const along = readAxis(core, where, 'first', first);
  const down = readAxis(core, where, 'second', second);
  return withData(core, where, data, (handle) =>
    Heap.use(core.module, where, (heap) => {
      const count = along.count * down.count;
      const out = heap.space(count);
      check(where, core.module.costSurface(core.network.use(where), handle, along, down, out));
      return heap.read(out, count);
    }),
  );
}

function readAxis(core: Core, where: string, what: string, axis: unknown): ModuleAxis {
  const given = readObject(where, what, axis);
  const layer = core.shape.layers[readInteger(where, `${what}.layer`, given.layer, 0, core.shape.layers.length - 1)];
  if (layer === undefined) return fail('invalidConfig', where, `expected ${what}.layer to be a layer of the network`);
  const neuron = readInteger(where, `${what}.neuron`, given.neuron, 0, layer.neurons - 1);
  const parameter =
    given.input === undefined
      ? layer.biasOffset + neuron
      : layer.weightOffset +
        neuron * layer.inputs +
        readInteger(where, `${what}.input`, given.input, 0, layer.inputs - 1);
  return {
    parameter,
    min: readReal(where, `${what}.min`, given.min),
    max: readReal(where, `${what}.max`, given.max),
    count: readInteger(where, `${what}.count`, given.count, 1, MAX_SIDE),
  };
}
