// What the two sides of a worker say to each other. An ask has an id and gets one answer, a tell gets none. `on` is what it is
// addressed to: 0 the engine, otherwise a number that the worker gave out.
import { GlassboxError } from '../errors.js';
import type { EngineOptions, ErrorCode, Network } from '../types.js';

export const ENGINE = 0;

export type ToWorker =
  | { readonly start: EngineOptions }
  | { readonly id: number; readonly on: number; readonly call: string; readonly args: readonly unknown[] }
  | { readonly on: number; readonly tell: Tell };

/** `abort` and `return` are for a run of training. */
export type Tell = 'dispose' | 'abort' | 'return';

/** How far a network has come. */
export interface Progress {
  readonly epoch: number;
  readonly step: number;
}

export interface ErrorWords {
  readonly message: string;
  /** Left out: not one of the engine's own errors. */
  readonly code?: ErrorCode;
}

export type FromWorker =
  | { readonly ready: true }
  | { readonly unready: ErrorWords }
  | { readonly id: number; readonly result: unknown; readonly at?: Progress | undefined }
  | { readonly id: number; readonly error: ErrorWords };

/** Answer to the engine's `network` and `fromJSON`. */
export interface MadeNetwork extends Pick<Network, 'layers' | 'activations' | 'loss' | 'initializer' | 'seed'> {
  readonly on: number;
  readonly at: Progress;
}

/** What a network in the worker may be asked, by the names of Network. */
export const NETWORK_CALLS = [
  'predict',
  'cost',
  'accuracy',
  'weights',
  'biases',
  'setWeights',
  'setBiases',
  'parameters',
  'setParameters',
  'freeze',
  'learn',
  'trace',
  'gradient',
  'numericalGradient',
  'activationsOf',
  'maps',
  'costSurface',
  'snapshot',
  'restore',
  'reset',
  'toJSON',
] as const satisfies readonly (keyof Network)[];

export const TRAINER_CALLS = ['steps', 'epochs', 'advance', 'tick', 'configure'] as const;

export function toWords(error: unknown): ErrorWords {
  if (error instanceof GlassboxError) return { code: error.code, message: error.message };
  return { message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
}

export function fromWords({ code, message }: ErrorWords): Error {
  return code === undefined ? new Error(message) : new GlassboxError(code, message);
}

/** The buffers of a message that may be handed over instead of copied. All arrays in it must be the sender's to give away. */
export function buffersIn(value: unknown, found: Set<ArrayBuffer> = new Set()): Set<ArrayBuffer> {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) if (typeof part === 'object') buffersIn(part, found);
  }
  return found;
}
