import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { withLock } from '../common/lock.mjs';
import { checkout } from '../common/paths.mjs';
import { say, step } from '../common/progress.mjs';
import { Stop } from '../common/stop.mjs';
import { fingerprint } from './fingerprint.mjs';

/** What each preset makes, how long it usually takes from nothing, and the extra compiler it asks for, if any. */
const PRESETS = {
  wasm: { what: 'the engine to WebAssembly', usually: '1 min the first time' },
  'wasm-debug': { what: 'the engine to WebAssembly, with handles checked', usually: '1 to 2 min the first time' },
  'wasm-test': { what: "the engine's tests to WebAssembly", usually: '1 to 2 min the first time' },
  'native-test': { what: "the engine's tests natively, with sanitizers", usually: '2 to 3 min the first time' },
  fuzz: { what: 'the fuzzers', usually: '1 min the first time', compiler: 'clang++' },
  coverage: { what: "the engine's tests with counters", usually: '2 to 3 min the first time', compiler: 'clang++' },
  native: { what: 'the engine natively', usually: '1 min the first time' },
};

/** Milliseconds after which a build is worth a word. */
const QUIET = 1500;

export const presetNames = Object.keys(PRESETS);

/** Where a preset builds. */
export function binaryFolder(preset) {
  return join(checkout, 'build', preset);
}

/**
 * Builds a CMake preset inside the toolchain, incrementally. Says nothing when there was nothing to do.
 *
 * @param {import('../toolchain.mjs').Toolchain} toolchain
 * @param {string} preset
 * @throws {Stop} with the compiler's words when it fails
 */
export async function buildPreset(toolchain, preset) {
  const { what, usually, compiler } = PRESETS[preset] ?? {};
  if (!what) throw new Stop(`There is no preset '${preset}'; expected one of ${presetNames.join(', ')}.`);
  if (!preset.startsWith('wasm') && !toolchain.buildsNatively)
    throw new Stop(
      `Building ${what} needs a C++20 compiler, and there is none here. Install g++ or clang (on Debian: sudo apt-get install g++) and run the command again.`,
    );
  const choice = [];
  if (compiler) {
    const { command, missing } = await toolchain.extra(compiler);
    if (missing) throw new Stop(`Building ${what} needs Clang. ${missing}`);
    choice.push(`-DCMAKE_CXX_COMPILER=${command}`);
  }
  const folder = binaryFolder(preset);
  mkdirSync(join(checkout, 'build'), { recursive: true });
  await withLock(`${folder}.lock`, () => configureAndBuild(toolchain, preset, folder, what, usually, choice), {
    onWait: ({ pid }) => say(`Another process (${pid}) is building ${what}: waiting for it.`),
  });
}

async function configureAndBuild(toolchain, preset, folder, what, usually, choice) {
  const stampFile = join(folder, '.configured-for');
  // CMake refuses a folder that was made at another path: a checkout that was copied or moved builds afresh.
  const stamp = `${toolchain.id} ${fingerprint(checkout, ['CMakePresets.json'])}\n${checkout}\n`;
  const configured = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
  if (!configured) {
    // Another compiler, other presets or another place: nothing made before can be built on.
    const place = existsSync(stampFile) ? readFileSync(stampFile, 'utf8').split('\n')[1] : '';
    if (place && place !== checkout) say(`build/${preset} was made in ${place}: it is built afresh here.`);
    rmSync(folder, { recursive: true, force: true });
    const wrapper = preset.startsWith('wasm') ? ['emcmake'] : [];
    const { code, output } = await toolchain.run([...wrapper, 'cmake', '--preset', preset, ...choice], {
      cwd: checkout,
    });
    if (code !== 0) throw new Stop(`CMake could not configure the preset ${preset}:\n${output.trimEnd()}`);
    writeFileSync(stampFile, stamp);
  }

  let progress = null;
  const show = () => (progress ??= step(`Building ${what}`, { usually }));
  // A build with nothing to do is over before this, and stays quiet.
  const timer = setTimeout(show, QUIET);
  const command = ['cmake', '--build', `build/${preset}`, '-j', String(availableParallelism())];
  const { code, output } = await toolchain.run(command, {
    cwd: checkout,
    onLine: (line) => {
      // Looking for new files is no building.
      const at = /^\[(\d+)\/(\d+)\] (?!Re-)/.exec(line);
      if (at) show().update(`step ${at[1]} of ${at[2]}`);
    },
  });
  clearTimeout(timer);
  if (code !== 0) {
    progress?.fail();
    throw new Stop(`Building ${what} failed:\n${compilerWords(output)}`);
  }
  if (progress) progress.done('built');
  const warnings = output.match(/^.*\bwarning: .*$/gm);
  if (warnings) say(`${warnings.length} compiler warnings:\n${[...new Set(warnings)].join('\n')}`);
}

/** Ninja's output without the progress of the steps that went well. */
function compilerWords(output) {
  return output
    .split('\n')
    .filter((line) => !/^\[\d+\/\d+\] (Building|Linking|Generating)/.test(line))
    .join('\n')
    .trim();
}
