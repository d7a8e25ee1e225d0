// The engine's module, fetched and compiled once for all the sessions of a page, wherever they run.
import { compileFile } from '../engine/load/browser.js';
import { requireSimd } from '../engine/load/simd.js';

/** One of each for every address; a failure is not remembered, the next attempt may succeed. */
export function once<Value>(make: (key: string) => Promise<Value>): (key: string) => Promise<Value> {
  const known = new Map<string, Promise<Value>>();
  return (key) => {
    const there = known.get(key);
    if (there) return there;
    const made = make(key);
    made.catch(() => known.delete(key));
    known.set(key, made);
    return made;
  };
}

/** '' is the module beside the script. Rejects with a GlassboxError. */
export const sharedModule: (wasmUrl: string) => Promise<WebAssembly.Module> = once(async (url) => {
  requireSimd();
  return compileFile(url || undefined);
});
