// The parts as one script tag loads them: glassbox.js, what it fetches when a tag is used, the worker and the engine, all in one folder and
// found by relative addresses. tools/build/parts.mjs calls it.
import { defineConfig, type Plugin } from 'vite';
import { VERSION } from '../../web/engine/version.js';
import { at } from './at.js';

/** Templates lose the indentation, and style sheets all white space, that is there for those who write them. */
const tighterTemplates: Plugin = {
  name: 'tighter-templates',
  enforce: 'pre',
  transform(code, id) {
    if (!/web\/parts\/.*\.ts$/.test(id)) return null;
    const tight = code.replace(/\n +/g, '\n').replace(/\bcss`[^`]*`/g, (sheet) =>
      sheet
        .replace(/\/\*.*?\*\//gs, '')
        .replace(/\s+/g, ' ')
        .replace(/ ?([{};,>]) ?/g, '$1'),
    );
    return { code: tight, map: null };
  },
};

/**
 * Vite wraps each import() so that what it brings along is fetched ahead; with modulePreload off nothing is, and the wrapping alone
 * would weigh a kilobyte.
 */
const plainImports: Plugin = {
  name: 'plain-imports',
  configResolved({ plugins }) {
    const left = plugins.filter(
      ({ name }) => !/^(vite|native):(build-import-analysis|import-analysis-build)$/.test(name),
    );
    (plugins as Plugin[]).splice(0, plugins.length, ...left);
  },
};

/** An address as Vite writes it: one URL within another, and `import.meta.url` by itself. */
const NESTED = /new URL\(new URL\(`([^`]+)`,import\.meta\.url\)\.href,``\+import\.meta\.url\)/g;
const PLAIN = /new URL\([`'"](?:\.\/)?([^`'"]+)[`'"],import\.meta\.url\)/g;

/**
 * Each file that the bundle names is one `new URL("./file", import.meta.url)`, which every bundler knows, and `import.meta.url` stands
 * nowhere else: webpack would write the path on the machine that builds in its place.
 */
const literalAddresses: Plugin = {
  name: 'literal-addresses',
  generateBundle(_, bundle) {
    const literal = (code: string, file: string) => {
      const plain = code
        .replace(NESTED, 'new URL("./$1",import.meta.url)')
        .replace(PLAIN, 'new URL("./$1",import.meta.url)');
      if (plain.replace(PLAIN, '').includes('import.meta'))
        this.error(`${file}: import.meta outside a literal address`);
      return plain;
    };
    for (const file of Object.values(bundle)) {
      if (!file.fileName.endsWith('.js')) continue;
      // The worker has been built before, and comes as a file like any other.
      if (file.type === 'chunk') file.code = literal(file.code, file.fileName);
      else file.source = literal(String(file.source), file.fileName);
    }
  },
};

/**
 * The module has the version in its name: the engine's own scripts lead here too, and so does `glassbox-nn/engine.wasm`, which a hash
 * would have to be written into package.json for.
 */
const assetFileNames = ({ names }: { names: string[] }) =>
  names.includes('engine.wasm') ? `engine-${VERSION}.wasm` : '[name]-[hash][extname]';

export default defineConfig({
  plugins: [tighterTemplates, plainImports, literalAddresses],
  root: at('web'),
  base: './',
  publicDir: false,
  // Its files lie beside the others: the engine is one of both.
  worker: {
    format: 'es',
    rollupOptions: {
      output: {
        entryFileNames: '[name]-[hash:7].js',
        chunkFileNames: '[name]-[hash:7].js',
        assetFileNames,
        // One file, because bundlers that copy it as it is would not find others.
        codeSplitting: false,
      },
    },
  },
  build: {
    outDir: at('build/parts'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    assetsInlineLimit: 0,
    // The maps lie beside the files; that each file names its own would cost every visitor some bytes.
    sourcemap: 'hidden',
    rollupOptions: {
      input: { glassbox: at('web/parts/glassbox.ts') },
      preserveEntrySignatures: 'strict',
      output: {
        entryFileNames: '[name].js',
        // As short and plain as the bundler takes them: the names of all files stand in the one that every page fetches.
        hashCharacters: 'hex',
        chunkFileNames: '[name]-[hash:7].js',
        assetFileNames,
        // Few files instead of many tiny ones, each with its own start in brotli: what every page needs, what the network is drawn with,
        // what plots need beside it, axes and marks apart, and what the views have in common that explain numbers.
        codeSplitting: {
          groups: [
            {
              name: 'base',
              test: /web\/parts\/(model\/model|lazy-elements|base\/define|glassbox|base\/asked|base\/canvas-view|base\/not-fetched)\.ts$|web\/draw\/(colour|value-range)\.ts$|core\/(base\/format|network\/address|data\/points\/places|settings\/view-help)\.ts$/,
              priority: 4,
            },
            { name: 'raster', test: /web\/draw\/raster\.ts$/, priority: 4 },
            { name: 'names', test: /web\/parts\/words\/layer-words\.ts$/, priority: 3 },
            { name: 'view-words', test: /web\/parts\/words\/view-words\.ts$/, priority: 3 },
            { name: 'network', test: /web\/parts\/network\/network\.ts$/, priority: 3 },
            { name: 'plot', test: /web\/draw\/(axes|scale)\.ts$/, priority: 2 },
            { name: 'marks', test: /web\/parts\/base\/legend\.ts$|web\/draw\/(marks|nearest)\.ts$/, priority: 2 },
            {
              name: 'numbers',
              test: /web\/parts\/base\/numbers-view\.ts$|experiment\/observation\.ts$|core\/(network\/blame|base\/worked)\.ts$/,
              priority: 1,
            },
          ],
        },
      },
    },
  },
});
