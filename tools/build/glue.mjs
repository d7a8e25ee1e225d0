import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { explainFileError, Stop } from '../common/stop.mjs';
import { ensurePackages } from '../install.mjs';

/**
 * Emscripten's JavaScript without addresses of its own (the facade hands over the module, and bundlers would take them for another
 * file to copy, or write the path on the machine that builds), with short names and without what no path reaches, which halves its download. Emscripten would
 * use Closure, which does not come with each of its installations; the minifier of the pages is there anyway.
 *
 * @param {string} file the glue as Emscripten wrote it
 * @param {string} folder where the small one goes, under the same name
 * @returns {Promise<string>} the small one
 */
export async function minifyGlue(file, folder) {
  await ensurePackages();
  const { minifySync } = await import('vite');
  const source = readFileSync(file, 'utf8').replaceAll('import.meta.url', "''");
  const options = { module: true, compress: { target: 'es2022' }, mangle: { toplevel: true } };
  const { code, errors } = minifySync(basename(file), source, options);
  if (errors.length > 0) throw new Stop(`${file} could not be minified: ${errors[0].message}`);
  const small = join(folder, basename(file));
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(small, code);
  } catch (error) {
    throw explainFileError(error, `Cannot write ${small}`);
  }
  return small;
}

/**
 * The module as text in a script, for places where a file beside a script is not found again: servers whose code was bundled, tests,
 * single files. Packed by DEFLATE first, which web/engine/load/inflate.ts undoes: a server can pack a script's letters no better than that.
 *
 * @param {string} file engine.wasm
 * @param {string} folder where engine-bytes.js goes
 * @returns {string} its path
 */
export function writeBytes(file, folder) {
  const script = join(folder, 'engine-bytes.js');
  const packed = deflateRawSync(readFileSync(file), { level: 9 });
  writeFileSync(script, `export default ${JSON.stringify(packed.toString('base64'))};\n`);
  return script;
}
