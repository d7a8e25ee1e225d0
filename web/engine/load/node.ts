// engine.wasm in Node: out of a script, because a file would not be found again where a server's code was bundled.
import { fail } from '../errors.js';
import { compileFetched } from './fetched.js';
import { compileFile as compileInline } from './inline.js';

const WHERE = 'createEngine';

/** `url`: another file instead, by a file: or http(s): address, or by its path. */
export async function compileFile(url?: string | URL): Promise<WebAssembly.Module> {
  if (url === undefined) return compileInline();
  if (/^https?:/.test(String(url))) return compileFetched(url);
  const { readFile } = await import('node:fs/promises');
  const file = String(url).startsWith('file:') ? new URL(url) : url;
  const bytes = await readFile(file).catch((cause: unknown) =>
    fail('loadFailed', WHERE, `expected engine.wasm at ${url} but it could not be read`, cause),
  );
  try {
    return await WebAssembly.compile(new Uint8Array(bytes));
  } catch (cause) {
    return fail('loadFailed', WHERE, `expected a WebAssembly module at ${url} but it does not compile`, cause);
  }
}
