import { join } from 'node:path';
import { checkout } from '../common/paths.mjs';
import { Stop } from '../common/stop.mjs';
import { ensureToolchain } from '../toolchain.mjs';
import { binaryFolder, buildPreset } from './cmake.mjs';
import { filesUnder } from './fingerprint.mjs';
import { minifyGlue, writeBytes } from './glue.mjs';
import { ensureMade } from './made.mjs';

/** Where the page, the package and the tests find the module. */
export const engineFolder = join(checkout, 'web', 'engine', 'native');

const ENGINE = {
  what: 'The engine',
  folder: engineFolder,
  store: 'engines',
  // An engine is about 100 kB.
  kept: 20,
  // The tests of the engine are no part of it.
  sources: ['CMakeLists.txt', 'CMakePresets.json', 'cmake', 'cpp', 'tools/build/glue.mjs'],
};

/**
 * Sees to it that web/engine/native holds the module of the sources as they are.
 *
 * @param {() => Promise<import('../toolchain.mjs').Toolchain>} [toolchainOf]
 */
export async function ensureEngine(toolchainOf = ensureToolchain) {
  await ensureMade(ENGINE, toolchainOf, async (toolchain) => {
    await buildPreset(toolchain, 'wasm');
    const built = binaryFolder('wasm');
    const glue = await minifyGlue(findOne(built, 'engine.js'), join(built, 'minified'));
    const wasm = findOne(built, 'engine.wasm');
    return [glue, wasm, writeBytes(wasm, join(built, 'minified'))];
  });
}

function findOne(folder, name) {
  const found = filesUnder(join(folder, 'cpp')).find((file) => file.endsWith(`/${name}`));
  if (!found) throw new Stop(`The build went well but made no ${name} under ${folder}.`);
  return found;
}
