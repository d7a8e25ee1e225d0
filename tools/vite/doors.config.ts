// The doors of the package beside the engine's own, `glassbox-nn/data` and `glassbox-nn/export`: a file each, and what they share. The
// engine stays outside, in dist/engine. tools/build/package.mjs calls it.
import { defineConfig } from 'vite';
import { at } from './at.js';
import { engineOutside, small } from './engine-outside.js';

export default defineConfig({
  plugins: [engineOutside],
  root: at('web'),
  publicDir: false,
  build: {
    outDir: at('build/doors'),
    emptyOutDir: true,
    target: 'es2022',
    minify: false,
    sourcemap: false,
    lib: {
      entry: { data: at('web/package/data/index.ts'), export: at('web/package/export/index.ts') },
      formats: ['es'],
    },
    rollupOptions: {
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name].js',
        codeSplitting: {
          groups: [{ name: 'preparation', test: /web\/(package\/data\/(?!index)|core\/(base|data|network))/ }],
        },
        minify: small,
      },
    },
  },
});
