// For what goes into the package beside the engine, which is there file by file.
import { dirname, relative, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { at } from './at.js';

/** Where an import leads below a folder of web/; null where it leads elsewhere. */
function below(folder: string, source: string, importer: string | undefined): string | null {
  if (!importer || !source.startsWith('.')) return null;
  const inside = relative(at(folder), resolve(dirname(importer), source));
  return inside.startsWith('..') ? null : inside;
}

/** The engine is not bundled: dist/cli and dist/package stand to dist/engine as web/cli and web/package do to web/engine. */
export const engineOutside: Plugin = {
  name: 'engine-outside',
  enforce: 'pre',
  resolveId(source, importer) {
    const inside = below('web/engine', source, importer);
    return inside === null ? null : { id: `../engine/${inside}`, external: true };
  },
};

/** The program finds the doors of the package beside itself, too: web/package/data/index.ts is dist/package/data.js. */
export const doorsOutside: Plugin = {
  name: 'doors-outside',
  enforce: 'pre',
  resolveId(source, importer) {
    const door = below('web/package', source, importer)?.split('/')[0];
    return door ? { id: `../package/${door}.js`, external: true } : null;
  },
};

/** Half of the weight goes. Errors say in words what was wrong and where; names in their stacks would take 8 kB of the package. */
export const small = true;
