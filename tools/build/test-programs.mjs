import { basename, join } from 'node:path';
import { checkout } from '../common/paths.mjs';
import { isProgram } from '../common/run.mjs';
import { Stop } from '../common/stop.mjs';
import { binaryFolder, buildPreset } from './cmake.mjs';
import { filesUnder } from './fingerprint.mjs';
import { PACKED, packLibrary } from './library.mjs';
import { ensureMade } from './made.mjs';

const SOURCES = ['CMakeLists.txt', 'CMakePresets.json', 'cmake', 'cpp', 'tests/cpp', 'tests/fuzz'];

/** What the programs of tests are called, by preset. */
const PROGRAMS = {
  'native-test': /(^|[_-])tests?$/,
  'wasm-test': /(^|[_-])tests?\.m?js$/,
  native: /^glassbox_(determinism|golden)$/,
};

/**
 * Sees to it that the programs of the C++ tests are there as the sources are. To build them takes minutes and to run them seconds, so
 * the cache keeps what was built; they are run every time.
 *
 * @param {'native-test' | 'wasm-test' | 'native'} preset
 * @param {() => Promise<import('../toolchain.mjs').Toolchain>} toolchainOf
 * @returns {Promise<string[]>} their paths, to be run from the top of the checkout
 */
export async function ensureTestPrograms(preset, toolchainOf) {
  const folder = join(checkout, 'build', `${preset}-programs`);
  // A program with the sanitizers is about 20 MB.
  const wanted = { what: `The programs of ${preset}`, folder, store: join('test-programs', preset), kept: 4 };
  await ensureMade({ ...wanted, sources: SOURCES }, toolchainOf, async (toolchain) => {
    await buildPreset(toolchain, preset);
    const built = builtPrograms(preset);
    if (preset === 'native') return [...built, await packLibrary(toolchain, binaryFolder(preset))];
    if (!preset.startsWith('wasm')) return built;
    // Emscripten's program is two files, and CommonJS by the package.json that the build puts above it.
    const modules = built.map((program) => program.replace(/js$/, 'wasm'));
    return [...built, ...modules, join(binaryFolder(preset), 'package.json')];
  });
  return programsIn(folder, preset);
}

/** The one of that name. */
export function programNamed(programs, name) {
  return programs.find((program) => basename(program) === name);
}

/** Where the optimised library is, packed, once the programs of `native` are there. */
export const packedLibrary = join(checkout, 'build', 'native-programs', PACKED);

/** The programs of tests in a preset's build folder. */
function builtPrograms(preset) {
  const programs = programsIn(binaryFolder(preset), preset);
  if (programs.length === 0) throw new Stop(`The preset ${preset} was built but made no program of tests.`);
  return programs;
}

function programsIn(folder, preset) {
  return filesUnder(folder).filter(
    (file) =>
      !file.includes('/CMakeFiles/') &&
      PROGRAMS[preset].test(basename(file)) &&
      (preset.startsWith('wasm') || isProgram(file)),
  );
}
