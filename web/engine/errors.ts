// One error class for everything that can go wrong, with a code for programs and a sentence for people.
import type { Answer } from './module.js';
import type { ErrorCode } from './types.js';

/** The engine's error codes, without its `ok`, in the order of its enum. */
export const ENGINE_CODES: readonly ErrorCode[] = [
  'invalidConfig',
  'shapeMismatch',
  'invalidNumber',
  'tooLarge',
  'outOfMemory',
  'invalidSnapshot',
];

/** `message` reads `[Network.predict] expected 2 inputs per row but got 3`. What failed has left everything as it was. */
export class GlassboxError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'GlassboxError';
    this.code = code;
  }
}

/** Throws; `where` is the public method, like `Network.predict`. */
export function fail(code: ErrorCode, where: string, sentence: string, cause?: unknown): never {
  throw new GlassboxError(code, `[${where}] ${sentence}`, cause === undefined ? undefined : { cause });
}

/** Throws what the engine refused, under the name of the method that was called. */
export function check<T extends Answer>(where: string, answer: T): T {
  if (answer.code === 0) return answer;
  const sentence = answer.message.replace(/^\[[^\]]*\] */, '');
  return fail(ENGINE_CODES[answer.code - 1] ?? 'invalidConfig', where, sentence);
}

/** What came, in a few characters, for the second half of a sentence. */
export function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'symbol') return 'a symbol';
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : String(value);
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (ArrayBuffer.isView(value)) return `a ${value.constructor.name}`;
  return 'an object';
}
