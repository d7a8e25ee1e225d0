import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stop } from '../common/stop.mjs';

/** Names of files, which bundlers look for in quotes of the plain kind. */
const NAMED = /`(\.{1,2}\/[^`$]+)`/g;

/**
 * Makes the scripts below a folder small where they are, each by itself. What the code says to people stands in the declarations.
 *
 * @param {string} folder
 * @throws {Stop} when one cannot be read as a script
 */
export async function minifyScripts(folder) {
  const { minifySync } = await import('vite');
  const options = {
    module: true,
    compress: { target: 'es2022' },
    mangle: { toplevel: true },
  };
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.js')) continue;
    const file = join(folder, name);
    const { code, errors } = minifySync(name, readFileSync(file, 'utf8'), options);
    if (errors.length > 0) throw new Stop(`${file} could not be made small: ${errors[0].message}`);
    writeFileSync(file, code.replace(NAMED, '"$1"'));
  }
}
