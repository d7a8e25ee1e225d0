// Vitest for what runs in Node: tests/engine, tests/unit, tests/package.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/{engine,unit,package}/**/*.test.ts'],
    environment: 'node',
    // The collector on call: the tests of forgotten networks want it.
    execArgv: ['--expose-gc'],
    testTimeout: 60_000,
  },
  plugins: [
    {
      name: 'one-seed',
      enforce: 'pre',
      resolveId(source, importer) {
        const own = fileURLToPath(new URL('seeded-properties.ts', import.meta.url));
        return source === 'fast-check' && importer !== own ? own : null;
      },
    },
    {
      // What a page imports finds engine.wasm by fetch; here the same code gets Node's loader.
      name: 'node-loader',
      enforce: 'pre',
      resolveId(source, importer) {
        if (source !== './load/browser.js' || !importer?.endsWith('/engine/index.ts')) return null;
        return this.resolve('./load/node.js', importer, { skipSelf: true });
      },
    },
  ],
});
