// `npm run coverage`: which branches of the engine's sources its C++ tests take, file by file, and the lines of those that no test
// takes. docs/testing.md says why they are left.

import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { binaryFolder, buildPreset } from './build/cmake.mjs';
import { checkout } from './common/paths.mjs';
import { say, step } from './common/progress.mjs';
import { main, Stop } from './common/stop.mjs';
import { branchesOf } from './coverage/lcov.mjs';
import { ensureToolchain } from './toolchain.mjs';

await main(async () => {
  const toolchain = await ensureToolchain();
  await buildPreset(toolchain, 'coverage');
  const folder = binaryFolder('coverage');
  const program = join(folder, 'tests', 'cpp', 'glassbox_tests');
  const profiles = () => readdirSync(folder).filter((name) => name.endsWith('.profraw'));
  for (const name of profiles()) rmSync(join(folder, name));

  const progress = step('Running the tests with counters', { usually: 'half a minute' });
  // The program reads its fixtures from the top of the checkout; its counts go beside it.
  const counts = `LLVM_PROFILE_FILE=${join(folder, '%p.profraw')}`;
  const tests = await toolchain.run(['env', counts, program]);
  progress.done('run');
  if (tests.code !== 0) throw new Stop(`The tests fail, so there is nothing to count:\n${tests.output}`);

  const merged = join(folder, 'tests.profdata');
  const inFolder = async (...command) => {
    const { code, output } = await toolchain.run(command, { cwd: folder });
    if (code !== 0) throw new Stop(`${command[0]} failed:\n${output}`);
    return output;
  };
  const lcov = join(folder, 'tests.lcov');
  await inFolder('llvm-profdata-21', 'merge', '-sparse', '-o', merged, ...profiles());
  const sources = ['cpp/src', 'cpp/include'].map((path) => join(checkout, path));
  const exported = ['llvm-cov-21', 'export', '-format=lcov', `-instr-profile=${merged}`, program, ...sources];
  await inFolder('sh', '-c', `${exported.join(' ')} > ${lcov}`);

  const files = branchesOf(readFileSync(lcov, 'utf8'));
  const row = (name, taken, all) =>
    say(
      `${name.padEnd(36)} ${String(taken).padStart(4)} of ${String(all).padStart(4)}  ${((100 * taken) / all).toFixed(1).padStart(5)} %`,
    );
  let [taken, all] = [0, 0];
  for (const { file, branches } of files) {
    const some = branches.filter((branch) => branch.taken).length;
    row(relative(checkout, file), some, branches.length);
    const left = [...new Set(branches.filter((branch) => !branch.taken).map(({ line }) => line))];
    if (left.length > 0) say(`    lines ${left.join(', ')}`);
    taken += some;
    all += branches.length;
  }
  row('\nbranches', taken, all);
});
