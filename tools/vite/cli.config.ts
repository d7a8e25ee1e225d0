// The program `glassbox-nn` in one file: what it shares with the parts is in the package as the bundle that pages load, and need not be
// there once more in pieces. The engine stays outside, in dist/engine. tools/build/package.mjs calls it.
import { defineConfig } from 'vite';
import { at } from './at.js';
import { doorsOutside, engineOutside, small } from './engine-outside.js';

export default defineConfig({
  plugins: [engineOutside, doorsOutside],
  root: at('web'),
  publicDir: false,
  build: {
    ssr: at('web/cli/main.ts'),
    outDir: at('build/cli'),
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    sourcemap: false,
    rollupOptions: { output: { entryFileNames: 'main.js', codeSplitting: false, minify: small } },
  },
});
