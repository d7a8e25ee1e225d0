// A network as JSON, and back. What comes back may come from anywhere: every field is checked before anything is made,
// and nothing is allocated that the checks have not bounded.
import { readNetworkOptions } from './config.js';
import { type Core, openCore, readParameters, writeParameters } from './core.js';
import { check, fail, show } from './errors.js';
import { Heap } from './heap.js';
import type { EngineModule } from './module.js';
import { OPTIMIZER_SLOTS, OPTIMIZERS, oneOf } from './names.js';
import { readInteger, readObject, readVector } from './numbers.js';
import { type Shape, shapeOf, splitParameters } from './shape.js';
import { frozenPositions, writeFrozen } from './training/freeze.js';
import type { NetworkJSON, OptimizerName } from './types.js';

const FORMAT = 'glassbox-network';
const VERSION = 1;

export function toJSON(core: Core): NetworkJSON {
  const where = 'Network.toJSON';
  const { module, shape, options } = core;
  const parameters = splitParameters(shape, readParameters(core, where, 0, shape.parameters));
  const training = module.networkTraining(core.network.use(where));
  const slots = new Float32Array(module.buffer, training.slots, training.slotsLength).slice();
  const frozen = frozenPositions(core, where);
  return {
    format: FORMAT,
    version: VERSION,
    layers: [...options.layers],
    activations: [...options.activations],
    loss: options.loss,
    initializer: options.initializer,
    seed: options.seed,
    weights: parameters.weights.map(shortest),
    biases: parameters.biases.map(shortest),
    training: {
      epoch: training.epoch,
      step: training.step,
      cursor: training.cursor,
      optimizer: OPTIMIZERS[training.optimizer] ?? 'sgd',
      slotStep: training.slotStep,
      slots: inRows(slots, shape.parameters),
    },
    ...(frozen.length > 0 && { frozen }),
  };
}

/** Throws a GlassboxError that names the field; makes nothing then. */
export function fromJSON(module: EngineModule, json: unknown): Core {
  const where = 'Engine.fromJSON';
  const given = readFormat(where, json);
  const options = readNetworkOptions(where, requireAll(where, given), module);
  const shape = shapeOf(options.layers);
  const parameters = readLayers(where, given, shape);
  const training = readTraining(where, given.training, shape);
  const frozen = readFrozen(where, given.frozen, shape.parameters);
  const core = openCore(module, where, options);
  try {
    writeParameters(core, where, 0, parameters);
    if (frozen.length > 0) writeFrozen(core, where, frozen);
    Heap.use(module, where, (heap) => {
      const slots = training.slots.length > 0 ? heap.floats(training.slots) : 0;
      const state = { ...training, optimizer: OPTIMIZERS.indexOf(training.optimizer), slots };
      check(
        where,
        module.networkSetTraining(core.network.use(where), { ...state, slotsLength: training.slots.length }),
      );
    });
    return core;
  } catch (error) {
    core.network.free();
    throw error;
  }
}

function readFormat(where: string, json: unknown): Record<string, unknown> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    const hint = typeof json === 'string' ? '; parse it first, with JSON.parse' : '';
    return fail('invalidSnapshot', where, `expected the object that Network.toJSON gives but got ${show(json)}${hint}`);
  }
  const given = json as Record<string, unknown>;
  if (given.format !== FORMAT) {
    fail('invalidSnapshot', where, `expected format to be "${FORMAT}" but got ${show(given.format)}`);
  }
  if (given.version !== VERSION) {
    fail(
      'invalidSnapshot',
      where,
      `expected version ${VERSION}, the one this engine reads, but got ${show(given.version)}`,
    );
  }
  return given;
}

/** A file says everything: what options may leave out must be there. */
function requireAll(where: string, given: Record<string, unknown>): Record<string, unknown> {
  for (const field of ['layers', 'activations', 'loss', 'initializer', 'seed']) {
    if (given[field] === undefined) fail('invalidSnapshot', where, `expected ${field} but it is missing`);
  }
  return given;
}

function readLayers(where: string, given: Record<string, unknown>, shape: Shape): Float32Array {
  const weights = readList(where, 'weights', given.weights, shape.layers.length);
  const biases = readList(where, 'biases', given.biases, shape.layers.length);
  const read = shape.layers.map((layer, l) => [
    readVector(where, `numbers in weights[${l}]`, weights[l], layer.neurons * layer.inputs),
    readVector(where, `numbers in biases[${l}]`, biases[l], layer.neurons),
  ]);
  const parameters = new Float32Array(shape.parameters);
  let offset = 0;
  for (const values of read.flat()) {
    parameters.set(values, offset);
    offset += values.length;
  }
  return parameters;
}

interface ReadTraining {
  optimizer: OptimizerName;
  epoch: number;
  step: number;
  slotStep: number;
  cursor: number;
  slots: Float32Array;
}

function readTraining(where: string, value: unknown, shape: Shape): ReadTraining {
  const given = readObject(where, 'training', value);
  const count = (field: string, most = Number.MAX_SAFE_INTEGER) =>
    readInteger(where, `training.${field}`, given[field], 0, most);
  const optimizer = oneOf(where, 'training.optimizer', OPTIMIZERS, given.optimizer);
  const step = count('step');
  return {
    optimizer,
    epoch: count('epoch'),
    step,
    slotStep: count('slotStep', step),
    cursor: count('cursor', 2 ** 31 - 1),
    slots: readSlots(where, given.slots, OPTIMIZER_SLOTS[optimizer], shape),
  };
}

function readFrozen(where: string, value: unknown, parameters: number): number[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > parameters) {
    const got = Array.isArray(value) ? `${value.length} of them` : show(value);
    return fail(
      'invalidSnapshot',
      where,
      `expected frozen as an array of at most ${parameters} positions but got ${got}`,
    );
  }
  let least = 0;
  return Array.from(value, (position, i) => {
    const place = readInteger(where, `frozen[${i}]`, position, least, parameters - 1);
    least = place + 1;
    return place;
  });
}

/** One array per running average of the optimizer, or none when training has not begun. */
function readSlots(where: string, value: unknown, count: number, shape: Shape): Float32Array {
  if (Array.isArray(value) && value.length === 0) return new Float32Array(0);
  const rows = readList(where, 'training.slots', value, count);
  const read = Array.from({ length: count }, (_, s) =>
    readVector(where, `numbers in training.slots[${s}]`, rows[s], shape.parameters),
  );
  const slots = new Float32Array(count * shape.parameters);
  for (const [s, row] of read.entries()) slots.set(row, s * shape.parameters);
  return slots;
}

function readList(where: string, what: string, value: unknown, length: number): readonly unknown[] {
  if (!Array.isArray(value))
    return fail('invalidSnapshot', where, `expected ${what} to be an array but got ${show(value)}`);
  if (value.length === length) return value;
  return fail('shapeMismatch', where, `expected ${length} arrays in ${what} but got ${value.length}`);
}

function inRows(values: Float32Array, columns: number): number[][] {
  const rows: number[][] = [];
  for (let i = 0; i < values.length; i += columns) rows.push(shortest(values.subarray(i, i + columns)));
  return rows;
}

/** JSON has no minus zero (JSON.stringify writes 0), but it has numbers so small that float32 rounds them to it. */
const MINUS_ZERO = -Number.MIN_VALUE;

/** Decimals of 8 digits where they are still the same float32, of 9 otherwise, which always are: half the length in a file. */
function shortest(values: Float32Array): number[] {
  return Array.from(values, (value) => {
    if (Object.is(value, -0)) return MINUS_ZERO;
    const short = Number(value.toPrecision(8));
    return Math.fround(short) === value ? short : Number(value.toPrecision(9));
  });
}
