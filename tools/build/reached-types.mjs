// Declarations that somebody can reach from the doors of the package; the others would say nothing to anyone.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** What a declaration names as `./other.js`. */
const NAMED = /(?:from |import\()['"](\.[^'"]+)\.js['"]/g;

/**
 * Removes the declarations that no door leads to.
 *
 * @param {string} folder dist
 * @param {readonly string[]} doors such as engine/index.d.ts
 */
export function keepReachedTypes(folder, doors) {
  const reached = new Set(doors.map(normalize));
  for (const name of reached) {
    const text = readFileSync(join(folder, name), 'utf8');
    for (const [, path] of text.matchAll(NAMED)) reached.add(normalize(join(dirname(name), `${path}.d.ts`)));
  }
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.d.ts') && !reached.has(normalize(name))) rmSync(join(folder, name));
}
