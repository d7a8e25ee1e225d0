// The types of what require() gives. TypeScript tells modules of the two kinds apart by their names, and so needs the same words twice.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { reachedTypes } from './reached-types.mjs';

/** The doors that dist/cjs has, by the module each is made from. */
const DOORS = {
  'index.d.cts': 'engine/index-node.d.ts',
  'worker.d.cts': 'engine/worker/index-node.d.ts',
  'parts.d.cts': 'parts/public.d.ts',
  'data.d.cts': 'package/data/index.d.ts',
  'export.d.cts': 'package/export/index.d.ts',
};

/**
 * Copies the declarations that the doors reach from dist/engine to dist/cjs/types, as .d.cts.
 *
 * @param {string} folder dist, with the types that tsc wrote
 */
export function writeRequiredTypes(folder) {
  const types = join(folder, 'cjs', 'types');
  for (const [name, text] of reachedTypes(folder, Object.values(DOORS), 'cjs')) {
    const file = join(types, name.replace(/\.d\.ts$/, '.d.cts'));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  for (const [door, from] of Object.entries(DOORS)) {
    const path = relative('.', join('types', from.replace(/\.d\.ts$/, '.cjs')));
    writeFileSync(join(folder, 'cjs', door), `export * from './${path}';\n`);
  }
}
