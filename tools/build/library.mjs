import { join } from 'node:path';
import { checkout } from '../common/paths.mjs';

const PREFIX = join(checkout, 'build', 'installed');
const EXAMPLE = join(checkout, 'build', 'example-cpp');

/**
 * Installs the library that the preset `determinism` built, and has examples/cpp build and run against what was installed,
 * as somebody would who has only that.
 *
 * @param {import('../toolchain.mjs').Toolchain} toolchain
 * @param {object} [options] as in common/run.mjs
 * @returns {Promise<{ code: number, signal: string | null, output: string }>} of the first step that failed, or of the last
 */
export async function tryLibrary(toolchain, options = {}) {
  const inToolchain = (...command) => toolchain.run(command, options);
  const steps = [
    () => inToolchain('cmake', '-E', 'rm', '-rf', PREFIX),
    () => inToolchain('cmake', '--install', 'build/determinism', '--prefix', PREFIX),
    () => inToolchain('cmake', '-G', 'Ninja', '-S', 'examples/cpp', '-B', EXAMPLE, `-DCMAKE_PREFIX_PATH=${PREFIX}`),
    () => inToolchain('cmake', '--build', EXAMPLE),
  ];
  for (const step of steps) {
    const result = await step();
    if (result.code !== 0) return result;
  }
  return inToolchain('ctest', '--test-dir', EXAMPLE, '--output-on-failure');
}
