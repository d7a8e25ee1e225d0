// The compiler: found, or installed, in this order:
//   1. emcc on PATH or under EMSDK, if it is new enough;
//   2. a private Debian root in the user's cache folder, where apt is there and this user may install;
//   3. emsdk at a pinned version in the same folder, where git can reach it;
//   4. else a message with the commands that install it.
// As a command: `node tools/toolchain.mjs` prepares it and says which it is;
// `node tools/toolchain.mjs run COMMAND...` runs a command inside it.

import { dirname } from 'node:path';
import { cacheFolder, checkout } from './common/paths.mjs';
import { say } from './common/progress.mjs';
import { run, which } from './common/run.mjs';
import { isMain, main, Stop } from './common/stop.mjs';
import { ensureDebianRoot, isWholeRoot, rootFolder } from './toolchain/debian-root.mjs';
import { findEmcc } from './toolchain/emcc.mjs';
import { emccOf, emsdkFolder, ensureEmsdk } from './toolchain/emsdk.mjs';
import { ensureExtra } from './toolchain/extras.mjs';
import { EMSDK_URL, EMSDK_VERSION, EXTRAS, OLDEST_EMSCRIPTEN, RECIPE_ID } from './toolchain/recipe.mjs';
import { chooseSandbox, loaderCommand, runInRoot } from './toolchain/sandbox.mjs';

/**
 * @typedef {object} Toolchain
 * @property {string} id names the compiler; two builds with one id and the same sources are the same
 * @property {string} about for people: what it is and where
 * @property {boolean} buildsNatively whether it has a compiler for this machine, too
 * @property {(command: string[], options?: object) => Promise<{ code: number, signal: string | null, output: string }>} run
 *   runs a command with the compiler on its PATH and the checkout in view; options as in common/run.mjs
 * @property {(program: string, options?: object) => Promise<{ code: number, signal: string | null, output: string }>} runBuilt
 *   runs a native program that this compiler made; `options.args` are its arguments
 * @property {(tool: string) => Promise<{ command: string, missing?: undefined } | { missing: string }>} extra
 *   one of EXTRAS: what it is called here, or a sentence that says why it is not to be had
 */

/** @returns {Promise<Toolchain>} @throws {Stop} when there is no compiler and none can be installed */
export async function ensureToolchain({ env = process.env } = {}) {
  const cache = cacheFolder(env);
  const { found, passedOver } = await findEmcc(env);
  if (found)
    return hostToolchain(found.file, `emcc-${found.version}`, `Emscripten ${found.version} at ${found.file}`, env);

  // Old compilers are worth a word only when that is why something is being installed now.
  if (!isWholeRoot(rootFolder(cache)) && !emccOf(emsdkFolder(cache))) for (const line of passedOver) say(line);

  const root = await ensureDebianRoot(cache);
  if (root) return rootToolchain(root, env);
  const { emcc, why } = await ensureEmsdk(cache);
  if (emcc) return hostToolchain(emcc, `emsdk-${EMSDK_VERSION}`, `Emscripten ${EMSDK_VERSION} at ${emcc}`, env);
  throw new Stop(howToInstall(passedOver, why));
}

async function rootToolchain(root, env) {
  const sandbox = await chooseSandbox(root, env);
  return {
    extra: async (tool) => {
      const { command, ...extra } = EXTRAS[tool];
      try {
        await ensureExtra(root, sandbox, extra);
        return { command };
      } catch (error) {
        if (error instanceof Stop) return { missing: error.message };
        throw error;
      }
    },
    id: `debian-${RECIPE_ID}`,
    about: `Emscripten from Debian in ${root} (${sandbox})`,
    buildsNatively: true,
    run: (command, options) => runInRoot(root, sandbox, checkout, command, options),
    runBuilt: (program, { args = [], ...options } = {}) => {
      if (sandbox === 'bwrap') return runInRoot(root, sandbox, checkout, [program, ...args], options);
      const [loader, ...rest] = loaderCommand(root, program, args);
      return run(loader, rest, { cwd: checkout, ...options });
    },
  };
}

function hostToolchain(emcc, id, about, env) {
  for (const tool of ['cmake', 'ninja']) {
    if (!which(tool, env.PATH))
      throw new Stop(
        `${about} is there, but ${tool} is not. Install CMake 3.25 or newer and Ninja (on Debian: sudo apt-get install cmake ninja-build; on a Mac: brew install cmake ninja) and run the command again.`,
      );
  }
  const path = `${dirname(emcc)}:${env.PATH ?? ''}`;
  return {
    extra: async (tool) => {
      const command = [EXTRAS[tool].command, tool].find((name) => which(name, env.PATH));
      return command ? { command } : { missing: `There is no ${tool} on PATH.` };
    },
    id,
    about,
    buildsNatively: [env.CXX, 'c++', 'g++', 'clang++'].some((name) => name && which(name, env.PATH)),
    run: ([command, ...args], options = {}) =>
      run(command, args, { cwd: checkout, ...options, env: { ...env, PATH: path } }),
    runBuilt: (program, { args = [], ...options } = {}) => run(program, args, { cwd: checkout, ...options }),
  };
}

/** The Debian packages of the tools that come beside the compiler. */
const DEBIAN_NAMES = { cmake: 'cmake', ninja: 'ninja-build' };

/** Step 4: what is missing, and the commands that install it. */
export function howToInstall(passedOver, why, has = (tool) => which(tool) !== null) {
  const tools = ['cmake', 'ninja'].filter((tool) => !has(tool));
  return [
    `Glassbox builds its engine with Emscripten ${OLDEST_EMSCRIPTEN} or newer, and there is none here that it could use or install.`,
    ...passedOver.map((line) => `  ${line}`),
    ...(why ? [`  ${why}`] : []),
    'Install it once, anywhere you may write:',
    '',
    `  git clone --depth 1 --branch ${EMSDK_VERSION} ${EMSDK_URL}`,
    `  ./emsdk/emsdk install ${EMSDK_VERSION}`,
    `  ./emsdk/emsdk activate ${EMSDK_VERSION}`,
    '  source ./emsdk/emsdk_env.sh',
    ...(tools.length > 0
      ? [`  sudo apt-get install ${tools.map((tool) => DEBIAN_NAMES[tool]).join(' ')}    # or your system's way`]
      : []),
    '',
    'and run the command again in the same shell.',
  ].join('\n');
}

if (isMain(import.meta.url)) {
  await main(async () => {
    const [verb, ...command] = process.argv.slice(2);
    if (verb && !(verb === 'run' && command.length > 0))
      throw new Stop('Expected `node tools/toolchain.mjs` or `node tools/toolchain.mjs run COMMAND...`.');
    const toolchain = await ensureToolchain();
    if (!verb) {
      say(`The compiler is ${toolchain.about}.`);
      return 0;
    }
    return (await toolchain.run(command, { cwd: process.cwd(), show: true })).code;
  });
}
