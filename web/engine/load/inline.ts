// engine.wasm out of a script: nothing to be fetched, and nothing to be found.
import { fail } from '../errors.js';
// @ts-expect-error The text is built, not written: it has no declarations, or is not there yet.
import bytes from '../native/engine-bytes.js';
import { compileFetched } from './fetched.js';
import { inflate } from './inflate.js';

/** `url`: when the caller would rather have another file. */
export async function compileFile(url?: string | URL): Promise<WebAssembly.Module> {
  if (url !== undefined) return compileFetched(url);
  const packed = Uint8Array.from(atob(bytes as string), (letter) => letter.charCodeAt(0));
  try {
    return await WebAssembly.compile(inflate(packed));
  } catch (cause) {
    return fail('loadFailed', 'createEngine', 'expected leave to compile the module that is in the script', cause);
  }
}
