// For what goes into the package beside the engine, which is there file by file.
import { dirname, relative, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { at } from './at.js';

/** The engine is not bundled: dist/cli and dist/package stand to dist/engine as web/cli and web/package do to web/engine. */
export const engineOutside: Plugin = {
  name: 'engine-outside',
  enforce: 'pre',
  resolveId(source, importer) {
    if (!importer || !source.startsWith('.')) return null;
    const inside = relative(at('web/engine'), resolve(dirname(importer), source));
    return inside.startsWith('..') ? null : { id: `../engine/${inside}`, external: true };
  },
};

/** Half of the weight goes; functions and classes keep their names, so that an error can be read without a map. */
export const small = { compress: { keepNames: { function: true, class: true } }, mangle: { keepNames: true } } as const;
