// Observations in the module's memory, as long as they are needed there.
import type { Core } from './core.js';
import { check, fail } from './errors.js';
import { Heap } from './heap.js';
import { type Rows, readInteger, readMatrix, readObject, readVector } from './numbers.js';
import { Resource } from './resource.js';
import type { Shape } from './shape.js';

export interface Dataset {
  readonly resource: Resource;
  readonly rows: number;
}

/** Checked rows, still on the JavaScript side. */
export interface Observations {
  inputs: Float32Array;
  targets: Float32Array;
  rows: number;
}

/** `what` names the data in errors: `data`, `test`. At least one row. */
export function readData(shape: Shape, where: string, what: string, data: unknown): Observations {
  const given = readObject(where, what, data);
  const inputs = readMatrix(where, `${what}.inputs`, given.inputs, shape.inputs);
  const targets = readTargets(shape, where, `${what}.targets`, given.targets, inputs.rows);
  if (inputs.rows !== targets.rows) {
    const sentence = `expected as many rows of ${what}.targets as of ${what}.inputs, ${inputs.rows}, but got ${targets.rows}`;
    return fail('shapeMismatch', where, sentence);
  }
  if (inputs.rows === 0) return fail('shapeMismatch', where, `expected at least one row of ${what} but got none`);
  return { inputs: inputs.values, targets: targets.values, rows: inputs.rows };
}

/** Rows of numbers, or the class of each row. */
function readTargets(shape: Shape, where: string, what: string, targets: unknown, rows: number): Rows {
  const { outputs } = shape;
  const list = targets as ArrayLike<unknown> | undefined;
  // N rows would be N x K numbers.
  if (outputs === 1 || rows === 0 || list?.length !== rows || typeof list[0] !== 'number')
    return readMatrix(where, what, targets, outputs);
  const values = new Float32Array(rows * outputs);
  for (let r = 0; r < rows; ++r)
    values[r * outputs + readInteger(where, `${what}, row ${r}`, list[r], 0, outputs - 1)] = 1;
  return { values, rows };
}

/** One row's targets: K numbers, its class among K, or the one number. */
export function readTarget({ outputs }: Shape, where: string, target: unknown): Float32Array {
  if (typeof target !== 'number' || outputs === 1) {
    return readVector(where, 'targets', typeof target === 'number' ? [target] : target, outputs);
  }
  const values = new Float32Array(outputs);
  values[readInteger(where, 'the target', target, 0, outputs - 1)] = 1;
  return values;
}

/** As readData, in arrays that the caller cannot change any more. */
export function readOwnData(shape: Shape, where: string, what: string, data: unknown): Observations {
  // Looked at once: the next time it could be another array, and this one would not be copied.
  const { inputs, targets } = readObject(where, what, data);
  const rows = readData(shape, where, what, { inputs, targets });
  return {
    inputs: rows.inputs === inputs ? rows.inputs.slice() : rows.inputs,
    targets: rows.targets === targets ? rows.targets.slice() : rows.targets,
    rows: rows.rows,
  };
}

/** Copies the rows into the module; the caller frees the resource. */
export function openDataset(core: Core, where: string, rows: Observations): Dataset {
  const { module, shape } = core;
  const { handle } = Heap.use(module, where, (heap) =>
    check(
      where,
      module.datasetCreate(heap.floats(rows.inputs), heap.floats(rows.targets), rows.rows, shape.inputs, shape.outputs),
    ),
  );
  return { resource: new Resource('data set', handle, (address) => module.datasetDestroy(address)), rows: rows.rows };
}

/** For one question: in, asked, out. */
export function withData<Result>(core: Core, where: string, data: unknown, ask: (handle: number) => Result): Result {
  core.network.use(where);
  const { resource } = openDataset(core, where, readData(core.shape, where, 'data', data));
  try {
    return ask(resource.use(where));
  } finally {
    resource.free();
  }
}
