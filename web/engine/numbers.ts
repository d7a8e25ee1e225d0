// Numbers on their way in: counted, checked and rounded to float32, with errors that name the row and the column.
import { fail, show } from './errors.js';

/** Flat and row-major. May be the caller's own array: copy it before anything else runs. */
export interface Rows {
  values: Float32Array;
  rows: number;
}

/** N x `columns`. `what` is the word for the numbers, like `inputs`. No rows at all are allowed: ask for them if needed. */
export function readMatrix(where: string, what: string, matrix: unknown, columns: number): Rows {
  if (!isList(matrix)) {
    return fail(
      'shapeMismatch',
      where,
      `expected ${what} as a Float32Array or as rows of numbers but got ${show(matrix)}`,
    );
  }
  if (Array.isArray(matrix) && matrix.some(isList)) return readNested(where, what, matrix, columns);
  const list = steady(matrix);
  const { length } = list;
  const rows = length / columns;
  if (!Number.isInteger(rows)) {
    return fail(
      'shapeMismatch',
      where,
      `expected ${columns} ${what} per row but got ${length} numbers, not whole rows`,
    );
  }
  return {
    values: readList(where, list, length, (i) => `${what}, row ${Math.floor(i / columns)}, column ${i % columns}`),
    rows,
  };
}

/** Exactly `length` numbers. */
export function readVector(where: string, what: string, list: unknown, length: number): Float32Array {
  if (!isList(list))
    return fail('shapeMismatch', where, `expected ${length} ${what} in an array but got ${show(list)}`);
  const given = steady(list);
  const got = given.length;
  if (got !== length) return fail('shapeMismatch', where, `expected ${length} ${what} but got ${got}`);
  return readList(where, given, length, (i) => `${what}, position ${i}`);
}

/** A copy of a snapshot's bytes: what the caller's array says of its length may change. */
export function readBytes(where: string, bytes: unknown): Uint8Array {
  // A Proxy is an instance of what it stands for, but no array.
  if (!ArrayBuffer.isView(bytes) || !(bytes instanceof Uint8Array))
    return fail('invalidSnapshot', where, `expected the Uint8Array of a snapshot but got ${show(bytes)}`);
  // None where its buffer was given away.
  return bytes.byteLength > 0 ? new Uint8Array(bytes) : new Uint8Array();
}

/** A finite number that float32 can hold, rounded to it. */
export function readReal(where: string, what: string, value: unknown): number {
  const real = typeof value === 'number' ? Math.fround(value) : Number.NaN;
  return Number.isFinite(real) ? real : notFinite(where, what, value);
}

/** A whole number from `min` to `max`. */
export function readInteger(where: string, what: string, value: unknown, min: number, max: number): number {
  if (Number.isInteger(value) && (value as number) >= min && (value as number) <= max) return value as number;
  return fail(
    'invalidConfig',
    where,
    `expected ${what} to be a whole number from ${min} to ${max} but got ${show(value)}`,
  );
}

/** True or false; `fallback` when left out. */
export function readBoolean(where: string, what: string, value: unknown, fallback: boolean): boolean {
  if (value === undefined) return fallback;
  if (typeof value === 'boolean') return value;
  return fail('invalidConfig', where, `expected ${what} to be true or false but got ${show(value)}`);
}

/** An object with named fields, as options and JSON are. */
export function readObject(where: string, what: string, value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !isList(value)) return value as Record<string, unknown>;
  return fail('invalidConfig', where, `expected ${what} to be an object but got ${show(value)}`);
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

function readNested(where: string, what: string, matrix: readonly unknown[], columns: number): Rows {
  const found: ArrayLike<unknown>[] = [];
  const rows = matrix.length;
  // By index, because forEach would pass over the holes of a sparse array.
  for (let r = 0; r < rows; ++r) {
    const row = matrix[r];
    if (!isList(row))
      return fail('shapeMismatch', where, `expected row ${r} of ${what} to be an array but got ${show(row)}`);
    const list = steady(row);
    const { length } = list;
    if (length !== columns) {
      return fail('shapeMismatch', where, `expected ${columns} ${what} per row but got ${length} in row ${r}`);
    }
    found.push(list);
  }
  const values = newFloats(where, rows * columns);
  for (const [r, list] of found.entries()) {
    values.set(
      readList(where, list, columns, (c) => `${what}, row ${r}, column ${c}`),
      r * columns,
    );
  }
  return { values, rows };
}

/** Plain float32 as they are. Those that could say another length the next time they are asked are copied: a subclass, a buffer that grows. */
function steady(list: ArrayLike<unknown>): ArrayLike<unknown> {
  return list instanceof Float32Array && !isPlain(list) ? new Float32Array(list) : list;
}

function isPlain(list: Float32Array): boolean {
  return (
    Object.getPrototypeOf(list) === Float32Array.prototype &&
    !Object.hasOwn(list, 'length') &&
    !Object.hasOwn(list, 'byteLength') &&
    !(list.buffer as { resizable?: boolean }).resizable
  );
}

/** The first `length` of a list; whatever it says of itself meanwhile, no more than these. */
function readList(
  where: string,
  list: ArrayLike<unknown>,
  length: number,
  place: (index: number) => string,
): Float32Array {
  if (list instanceof Float32Array) {
    for (let i = 0; i < length; ++i) if (!Number.isFinite(list[i])) notFinite(where, place(i), list[i]);
    return list;
  }
  const values = newFloats(where, length);
  for (let i = 0; i < length; ++i) {
    const value = list[i];
    if (typeof value === 'number') values[i] = value;
    if (typeof value !== 'number' || !Number.isFinite(values[i])) notFinite(where, place(i), value);
  }
  return values;
}

function newFloats(where: string, count: number): Float32Array {
  try {
    return new Float32Array(count);
  } catch (cause) {
    return fail('outOfMemory', where, `expected memory for ${count} numbers but got none`, cause);
  }
}

function notFinite(where: string, place: string, value: unknown): never {
  const why = Number.isFinite(value) ? ', which is too large for a 32-bit float' : '';
  return fail('invalidNumber', where, `expected a finite number at ${place} but got ${show(value)}${why}`);
}
