import { join } from 'node:path';
import { cacheFolder, checkout } from '../common/paths.mjs';
import { say } from '../common/progress.mjs';
import { Stop } from '../common/stop.mjs';
import { ensureToolchain } from '../toolchain.mjs';
import { binaryFolder, buildPreset } from './cmake.mjs';
import { filesUnder, fingerprint } from './fingerprint.mjs';
import { minifyGlue, writeBytes } from './glue.mjs';
import { fetchEntry, lookUp, publish, trim } from './store.mjs';

/** What the module is made of; the tests of the engine are not. */
const SOURCES = ['CMakeLists.txt', 'CMakePresets.json', 'cmake', 'cpp', 'tools/build/glue.mjs'];

/** Where the page, the package and the tests find the module. */
export const engineFolder = join(checkout, 'web', 'engine', 'native');

/**
 * Sees to it that web/engine/native holds the module of the sources as they are: already there, taken from the
 * cache (any clone with the same sources and compiler), or built.
 *
 * @param {() => Promise<import('../toolchain.mjs').Toolchain>} [toolchainOf]
 */
export async function ensureEngine(toolchainOf = ensureToolchain) {
  const sources = fingerprint(checkout, SOURCES);
  if (lookUp(engineFolder)?.sources === sources) return;

  const toolchain = await toolchainOf();
  const store = join(cacheFolder(), 'engines');
  const entry = join(store, fingerprint(checkout, SOURCES, toolchain.id));
  const stored = fetchEntry(entry);
  if (stored) {
    publish(engineFolder, stored, { sources, toolchain: toolchain.id });
    say('The engine was taken from the cache.');
    return;
  }

  await buildPreset(toolchain, 'wasm');
  const built = binaryFolder('wasm');
  const glue = await minifyGlue(findOne(built, 'engine.js'), join(built, 'minified'));
  const wasm = findOne(built, 'engine.wasm');
  const made = [glue, wasm, writeBytes(wasm, join(built, 'minified'))];
  // Sources that changed while the compiler ran: what it made is used, but not remembered under either name.
  const steady = fingerprint(checkout, SOURCES) === sources;
  publish(engineFolder, made, { sources: steady ? sources : 'changed while building', toolchain: toolchain.id });
  if (!steady) return;
  try {
    publish(entry, made, { toolchain: toolchain.id });
    trim(store);
  } catch (error) {
    say(`The engine could not be kept in the cache: ${error.message}`);
  }
}

function findOne(folder, name) {
  const found = filesUnder(join(folder, 'cpp')).find((file) => file.endsWith(`/${name}`));
  if (!found) throw new Stop(`The build went well but made no ${name} under ${folder}.`);
  return found;
}
