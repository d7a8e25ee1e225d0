import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../common/paths.mjs';
import { step } from '../common/progress.mjs';
import { run, tail } from '../common/run.mjs';
import { Stop } from '../common/stop.mjs';
import { ensurePackages } from '../install.mjs';

/** A place of its own for Vitest's counters, which only this command installs. */
const workspace = join(checkout, 'tests', 'coverage');

/** What the unit tests of web/core reach of it, in LCOV's form. */
export async function coreCoverage() {
  await ensurePackages();
  await ensurePackages(workspace);
  const progress = step('Running the unit tests of web/core with counters', { usually: 'one to four minutes' });
  const vitest = join(checkout, 'node_modules', '.bin', 'vitest');
  const args = ['run', '--config', join('tests', 'coverage', 'vitest.config.ts'), '--coverage.enabled'];
  const { code, output } = await run(vitest, args, { cwd: checkout });
  progress.done('run');
  if (code !== 0) throw new Stop(`The tests fail, so there is nothing to count:\n${tail(output, 40)}`);
  return readFileSync(join(checkout, 'build', 'coverage-core', 'lcov.info'), 'utf8');
}
