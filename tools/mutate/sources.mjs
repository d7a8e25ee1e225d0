// `npm run mutate`: web/core and web/experiment, changed in small ways by Stryker, a file at a time, each tried by the tests that are nearest to it.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureEngine } from '../build/engine.mjs';
import { checkout } from '../common/paths.mjs';
import { say } from '../common/progress.mjs';
import { run, tail } from '../common/run.mjs';
import { ensurePackages } from '../install.mjs';
import { ensureToolchain } from '../toolchain.mjs';
import { changedSince } from './changed-lines.mjs';
import { importers, nearestTests } from './nearest-tests.mjs';

const FOLDERS = ['web/core', 'web/experiment'];
/** A place of its own for Stryker, which only this command installs. */
const workspace = join(checkout, 'tests', 'mutation');
const packages = join(workspace, 'node_modules', '@stryker-mutator');
const build = join(checkout, 'build', 'mutation');

/**
 * @param {{ since?: string, files: readonly string[], seconds: number }} asked since: only lines that have changed since then. files: names
 *   or patterns; none for all. seconds: what is not tried by then is left, and said
 * @returns {Promise<number>} the exit code: 0 when all was tried, whatever was noticed
 */
export async function mutateSources({ since, files, seconds }) {
  const places = since === undefined ? await wholeFiles(files) : await changedSince(since, FOLDERS);
  if (places.size === 0) {
    say(since === undefined ? 'There is no such file.' : `Nothing in ${FOLDERS.join(' or ')} has changed.`);
    return since === undefined ? 2 : 0;
  }
  await ensurePackages();
  await ensurePackages(workspace);
  await ensureEngine(ensureToolchain);
  mkdirSync(build, { recursive: true });

  const graph = importers(checkout);
  const end = Date.now() + 1000 * seconds;
  const all = { noticed: 0, tried: 0 };
  const left = [];
  for (const [file, mutate] of places) {
    const tests = nearestTests(file, graph);
    if (tests.length === 0) say(`${file}: no unit test reaches it.`);
    else if (Date.now() >= end) left.push(file);
    else {
      const mutants = await tried({ mutate, tests, timeout: end - Date.now() });
      if (mutants) tell(file, mutants, all);
      else left.push(file);
    }
  }
  const score = all.tried > 0 ? ` (${Math.round((100 * all.noticed) / all.tried)} %)` : '';
  say(
    `${all.noticed} of ${all.tried} changes were noticed${score}, in ${places.size - left.length} of ${places.size} files.`,
  );
  if (left.length > 0) say(`Left, for want of time or for the reason above: ${left.join(', ')}`);
  return left.length === 0 ? 0 : 1;
}

/** Of files that git knows: by name, or by a pattern. */
async function wholeFiles(files) {
  const named = files.length > 0 ? files : FOLDERS.map((folder) => `${folder}/*.ts`);
  const { output } = await run('git', ['ls-files', '--', ...named], { cwd: checkout });
  const found = output.split('\n').filter((file) => file.endsWith('.ts'));
  return new Map(found.map((file) => [file, [file]]));
}

/** The mutants of one file, with what became of each; null where there was no time, or its tests fail before anything is changed. */
async function tried({ mutate, tests, timeout }) {
  const settings = join(build, 'stryker.json');
  const report = join(build, 'report.json');
  rmSync(report, { force: true });
  writeFileSync(settings, JSON.stringify(configuration(mutate, report), null, 2));
  const command = [join(packages, 'core', 'bin', 'stryker.js'), 'run', settings];
  const env = { ...process.env, GLASSBOX_MUTATION_TESTS: tests.join(',') };
  const { code, output } = await run(process.execPath, command, { cwd: checkout, timeout, env });
  if (code === 124) return null;
  if (code !== 0) {
    say(tail(output, 20));
    return null;
  }
  return Object.values(JSON.parse(readFileSync(report, 'utf8')).files).flatMap(({ mutants }) => mutants);
}

function configuration(mutate, report) {
  return {
    mutate,
    plugins: [join(packages, 'vitest-runner', 'dist', 'src', 'index.js')],
    testRunner: 'vitest',
    vitest: { configFile: 'tests/mutation/vitest.config.ts', related: false },
    // No such file: Stryker would rewrite the checkout's with an interface that this TypeScript does not have.
    tsconfigFile: 'none.json',
    checkers: [],
    coverageAnalysis: 'perTest',
    // One process: its tests may be run beside something else.
    concurrency: 1,
    // Words are for readers: another word is a fault that only they notice.
    mutator: { excludedMutations: ['StringLiteral'] },
    ignorePatterns: ['/build', '/dist*', '/test-results', '/screenshots', 'node_modules'],
    tempDirName: join(build, 'sandbox'),
    reporters: ['json'],
    jsonReporter: { fileName: report },
    timeoutMS: 10_000,
  };
}

const NOTICED = new Set(['Killed', 'Timeout']);
const MISSED = new Set(['Survived', 'NoCoverage']);

/** Prints the file's line and each change that nobody noticed, and counts both. */
function tell(file, mutants, all) {
  const noticed = mutants.filter(({ status }) => NOTICED.has(status)).length;
  const missed = mutants.filter(({ status }) => MISSED.has(status));
  all.noticed += noticed;
  all.tried += noticed + missed.length;
  say(`${file}: ${noticed} of ${noticed + missed.length} noticed`);
  const lines = readFileSync(join(checkout, file), 'utf8').split('\n');
  for (const { location, replacement, status } of missed) {
    const { start, end } = location;
    const old =
      start.line === end.line
        ? lines[start.line - 1].slice(start.column - 1, end.column - 1)
        : `${lines[start.line - 1].trim()} …`;
    say(
      `    line ${start.line}${status === 'NoCoverage' ? ', which no test reaches' : ''}: ${old}  ->  ${replacement.replace(/\s+/g, ' ')}`,
    );
  }
}
