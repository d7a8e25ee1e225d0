// The ways to the module: beside the code, by address, as bytes, as a compiled module; and what is said when there is none.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEngine } from '../../web/engine/engine.js';
import { createEngine } from '../../web/engine/index-node.js';
import { compileFile as compileFetched } from '../../web/engine/load/browser.js';
import { VERSION } from '../../web/engine/version.js';

const url = new URL('../../web/engine/native/engine.wasm', import.meta.url);
const file = new Uint8Array(await readFile(url));
const refusal = (sentence: string, code = 'loadFailed') =>
  expect.objectContaining({ code, message: expect.stringContaining(`[createEngine] ${sentence}`) });

const server = createServer((request, response) => {
  const types: Record<string, string> = {
    '/typed.wasm': 'application/wasm',
    '/untyped.wasm': 'application/octet-stream',
  };
  const type = types[request.url ?? ''];
  if (request.url === '/page.wasm') response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>');
  else if (type) response.writeHead(200, { 'content-type': type }).end(file);
  else response.writeHead(404).end();
});
let origin = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

describe('createEngine in Node', () => {
  test.each<[string, () => Parameters<typeof createEngine>[0]]>([
    ['from beside the code', () => undefined],
    ['from a file: address', () => ({ wasmUrl: url })],
    ['from a path', () => ({ wasmUrl: fileURLToPath(url) })],
    ['from an http: address', () => ({ wasmUrl: `${origin}/typed.wasm` })],
    ['from bytes', () => ({ wasmBinary: file })],
    ['from an ArrayBuffer', () => ({ wasmBinary: file.buffer })],
    ['from a compiled module', () => ({ wasmModule: new WebAssembly.Module(file) })],
  ])('%s', async (_, options) => {
    const engine = await createEngine(options());
    expect(engine.version).toBe(VERSION);
    expect(engine.network({ layers: [2, 1] }).predict([1, 2])).toHaveLength(1);
  });

  test.each<[string, () => unknown, unknown]>([
    [
      'no such file',
      () => ({ wasmUrl: '/nowhere/engine.wasm' }),
      refusal('expected engine.wasm at /nowhere/engine.wasm but it could not be read'),
    ],
    [
      'a file of something else',
      () => ({ wasmUrl: fileURLToPath(import.meta.url) }),
      refusal('expected a WebAssembly module at'),
    ],
    [
      'bytes of something else',
      () => ({ wasmBinary: new Uint8Array(8) }),
      refusal('expected wasmBinary to hold engine.wasm but it does not compile'),
    ],
    [
      'bytes in words',
      () => ({ wasmBinary: 'AGFzbQ' }),
      refusal('expected wasmBinary to be an ArrayBuffer or a Uint8Array but got "AGFzbQ"', 'invalidConfig'),
    ],
    [
      'a module that is none',
      () => ({ wasmModule: file }),
      refusal('expected wasmModule to be a WebAssembly.Module but got a Uint8Array', 'invalidConfig'),
    ],
    [
      'another module',
      () => ({ wasmModule: new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])) }),
      refusal('expected the engine.wasm of this package version but got another module'),
    ],
    ['options in words', () => 'fast', refusal('expected options to be an object but got "fast"', 'invalidConfig')],
  ])('refuses %s', async (_, options, error) => {
    await expect(createEngine(options() as Parameters<typeof createEngine>[0])).rejects.toEqual(error);
  });
});

describe("the page's loader", () => {
  test.each(['typed', 'untyped'])('compiles a %s response', async (name) => {
    const engine = await openEngine({ wasmUrl: `${origin}/${name}.wasm` }, compileFetched);
    expect(engine.network({ layers: [1, 1] }).parameterCount).toBe(2);
  });

  test.each([
    ['nowhere.wasm', 'but the server said 404; pass createEngine({ wasmUrl })'],
    ['page.wasm', 'but it does not compile'],
  ])('refuses %s', async (name, sentence) => {
    const message = expect.stringContaining(sentence);
    await expect(openEngine({ wasmUrl: `${origin}/${name}` }, compileFetched)).rejects.toMatchObject({ message });
  });

  test('says so when nobody answers', async () => {
    const loading = openEngine({ wasmUrl: 'http://127.0.0.1:9/engine.wasm' }, compileFetched);
    await expect(loading).rejects.toEqual(
      refusal('expected engine.wasm at http://127.0.0.1:9/engine.wasm but it could not be fetched'),
    );
  });
});

test('without SIMD it says what is missing', async () => {
  const { validate } = WebAssembly;
  WebAssembly.validate = () => false;
  try {
    await expect(createEngine()).rejects.toEqual(refusal('expected WebAssembly with 128-bit SIMD', 'unsupported'));
  } finally {
    WebAssembly.validate = validate;
  }
});
