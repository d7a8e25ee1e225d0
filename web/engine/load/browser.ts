// engine.wasm in a page or a worker: fetched from beside this file, where bundlers put it.
import { compileFetched } from './fetched.js';

export function compileFile(url?: string | URL): Promise<WebAssembly.Module> {
  return compileFetched(url ?? new URL('../native/engine.wasm', import.meta.url));
}
