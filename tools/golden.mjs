// `npm run golden`: replays PyTorch's training runs natively and in WebAssembly and prints, for each, the largest relative
// difference in losses, final weights, and everything else that is compared. Fails past 1e-4.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureEngine } from './build/engine.mjs';
import { buildPackage } from './build/package.mjs';
import { checkout } from './common/paths.mjs';
import { say } from './common/progress.mjs';
import { main } from './common/stop.mjs';
import { replayNatively } from './golden/native.mjs';
import { differences, readRuns, replay, TOLERANCE } from './golden/runs.mjs';
import { ensureToolchain } from './toolchain.mjs';

await main(async () => {
  const runs = readRuns();
  const toolchain = await ensureToolchain();
  await ensureEngine(async () => toolchain);
  await buildPackage();
  const { createEngine } = await import(pathToFileURL(join(checkout, 'dist', 'engine', 'index-node.js')).href);
  const engine = await createEngine();
  const natives = await replayNatively(toolchain, runs);

  say('\nLargest relative difference from PyTorch 1.13 in 64-bit floats, over every epoch and weight of a run.');
  say(`${''.padEnd(20)}${'native'.padEnd(34)}WebAssembly`);
  const columns = ['losses', 'weights', 'the rest'].map((column) => column.padEnd(11)).join('');
  say(`${'run'.padEnd(20)}${columns} ${columns}`);
  let passed = 0;
  for (const [i, run] of runs.entries()) {
    const native = differences(run, natives[i]);
    const wasm = differences(run, await replay(engine, run));
    const met = [native, wasm].every((off) => Object.values(off).every((value) => value <= TOLERANCE));
    if (met) passed += 1;
    say(`${run.name.padEnd(20)}${cells(native)} ${cells(wasm)}${met ? '' : `more than ${TOLERANCE}`}`);
  }
  say('The rest: first cost, the trace of one observation, the gradient of the whole set.');
  say(`\n${passed} passed, ${runs.length - passed} failed`);
  return passed === runs.length ? 0 : 1;
});

function cells({ losses, parameters, ...rest }) {
  return [losses, parameters, Math.max(...Object.values(rest))].map((off) => off.toExponential(1).padEnd(11)).join('');
}
