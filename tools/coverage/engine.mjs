import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { binaryFolder, buildPreset } from '../build/cmake.mjs';
import { checkout } from '../common/paths.mjs';
import { step } from '../common/progress.mjs';
import { Stop } from '../common/stop.mjs';
import { ensureToolchain } from '../toolchain.mjs';

/** What the C++ tests reach of the engine, in LCOV's form. */
export async function engineCoverage() {
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

  return readFileSync(lcov, 'utf8');
}
