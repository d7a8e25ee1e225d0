// The package's door for single files and for places where no file beside a script is found: the module is in the script, which
// makes it larger by 37 kB (28 kB gzipped).
import { extras } from './door.js';
import { openEngine } from './engine.js';
import { compileFile } from './load/inline.js';
import type { Engine, EngineOptions } from './types.js';

export { GlassboxError } from './errors.js';
export type * from './sweep/types.js';
export type * from './training-types.js';
export type * from './types.js';

/** Loads the engine. Fails with a GlassboxError: `loadFailed`, or `unsupported` where WebAssembly lacks SIMD. */
export function createEngine(options?: EngineOptions): Promise<Engine> {
  return openEngine(options, compileFile, extras);
}
