// Runtimes that are not Node, and Jest, whose default is not modules.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ANSWER, here, runIn } from './project.mjs';

test.each([
  ['Deno', 'deno', ['run', '-A', 'program.mjs']],
  ['Bun', 'bun', ['program.mjs']],
])('%s has the engine, and one in a worker', async (_, name, args) => {
  expect(JSON.parse(await runIn('runtimes', name, args))).toEqual([ANSWER, ANSWER]);
});

test('workerd has the engine, by its own condition', async () => {
  const { rolldown } = await import('rolldown');
  const { Miniflare } = await import('miniflare');
  // As wrangler does it: the script is bundled, and a module of WebAssembly stays an import.
  const outside = {
    name: 'wasm-outside',
    resolveId: (source) => (source.endsWith('.wasm') ? { id: './engine.wasm', external: true } : null),
  };
  const bundle = await rolldown({
    input: join(here, 'runtimes', 'workerd.mjs'),
    resolve: { conditionNames: ['workerd', 'import'] },
    platform: 'neutral',
    plugins: [outside],
  });
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
  const parts = join(here, 'node_modules', 'glassbox-nn', 'dist', 'parts');
  const name = (await readdir(parts)).find((file) => file.endsWith('.wasm'));
  const wasm = await readFile(join(parts, name));
  const worker = new Miniflare({
    compatibilityDate: '2025-01-01',
    modulesRoot: '/',
    modules: [
      { type: 'ESModule', path: '/worker.mjs', contents: output[0].code },
      { type: 'CompiledWasm', path: '/engine.wasm', contents: wasm },
    ],
  });
  try {
    expect(await (await worker.dispatchFetch('http://localhost/')).json()).toEqual([ANSWER]);
  } finally {
    await worker.dispose();
  }
});

test('Jest requires it, in Node and in a page of jsdom', () => runIn('jest', 'jest'));
