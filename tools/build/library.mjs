import { join } from 'node:path';
import { checkout } from '../common/paths.mjs';
import { Stop } from '../common/stop.mjs';

/** The file that `packLibrary` makes: the library as it is installed, and no name of the place it was built at. */
export const PACKED = 'library.tar';

const PREFIX = join(checkout, 'build', 'installed');
const EXAMPLE = join(checkout, 'build', 'example-cpp');

/**
 * Installs the library that a preset built, and packs what was installed into one file that can be kept.
 *
 * @param {import('../toolchain.mjs').Toolchain} toolchain
 * @param {string} folder where the preset builds
 * @returns {Promise<string>} the file's path
 * @throws {Stop} with CMake's words when it fails
 */
export async function packLibrary(toolchain, folder) {
  const prefix = join(folder, 'installed');
  const packed = join(folder, PACKED);
  const result = await inOrder([
    () => toolchain.run(['cmake', '-E', 'rm', '-rf', prefix]),
    () => toolchain.run(['cmake', '--install', folder, '--prefix', prefix]),
    () => toolchain.run(['cmake', '-E', 'tar', 'cf', packed, '.'], { cwd: prefix }),
  ]);
  if (result.code !== 0) throw new Stop(`The library could not be installed:\n${result.output.trimEnd()}`);
  return packed;
}

/**
 * Unpacks an installed library, and has examples/cpp build and run against it, as somebody would who has only that.
 *
 * @param {import('../toolchain.mjs').Toolchain} toolchain
 * @param {string} packed what `packLibrary` made
 * @param {object} [options] as in common/run.mjs
 * @returns {Promise<{ code: number, signal: string | null, output: string }>} of the first step that failed, or of the last
 */
export function tryLibrary(toolchain, packed, options = {}) {
  const inToolchain = (command, more) => () => toolchain.run(['cmake', ...command], { ...options, ...more });
  return inOrder([
    inToolchain(['-E', 'rm', '-rf', PREFIX]),
    inToolchain(['-E', 'make_directory', PREFIX]),
    inToolchain(['-E', 'tar', 'xf', packed], { cwd: PREFIX }),
    inToolchain(['-G', 'Ninja', '-S', 'examples/cpp', '-B', EXAMPLE, `-DCMAKE_PREFIX_PATH=${PREFIX}`]),
    inToolchain(['--build', EXAMPLE]),
    () => toolchain.run(['ctest', '--test-dir', EXAMPLE, '--output-on-failure'], options),
  ]);
}

/** Takes steps until one fails, and gives what the last one taken came to. */
async function inOrder(steps) {
  let result;
  for (const step of steps) {
    result = await step();
    if (result.code !== 0) break;
  }
  return result;
}
