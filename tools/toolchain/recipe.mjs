import { createHash } from 'node:crypto';

/** The oldest Emscripten the engine is built with: before 6, its ES modules do not load in Node 20. */
export const OLDEST_EMSCRIPTEN = 6;

/** The release that is fetched where there is no Debian to take one from. */
export const EMSDK_VERSION = '6.0.5';
export const EMSDK_URL = 'https://github.com/emscripten-core/emsdk.git';

/** The Debian release whose packages make the private toolchain, and which packages. */
export const SUITE = 'forky';
export const PACKAGES = ['emscripten', 'libeigen3-dev', 'doctest-dev', 'cmake', 'ninja-build', 'g++'];

/**
 * What only some commands need: installed into the root when one asks for it, so that nobody else waits. Their version is the
 * one of the clang that comes with Emscripten.
 */
export const EXTRAS = {
  'clang-tidy': { command: 'clang-tidy-21', name: 'clang-tidy-21', size: '10 MB' },
  // The compiler is there; libFuzzer and the sanitizers' libraries are what is missing.
  'clang++': { command: 'clang++-21', name: 'libclang-rt-21-dev', size: '15 MB' },
};

/** Raise it when the way the root is made changes, so that roots made the old way are not reused. */
const REVISION = 1;

/** Names a toolchain by what goes into it; a change of recipe is a new folder, not a patched old one. */
export const RECIPE_ID = createHash('sha256')
  .update(JSON.stringify([REVISION, SUITE, PACKAGES, OLDEST_EMSCRIPTEN]))
  .digest('hex')
  .slice(0, 12);

/** The links that have Emscripten build the system libraries the engine and its tests use. */
export const WARM_LINKS = [
  [
    '-Oz',
    '-fno-exceptions',
    '-msimd128',
    '-lembind',
    '-sMODULARIZE',
    '-sEXPORT_ES6',
    '-sMALLOC=emmalloc',
    '-sFILESYSTEM=0',
    '-sALLOW_MEMORY_GROWTH',
  ],
  ['-O1', '-msimd128', '-sEXIT_RUNTIME=1', '-sNODERAWFS=1', '-sALLOW_MEMORY_GROWTH'],
];
