import { join } from 'node:path';
import { cacheFolder, checkout } from '../common/paths.mjs';
import { say } from '../common/progress.mjs';
import { fingerprint } from './fingerprint.mjs';
import { fetchEntry, lookUp, publish, trim } from './store.mjs';

/**
 * Sees to it that a folder of the checkout holds what the compiler makes of the sources as they are: already there, taken from the
 * cache (any clone with the same sources and compiler), or made.
 *
 * @param {object} wanted
 * @param {string} wanted.what how it is called in what is said, such as "The engine"
 * @param {string} wanted.folder where it is to be
 * @param {string} wanted.store the cache's folder for things of this kind, by name
 * @param {number} wanted.kept how many of them the cache keeps
 * @param {string[]} wanted.sources the files and folders it is made of, from the top of the checkout
 * @param {() => Promise<import('../toolchain.mjs').Toolchain>} toolchainOf asked only if something must be looked for or made
 * @param {(toolchain: import('../toolchain.mjs').Toolchain) => Promise<string[]>} make makes it and gives the paths of its files
 */
export async function ensureMade({ what, folder, store, kept, sources }, toolchainOf, make) {
  const now = () => fingerprint(checkout, sources);
  const before = now();
  if (lookUp(folder)?.sources === before) return;

  const toolchain = await toolchainOf();
  const shelf = join(cacheFolder(), store);
  const entry = join(shelf, fingerprint(checkout, sources, toolchain.id));
  const stored = fetchEntry(entry);
  if (stored) {
    publish(folder, stored, { sources: before, toolchain: toolchain.id });
    say(`${what}: taken from the cache.`);
    return;
  }

  const made = await make(toolchain);
  // Sources that changed while the compiler ran: what it made is used, but not remembered under either name.
  const steady = now() === before;
  publish(folder, made, { sources: steady ? before : 'changed while building', toolchain: toolchain.id });
  if (!steady) return;
  try {
    publish(entry, made, { toolchain: toolchain.id });
    trim(shelf, kept);
  } catch (error) {
    say(`${what}: could not be kept in the cache: ${error.message}`);
  }
}
