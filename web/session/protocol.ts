// What the page and the worker say to each other. Requests carry an id and get one answer; orders get none.
import type { StopRules } from '../core/run/stop-rules.js';
import { GlassboxError } from '../engine/errors.js';
import type {
  ErrorCode,
  NetworkJSON,
  NumericalGradient,
  ParameterAddress,
  SurfaceAxis,
  TrainingOptions,
} from '../engine/types.js';
import type { Frame, SessionSpec, Speed, StepUnit, TimedGradient, Wants } from './session.js';

/** Each request with its arguments and its result. */
export interface Requests {
  open: { args: [spec: SessionSpec]; result: Frame };
  pause: { args: []; result: Frame };
  step: { args: [unit: StepUnit, count: number]; result: Frame };
  reset: { args: []; result: Frame };
  configure: { args: [training: Required<TrainingOptions>]; result: undefined };
  setParameter: { args: [address: ParameterAddress, value: number]; result: Frame };
  freeze: { args: [address: ParameterAddress, frozen: boolean]; result: Frame };
  snapshot: { args: []; result: Uint8Array };
  restore: { args: [bytes: Uint8Array]; result: Frame };
  toJSON: { args: []; result: NetworkJSON };
  gradient: { args: []; result: TimedGradient };
  numericalGradient: { args: [epsilon: number]; result: NumericalGradient };
  costSurface: { args: [first: SurfaceAxis, second: SurfaceAxis]; result: Float32Array };
  predict: { args: [inputs: Float32Array]; result: Float32Array };
}
export type RequestName = keyof Requests;

export type Order =
  | { readonly order: 'start' }
  | { readonly order: 'play' }
  | { readonly order: 'setSpeed'; readonly speed: Speed }
  | { readonly order: 'setStops'; readonly rules: StopRules }
  /** sameMaps: with the mapInputs of the order before, which are not sent again. */
  | { readonly order: 'want'; readonly wants: Wants; readonly sameMaps?: boolean }
  /** The last frame was drawn; the next may come. */
  | { readonly order: 'taken' }
  /** Answered with 'alive' as soon as the batch under way is done. */
  | { readonly order: 'beat' }
  /** The session is over: its network is forgotten. */
  | { readonly order: 'end' };

/** What is said to the worker itself, with a port for the session that joins. */
export interface JoinWorker {
  readonly wasmModule: WebAssembly.Module;
}

export type Request = {
  [Name in RequestName]: { readonly request: Name; readonly id: number; readonly args: Requests[Name]['args'] };
}[RequestName];

export type ToWorker = Order | Request;

export interface ErrorWords {
  readonly code: ErrorCode;
  readonly message: string;
}

export type FromWorker =
  | { readonly event: 'ready' }
  | { readonly event: 'alive' }
  /** Nothing will come of this worker. */
  | { readonly event: 'unready'; readonly error: ErrorWords }
  | { readonly event: 'frame'; readonly frame: Frame }
  /** Something went wrong that nobody had asked for. */
  | { readonly event: 'failed'; readonly error: ErrorWords }
  | { readonly event: 'answer'; readonly id: number; readonly result: Requests[RequestName]['result'] }
  | { readonly event: 'refusal'; readonly id: number; readonly error: ErrorWords };

/** An error as it crosses; one that is not the engine's own keeps its sentence. */
export function toWords(error: unknown): ErrorWords {
  if (error instanceof GlassboxError) return { code: error.code, message: error.message };
  // An allocation that fails and a module that traps are plain errors of the platform.
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { code: error instanceof RangeError ? 'outOfMemory' : 'unsupported', message: `[Session] ${message}` };
}

export function fromWords(words: ErrorWords): GlassboxError {
  return new GlassboxError(words.code, words.message);
}
