// The package's door for pages and workers. Node has its own, index-node.ts; they differ in how engine.wasm is found.
import { openEngine } from './engine.js';
import * as json from './json.js';
import { compileFile } from './load-browser.js';
import { train } from './train.js';
import type { Engine, EngineOptions } from './types.js';

export { GlassboxError } from './errors.js';
export type * from './sweep/types.js';
export type * from './types.js';

/** Loads the engine. Fails with a GlassboxError: `loadFailed`, or `unsupported` where WebAssembly lacks SIMD. */
export function createEngine(options?: EngineOptions): Promise<Engine> {
  return openEngine(options, compileFile, { train, json, sweep: () => import('./sweep/index.js') });
}
