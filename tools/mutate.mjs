// `npm run mutate -- [--since REF] [FILE...]`: changes web/core and web/experiment in small ways, one at a time, and tells which of the
// changes no unit test notices. --since: only the files that have changed since then. --kernels [NAME...]: instead the faults that
// tests/mutation/kernels.mjs lists, in the engine's kernels. docs/testing.md has the scores.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureEngine } from './build/engine.mjs';
import { checkout } from './common/paths.mjs';
import { say } from './common/progress.mjs';
import { run } from './common/run.mjs';
import { main, Stop } from './common/stop.mjs';
import { ensurePackages } from './install.mjs';
import { mutateKernels } from './mutate/kernels.mjs';
import { ensureToolchain } from './toolchain.mjs';

const FOLDERS = ['web/core', 'web/experiment'];
/** A place of its own for Stryker, which only this command installs. */
const workspace = join(checkout, 'tests', 'mutation');
const packages = join(workspace, 'node_modules', '@stryker-mutator');

await main(async () => {
  const [first, ...names] = process.argv.slice(2);
  if (first === '--kernels') return mutateKernels(await ensureToolchain(), names);
  const files = await filesToChange(process.argv.slice(2));
  if (files.length === 0) {
    say(`Nothing in ${FOLDERS.join(' or ')} has changed.`);
    return 0;
  }
  await ensurePackages();
  await ensurePackages(workspace);
  await ensureEngine(ensureToolchain);

  const build = join(checkout, 'build', 'mutation');
  mkdirSync(build, { recursive: true });
  const settings = join(build, 'stryker.json');
  writeFileSync(settings, JSON.stringify(configuration(files, build), null, 2));
  const command = [join(packages, 'core', 'bin', 'stryker.js'), 'run', settings];
  const { code } = await run(process.execPath, command, { cwd: checkout, show: true });
  return code;
});

function configuration(mutate, folder) {
  return {
    mutate,
    plugins: [join(packages, 'vitest-runner', 'dist', 'src', 'index.js')],
    testRunner: 'vitest',
    vitest: { configFile: 'tests/mutation/vitest.config.ts' },
    // No such file: Stryker would rewrite the checkout's with an interface that this TypeScript does not have.
    tsconfigFile: 'none.json',
    checkers: [],
    coverageAnalysis: 'perTest',
    // Words are for readers: another word is a fault that only they notice.
    mutator: { excludedMutations: ['StringLiteral'] },
    ignorePatterns: ['/build', '/dist*', '/test-results', '/screenshots', 'node_modules'],
    tempDirName: join(folder, 'sandbox'),
    reporters: ['clear-text', 'progress-append-only'],
    clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
    timeoutMS: 20_000,
  };
}

/** What is named, what has changed, or all. */
async function filesToChange(given) {
  const at = given.indexOf('--since');
  if (at < 0) return given.length > 0 ? given : FOLDERS.map((folder) => `${folder}/**/*.ts`);
  const reference = given[at + 1];
  if (!reference) throw new Stop('Expected a commit after --since, as in --since main~1.');
  const { code, output } = await run('git', ['diff', '--name-only', '--diff-filter=d', reference, '--', ...FOLDERS], {
    cwd: checkout,
  });
  if (code !== 0) throw new Stop(`git does not know '${reference}':\n${output}`);
  return output.split('\n').filter((name) => name.endsWith('.ts'));
}
