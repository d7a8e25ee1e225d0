// `npm run mutate -- --kernels [NAME...]`: the faults of tests/mutation/kernels.mjs, one at a time in a copy of the engine, and whether the C++
// tests of the kernels notice.

import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { MUTANTS } from '../../tests/mutation/kernels.mjs';
import { filesUnder } from '../build/fingerprint.mjs';
import { checkout } from '../common/paths.mjs';
import { say } from '../common/progress.mjs';
import { Stop } from '../common/stop.mjs';

/** Below build/, which every compiler's root can see; the sources of the checkout are only read. */
const copy = join(checkout, 'build', 'mutation', 'kernels');
const SOURCES = ['CMakeLists.txt', 'CMakePresets.json', 'cmake', 'cpp', 'tests/fixtures'];
/** What is about kernels, and what every program of tests is made of; the rest takes longer to build than all of these. */
const TESTS = [
  /^(activation|determinism|kernels|narrow|output|vmath)_test\.cpp$/,
  /^(native|support|CMakeLists\.txt)$/,
];
const preset = 'native-test';
/** Milliseconds: a fault may make a loop that never ends. */
const PATIENCE = 120_000;

/**
 * @param {import('../toolchain.mjs').Toolchain} toolchain
 * @param {readonly string[]} names parts of the names of files; none for all of them
 * @returns {Promise<number>} the exit code: 0 when every fault was noticed
 */
export async function mutateKernels(toolchain, names) {
  const chosen = MUTANTS.filter(({ file }) => names.length === 0 || names.some((name) => file.includes(name)));
  if (chosen.length === 0) throw new Stop(`No fault of tests/mutation/kernels.mjs is in ${names.join(' or ')}.`);
  copySources();
  await ask(toolchain, 'configure the copy', ['cmake', '--preset', preset]);
  await ask(toolchain, 'build the copy', buildCommand);
  if (!(await passes(toolchain))) throw new Stop('The C++ tests of the kernels fail before anything is changed.');
  const survivors = [];
  for (const [at, mutant] of chosen.entries()) {
    const killed = await tries(toolchain, mutant);
    if (!killed) survivors.push(mutant);
    say(`${at + 1} of ${chosen.length}  ${killed ? 'noticed ' : 'SURVIVED'}  ${mutant.file}: ${mutant.breaks}`);
  }
  say(`${chosen.length - survivors.length} of ${chosen.length} faults were noticed.`);
  return survivors.length === 0 ? 0 : 1;
}

/** Only what is another there, so that the next run builds what it must and no more. */
function copySources() {
  const filter = (from, to) => statSync(from).isDirectory() || !existsSync(to) || !read(from).equals(read(to));
  const bring = (name) => cpSync(join(checkout, name), join(copy, name), { recursive: true, filter });
  const tests = readdirSync(join(checkout, 'tests', 'cpp')).filter((name) => TESTS.some((test) => test.test(name)));
  mkdirSync(join(copy, 'tests', 'cpp'), { recursive: true });
  for (const name of [...SOURCES, ...tests.map((test) => join('tests', 'cpp', test))]) bring(name);
  for (const file of ['cpp', 'tests'].flatMap((folder) => filesUnder(join(copy, folder))))
    if (!existsSync(join(checkout, relative(copy, file)))) rmSync(file);
}

const read = (file) => readFileSync(file);

const buildCommand = ['cmake', '--build', join('build', preset), '--target', 'glassbox_tests'];

async function ask(toolchain, what, command) {
  const { code, output } = await toolchain.run(command, { cwd: copy });
  if (code !== 0) throw new Stop(`Could not ${what}:\n${output.trimEnd()}`);
}

async function passes(toolchain) {
  const program = join(copy, 'build', preset, 'tests', 'cpp', 'glassbox_tests');
  const { code } = await toolchain.runBuilt(program, { args: ['--abort-after=1'], cwd: copy, timeout: PATIENCE });
  return code === 0;
}

/** Whether a test fails once the fault is in, which is taken out again. */
async function tries(toolchain, { file, old, changed }) {
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  const [before, after, ...more] = text.split(old);
  if (after === undefined || more.length > 0)
    throw new Stop(`Expected "${old}" once in ${file}: mend its row in tests/mutation/kernels.mjs.`);
  writeFileSync(path, before + changed + after);
  try {
    await ask(toolchain, `build with "${changed}" in ${file}`, buildCommand);
    return !(await passes(toolchain));
  } finally {
    writeFileSync(path, text);
  }
}
