// Builds with the CMake presets, inside the toolchain: `node tools/build.mjs [TARGET...]`, by default the engine
// for the page (wasm). Targets: wasm, package, all, and the presets native, native-test, wasm-test.

import { buildPreset, presetNames } from './build/cmake.mjs';
import { ensureEngine } from './build/engine.mjs';
import { buildPackage } from './build/package.mjs';
import { main, Stop } from './common/stop.mjs';
import { ensureToolchain } from './toolchain.mjs';

await main(async () => {
  const asked = process.argv.slice(2);
  const targets = asked.length > 0 ? asked : ['wasm'];
  const known = [...presetNames, 'package', 'all'];
  for (const target of targets) {
    if (!known.includes(target)) throw new Stop(`There is no target '${target}'; expected one of ${known.join(', ')}.`);
  }
  let toolchain;
  const toolchainOnce = () => (toolchain ??= ensureToolchain());
  const all = ['wasm', 'native-test', 'native', 'wasm-test', 'package'];
  for (const target of targets.flatMap((target) => (target === 'all' ? all : [target]))) {
    if (target === 'wasm') await ensureEngine(toolchainOnce);
    else if (target === 'package') {
      await ensureEngine(toolchainOnce);
      await buildPackage();
    } else await buildPreset(await toolchainOnce(), target);
  }
});
