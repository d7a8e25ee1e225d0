// What a visitor downloads to train with each contender: the library as its contender's file uses it, bundled and
// minified, and its wasm file, in brotli at the highest level.

import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'vite';

const ENTRY = 'virtual:entry';
const keep = (file) => `import * as used from './contenders/${file}.mjs'; globalThis.used = used;`;

/** The code of a page that uses the library and nothing else. Of TensorFlow.js's wasm files a browser fetches one. */
const ENTRIES = {
  Glassbox: "import { createEngine } from 'glassbox-nn'; globalThis.used = createEngine;",
  'plain JavaScript': keep('plain'),
  'jax-js (wasm)': keep('jax'),
  'TensorFlow.js (wasm)': `import url from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'; globalThis.url = url; ${keep('tfjs')}`,
  'brain.js': keep('brain'),
  synaptic: keep('synaptic'),
  ConvNetJS: keep('convnet'),
};

/** @param {Uint8Array} bytes */
export function brotliSize(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params }).length;
}

/** Brotli bytes of all files under a folder, each compressed by itself, as a server sends them. */
export function folderSize(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + brotliSize(readFileSync(join(entry.parentPath, entry.name))), 0);
}

/**
 * @param {string} bench this folder's parent
 * @param {string} checkout where dist/ is
 * @returns {Promise<{ name: string, brotli: number }[]>}
 */
export async function downloadSizes(bench, checkout) {
  const outDir = join(bench, 'results', 'bundle');
  const sizes = [];
  for (const [name, code] of Object.entries(ENTRIES)) {
    await build({
      root: bench,
      configFile: false,
      publicDir: false,
      logLevel: 'silent',
      resolve: { alias: { 'glassbox-nn': join(checkout, 'dist', 'engine', 'index.js') } },
      plugins: [virtualEntry(code, join(bench, 'entry.mjs'))],
      build: {
        outDir,
        emptyOutDir: true,
        target: 'es2022',
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rollupOptions: { input: ENTRY },
      },
    });
    sizes.push({ name, brotli: folderSize(outDir) });
  }
  rmSync(outDir, { recursive: true, force: true });
  return sizes;
}

/** A module that is no file, which stands at `place` as far as its own imports go. */
const virtualEntry = (code, place) => ({
  name: 'virtual-entry',
  enforce: 'pre',
  resolveId: (id) => (id === ENTRY ? place : null),
  load: (id) => (id === place ? code : null),
});
