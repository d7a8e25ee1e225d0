// Builds the pages that only tests open and serves them with the headers of the real site.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { serve } from '../../../tools/serve.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** @returns {{ name: string, hash: string }[]} the runs whose bits must be the same everywhere */
export function determinismRuns() {
  return JSON.parse(readFileSync(at('../../fixtures/determinism.json'), 'utf8')).runs;
}

/** @returns {Promise<{ url: string, close(): Promise<void> }>} url of the determinism page */
export async function serveTestPages() {
  const folder = at('../../../build/e2e');
  await build({
    configFile: false,
    root: at('.'),
    base: './',
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rollupOptions: { input: at('./determinism.html') },
    },
  });
  const { url, close } = await serve({ folder, port: 0, home: '/determinism.html' });
  return { url, close };
}
