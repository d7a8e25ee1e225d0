// The package for those who require() it: tests and servers that know no modules. tools/build/package.mjs calls it.
import { defineConfig, type Plugin } from 'vite';
import { VERSION } from '../../web/engine/version.js';
import { at } from './at.js';

/** The worker's script under its name here. */
const workerBeside: Plugin = {
  name: 'worker-beside',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('/worker/spawn-node.ts') ? code.replace("'./entry-node.js'", "'./worker-entry.cjs'") : null,
};

/** Here the module need not be in a script as well, nor be unpacked: files that are required lie where the package was unpacked. */
const moduleFromFile: Plugin = {
  name: 'module-from-file',
  enforce: 'pre',
  load: (id) =>
    id.endsWith('/native/engine-bytes.js')
      ? `import { readFileSync } from 'node:fs';
         export default readFileSync(new URL('../parts/engine-${VERSION}.wasm', import.meta.url)).toString('base64');`
      : id.endsWith('/engine/load/inflate.ts')
        ? 'export const inflate = (bytes) => bytes;'
        : null,
};

export default defineConfig({
  plugins: [workerBeside, moduleFromFile],
  root: at('web'),
  publicDir: false,
  build: {
    ssr: true,
    outDir: at('build/cjs'),
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    sourcemap: false,
    rollupOptions: {
      input: {
        index: at('web/engine/index-node.ts'),
        worker: at('web/engine/worker/index-node.ts'),
        'worker-entry': at('web/engine/worker/entry-node.ts'),
        data: at('web/package/data/index.ts'),
        export: at('web/package/export/index.ts'),
      },
      output: {
        format: 'cjs',
        minify: true,
        entryFileNames: '[name].cjs',
        // Named by what it is, without a hash: nobody caches it.
        chunkFileNames: '[name].cjs',
        codeSplitting: {
          groups: [
            // Where errors are thrown: Node prints the line of one that nobody caught, and a file has one line.
            { name: 'errors', test: /web\/engine\/errors/, priority: 2 },
            { name: 'engine', test: /web\/engine\/(?!.*(index-node|entry-node)\.ts$)/, priority: 1 },
          ],
        },
      },
    },
  },
});
