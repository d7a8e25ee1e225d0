// The types of what require() gives. TypeScript tells modules of the two kinds apart by their names, and so each door has a file of its
// own, which says that it has what the module's door has.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stop } from '../common/stop.mjs';

/** The doors that dist/cjs has, by the declarations of the module each is made from. */
const DOORS = {
  'index.d.cts': 'engine/index-node.d.ts',
  'worker.d.cts': 'engine/worker/index-node.d.ts',
  'parts.d.cts': 'parts/public.d.ts',
  'data.d.cts': 'package/data/index.d.ts',
  'export.d.cts': 'package/export/index.d.ts',
};

/** What a door declares itself, and what it hands on from other modules; types aside. */
const OWN = /^export declare (?:function|const) (\w+)/gm;
const HANDED_ON = /^export \{ ([\w, ]+) \} from/gm;

/**
 * Writes dist/cjs/*.d.cts.
 *
 * @param {string} folder dist, with the types that tsc wrote
 */
export function writeRequiredTypes(folder) {
  for (const [door, from] of Object.entries(DOORS)) {
    const text = readFileSync(join(folder, from), 'utf8');
    const own = [...text.matchAll(OWN)].map(([, name]) => name);
    const handedOn = [...text.matchAll(HANDED_ON)].flatMap(([, names]) =>
      names.split(', ').filter((name) => !name.startsWith('type ')),
    );
    const values = [...new Set([...own, ...handedOn])].sort();
    if (values.length === 0) throw new Stop(`${from}: expected functions that it exports but found none.`);
    const module = `'../${from.replace(/\.d\.ts$/, '.js')}' with { 'resolution-mode': 'import' }`;
    const lines = [
      `import type * as door from ${module};`,
      `export type * from ${module};`,
      ...values.flatMap((name) => declared(name)),
    ];
    writeFileSync(join(folder, 'cjs', door), `${lines.join('\n')}\n`);
  }
}

/** A class is a type as well. */
function declared(name) {
  const value = `export declare const ${name}: typeof door.${name};`;
  return /^[A-Z]/.test(name) ? [value, `export type ${name} = door.${name};`] : [value];
}
