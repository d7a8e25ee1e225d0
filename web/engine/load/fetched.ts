// engine.wasm from an address.
import { fail } from '../errors.js';

const WHERE = 'createEngine';

export async function compileFetched(address: string | URL): Promise<WebAssembly.Module> {
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
  let response: Response;
  try {
    // Inside, because there are places that know no fetch: pages made up by a test, for instance.
    response = await fetch(address);
  } catch (cause) {
    const hint = 'pass createEngine({ wasmBinary }) with its bytes, or import glassbox-nn/inline';
    return fail('loadFailed', WHERE, `expected engine.wasm at ${address} but it could not be fetched; ${hint}`, cause);
  }
  if (response.ok) return response;
  const hint = 'pass createEngine({ wasmUrl }) when your bundler has put it elsewhere';
  return fail(
    'loadFailed',
    WHERE,
    `expected engine.wasm at ${address} but the server said ${response.status}; ${hint}`,
  );
}
