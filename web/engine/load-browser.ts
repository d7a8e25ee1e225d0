// engine.wasm in a page or a worker: fetched from beside this file, where bundlers put it.
import { fail } from './errors.js';

const WHERE = 'createEngine';

export async function compileFile(url?: string | URL): Promise<WebAssembly.Module> {
  const address = url ?? new URL('./native/engine.wasm', import.meta.url);
  const response = await download(address);
  try {
    // Streaming wants the right content type; a server that sends another one still works, a little slower.
    const streams = response.headers.get('content-type')?.startsWith('application/wasm');
    return await (streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer()));
  } catch (cause) {
    return fail('loadFailed', WHERE, `expected a WebAssembly module at ${address} but it does not compile`, cause);
  }
}

async function download(address: string | URL): Promise<Response> {
  const response = await fetch(address).catch((cause: unknown) =>
    fail('loadFailed', WHERE, `expected engine.wasm at ${address} but it could not be fetched`, cause),
  );
  if (response.ok) return response;
  const hint = 'pass createEngine({ wasmUrl }) when your bundler has put it elsewhere';
  return fail(
    'loadFailed',
    WHERE,
    `expected engine.wasm at ${address} but the server said ${response.status}; ${hint}`,
  );
}
