// The modules of the package, beside the parts: the engine with its doors for pages, workers, Node, workerd and single files,
// `glassbox-nn/data`, `glassbox-nn/export`, and the program `glassbox-nn`. They are built together, so that what they share is in the package
// once, and a page without a bundler asks for a few files. What the program shares with the parts is there as the bundle that pages load,
// and need not be there once more in pieces. tools/build/package.mjs calls it.
import { dirname, relative } from 'node:path/posix';
import { defineConfig, type Plugin } from 'vite';
import { VERSION } from '../../web/engine/version.js';
import { at } from './at.js';

/** The doors: each file of dist, and what of web it is made from. */
const DOORS = {
  'engine/index': 'engine/index',
  'engine/index-node': 'engine/index-node',
  'engine/index-inline': 'engine/index-inline',
  'engine/index-workerd': 'engine/index-workerd',
  'engine/worker/index': 'engine/worker/index',
  'engine/worker/index-node': 'engine/worker/index-node',
  'engine/worker/entry': 'engine/worker/entry',
  'engine/worker/entry-node': 'engine/worker/entry-node',
  'package/data': 'package/data/index',
  'package/export': 'package/export/index',
  'cli/main': 'cli/main',
};

/**
 * Which module stands in which other file, the first that fits. What names a file to bundlers (the module, a worker's script) or knows Node
 * stands by itself, so that nobody gets it who does not ask for it, and in the folder of its source, because the addresses in it are relative.
 */
const FILES: readonly [name: string, test: RegExp][] = [
  // Where errors are thrown: Node prints the line of one that nobody caught, and a file has one line.
  ['engine/errors', /web\/engine\/errors/],
  ['engine/base', /web\/engine\/(names|numbers|option-names|version|worker\/protocol)/],
  ['engine/engine', /web\/engine\/(?!index|load\/(?!simd)|sweep|worker)/],
  ['engine/fetched', /web\/engine\/load\/fetched/],
  ['engine/beside', /web\/engine\/load\/browser/],
  ['engine/inline', /web\/engine\/load\/(inline|inflate)/],
  ['engine/node', /web\/engine\/(load\/node|index-node)/],
  ['engine/worker/spawn', /web\/engine\/worker\/spawn-browser/],
  ['engine/worker/spawn-node', /web\/engine\/worker\/spawn-node/],
  ['engine/worker/remote', /web\/engine\/worker\/(channel|port|remote-)/],
  ['engine/worker/host', /web\/engine\/(worker\/host|sweep\/workbench)/],
  ['engine/sweep/sweep', /web\/engine\/sweep\/(?!index)/],
  [
    'package/preparation',
    /web\/(package\/data|core\/(base\/(parsed|look-up)|network\/units|data\/(csv\/(?!read)|table|random|row-split|problem)))/,
  ],
  ['package/formats', /web\/(package\/export|core\/(exports|network\/(activations|logistic)))/],
  ['cli/program', /web\/(?!engine|cli\/main)/],
];

/**
 * What pages fetch when it is asked for is there at once for the program, in its own file: each `import()` would make one that only leads
 * there.
 */
const atOnce: Plugin = {
  name: 'at-once',
  enforce: 'post',
  transform(code, id) {
    if (/web\/engine\//.test(id)) return null;
    const places: string[] = [];
    const there = code.replace(/\bimport\((["'][^"']+["'])\)/g, (_, place: string) => {
      places.push(place);
      return `Promise.resolve(fetched${places.length})`;
    });
    if (places.length === 0) return null;
    return {
      code: `${places.map((place, i) => `import * as fetched${i + 1} from ${place};\n`).join('')}${there}`,
      map: null,
    };
  },
};

const MODULE = `parts/engine-${VERSION}.wasm`;

/** The module and its glue are built before, and stay files: the glue and the bytes in dist/engine/native, the module with the parts. */
const nativeOutside: Plugin = {
  name: 'native-outside',
  enforce: 'pre',
  resolveId(source) {
    const [, name] = /\/native\/(engine[\w-]*\.(?:js|wasm))$/.exec(source) ?? [];
    if (name === undefined) return null;
    return { id: name.endsWith('.wasm') ? `../${MODULE}` : `./native/${name}`, external: true };
  },
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue;
      const module = relative(dirname(file.fileName), MODULE);
      file.code = file.code
        .replace(/(["'`])(?:\.{1,2}\/)+native\/engine\.wasm\1/g, `"${module}"`)
        // Bundlers look for names of files in quotes of the plain kind.
        .replace(/`(\.{1,2}\/[^`$]+)`/g, '"$1"');
    }
  },
};

export default defineConfig({
  plugins: [nativeOutside, atOnce],
  root: at('web'),
  publicDir: false,
  build: {
    ssr: true,
    outDir: at('build/package'),
    emptyOutDir: true,
    target: 'es2022',
    minify: false,
    sourcemap: false,
    rollupOptions: {
      input: Object.fromEntries(Object.entries(DOORS).map(([door, file]) => [door, at(`web/${file}.ts`)])),
      output: {
        entryFileNames: '[name].js',
        // Named by what they are, without a hash: nobody caches them.
        chunkFileNames: ({ name, facadeModuleId }) => {
          const [, ofEngine] = /web\/(engine\/.*)\.ts$/.exec(facadeModuleId ?? '') ?? [];
          if (name.includes('/')) return '[name].js';
          return `${ofEngine ?? 'engine/[name]'}.js`;
        },
        codeSplitting: {
          groups: FILES.map(([name, test], i) => ({ name, test, priority: FILES.length - i })),
        },
        // Half of the weight goes. Errors say in words what was wrong and where; names in their stacks would take 8 kB of the package.
        minify: true,
      },
    },
  },
});
