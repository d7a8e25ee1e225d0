// The program `glassbox-nn` in one file: what it shares with the parts is in the package as the bundle that pages load, and need not be
// there once more in pieces. The engine stays outside, in dist/engine. tools/build/package.mjs calls it.
import { dirname, relative, resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { at } from './at.js';

/** dist/cli/main.js stands to dist/engine as web/cli to web/engine. */
const engineOutside: Plugin = {
  name: 'engine-outside',
  enforce: 'pre',
  resolveId(source, importer) {
    if (!importer || !source.startsWith('.')) return null;
    const inside = relative(at('web/engine'), resolve(dirname(importer), source));
    return inside.startsWith('..') ? null : { id: `../engine/${inside}`, external: true };
  },
};

export default defineConfig({
  plugins: [engineOutside],
  root: at('web'),
  publicDir: false,
  build: {
    ssr: at('web/cli/main.ts'),
    outDir: at('build/cli'),
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    // Not minified: names and lines of an error are those of the source, without a map that would weigh twice as much as the program.
    sourcemap: false,
    rollupOptions: { output: { entryFileNames: 'main.js', codeSplitting: false } },
  },
});
