// How the embed page is built so that it works in any frame: its script is chosen by public/embed/boot.js, and one of the two brings
// everything along, for frames in which nothing can be fetched.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InlineConfig, Plugin } from 'vite';
import { at } from './at.js';
import { buildInto } from './build-into.js';

const virtual = 'virtual:files';

/** By name: the engine's module in base64, and the measured data as they are, which compress better. */
function filesInside(): Plugin {
  return {
    name: 'glassbox-files-inside',
    resolveId: (id) => (id === virtual ? `\0${virtual}` : null),
    load(id) {
      if (id !== `\0${virtual}`) return null;
      const data = at('public/data');
      const paths = readdirSync(data)
        .filter((name) => name.endsWith('.csv'))
        .map((name) => [name, join(data, name)] as const);
      const all = [['engine.wasm', at('web/engine/native/engine.wasm')] as const, ...paths];
      const files = Object.fromEntries(
        all.map(([name, path]) => [name, readFileSync(path, name.endsWith('.wasm') ? 'base64' : 'utf8')]),
      );
      return `export default ${JSON.stringify(files)};`;
    },
  };
}

/** boot.js is told the address of the script, and loads it itself. */
const handToBoot: Plugin = {
  name: 'glassbox-hand-to-boot',
  transformIndexHtml: {
    order: 'post',
    handler: (html) =>
      html
        .replace(
          /<script type="module"[^>]* src="([^"]+)"><\/script>/,
          '<script src="./boot.js" data-main="$1"></script>',
        )
        .replace(/\s*<link rel="modulepreload"[^>]*>/g, '')
        // Where the origin is nobody's, asking for it by CORS would be refused.
        .replaceAll(' crossorigin', ''),
  },
};

const page: InlineConfig = {
  plugins: [handToBoot],
  build: { rollupOptions: { input: { embed: at('web/embed/index.html') } } },
};

const alone: InlineConfig = {
  define: { 'import.meta.url': 'document.baseURI' },
  plugins: [filesInside()],
  build: {
    rollupOptions: {
      input: at('web/embed/alone.ts'),
      output: { format: 'iife', entryFileNames: 'embed/alone.js', codeSplitting: false },
    },
  },
};

/** For the build of the pages. */
export function embedPage(): Plugin {
  let outDir = '';
  return {
    name: 'glassbox-embed-page',
    apply: 'build',
    configResolved(config) {
      outDir = config.build.outDir;
    },
    async closeBundle() {
      await buildInto(outDir, page);
      await buildInto(outDir, alone);
    },
  };
}
