// The package's door for Cloudflare's workers, where modules are compiled when a worker is deployed, and never from bytes.
import { extras } from './door.js';
import { openEngine } from './engine.js';
import { compileFetched } from './load/fetched.js';
// @ts-expect-error The module is built, and TypeScript knows no modules of this kind; workerd gives a WebAssembly.Module.
import wasmModule from './native/engine.wasm';
import type { Engine, EngineOptions } from './types.js';

export { GlassboxError } from './errors.js';
export type * from './sweep/types.js';
export type * from './training-types.js';
export type * from './types.js';

/** Loads the engine. Fails with a GlassboxError: `loadFailed`, or `unsupported` where WebAssembly lacks SIMD. */
export function createEngine(options?: EngineOptions): Promise<Engine> {
  return openEngine(options, async (url) => (url === undefined ? wasmModule : compileFetched(url)), extras);
}
