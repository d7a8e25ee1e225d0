// The package's door for pages and workers. Node has its own, index-node.ts; they differ in how engine.wasm is found.
import { extras } from './door.js';
import { openEngine } from './engine.js';
import { compileFile } from './load/browser.js';
import type { Engine, EngineOptions } from './types.js';

export { GlassboxError } from './errors.js';
export type * from './sweep/types.js';
export type * from './training-types.js';
export type * from './types.js';

/** Loads the engine. Fails with a GlassboxError: `loadFailed`, or `unsupported` where WebAssembly lacks SIMD. */
export function createEngine(options?: EngineOptions): Promise<Engine> {
  return openEngine(options, compileFile, { ...extras, sweep: () => import('./sweep/index.js') });
}
