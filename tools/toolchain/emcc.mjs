import { join } from 'node:path';
import { isProgram, run, which } from '../common/run.mjs';
import { OLDEST_EMSCRIPTEN } from './recipe.mjs';

/** The version in what `emcc --version` prints, as [major, minor, patch], or null. */
export function parseEmccVersion(text) {
  const found = /^emcc\b[^\n]*?\b(\d+)\.(\d+)\.(\d+)/m.exec(text);
  return found ? found.slice(1, 4).map(Number) : null;
}

/** Whether that version can build the engine. */
export function isNewEnough(version) {
  return version !== null && version[0] >= OLDEST_EMSCRIPTEN;
}

/**
 * Looks for emcc on PATH, then under EMSDK.
 *
 * @returns {Promise<{ found: { file: string, version: string } | null, passedOver: string[] }>} passedOver has
 *   a sentence for each emcc that will not do.
 */
export async function findEmcc(env = process.env) {
  const files = [];
  const onPath = which('emcc', env.PATH);
  if (onPath) files.push(onPath);
  if (env.EMSDK) {
    const inSdk = join(env.EMSDK, 'upstream', 'emscripten', 'emcc');
    if (isProgram(inSdk) && !files.includes(inSdk)) files.push(inSdk);
  }
  const passedOver = [];
  for (const file of files) {
    const { output } = await run(file, ['--version'], { env, timeout: 60_000 });
    const version = parseEmccVersion(output);
    if (isNewEnough(version)) return { found: { file, version: version.join('.') }, passedOver };
    passedOver.push(
      version
        ? `emcc ${version.join('.')} at ${file} is passed over: ${OLDEST_EMSCRIPTEN} or newer is needed.`
        : `${file} is passed over: it did not tell its version.`,
    );
  }
  return { found: null, passedOver };
}
