// engine.wasm in Node: read from disk, from beside this file.
import { readFile } from 'node:fs/promises';
import { fail } from './errors.js';
import { compileFile as compileFetched } from './load-browser.js';

const WHERE = 'createEngine';

/** `url`: file: or http(s): address, or a path. */
export async function compileFile(url?: string | URL): Promise<WebAssembly.Module> {
  const address = url ?? new URL('./native/engine.wasm', import.meta.url);
  if (/^https?:/.test(String(address))) return compileFetched(address);
  const file = String(address).startsWith('file:') ? new URL(address) : address;
  const bytes = await readFile(file).catch((cause: unknown) =>
    fail('loadFailed', WHERE, `expected engine.wasm at ${address} but it could not be read`, cause),
  );
  try {
    return await WebAssembly.compile(new Uint8Array(bytes));
  } catch (cause) {
    return fail('loadFailed', WHERE, `expected a WebAssembly module at ${address} but it does not compile`, cause);
  }
}
