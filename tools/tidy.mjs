// clang-tidy over the engine's sources, with the checks of .clang-tidy. `npm run check` has it look at what has changed since the commit
// before; `npm run tidy` (--all) at everything. What was found clean once is not looked at again: a hash of it, of the headers it
// includes and of the checks is kept in the cache folder.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { filesUnder } from './build/fingerprint.mjs';
import { cacheFolder, checkout } from './common/paths.mjs';
import { say } from './common/progress.mjs';
import { run } from './common/run.mjs';
import { main } from './common/stop.mjs';
import { includesOf } from './layers/source-text.mjs';
import { ensureToolchain } from './toolchain.mjs';

const FLAGS = '-std=c++20 -Icpp/include -Icpp/src -Icpp -isystem /usr/include/eigen3 -msse4.1 -fno-exceptions'.split(
  ' ',
);
const clean = join(cacheFolder(), 'tidy');

await main(async () => {
  const all = process.argv.includes('--all');
  const sources = ['cpp/src', 'cpp/reference'].flatMap((folder) => filesUnder(join(checkout, folder)));
  const changed = all ? null : await changedFiles();
  const asked = sources
    .filter((file) => file.endsWith('.cpp'))
    .map((file) => ({ file: relative(checkout, file), parts: partsOf(file) }))
    .filter(({ parts }) => !changed || parts.some((part) => changed.has(relative(checkout, part))))
    .map(({ file, parts }) => ({ file, mark: join(clean, hashOf(parts)) }))
    .filter(({ mark }) => !existsSync(mark));
  if (asked.length === 0) return say('Nothing has changed that clang-tidy has not seen.');

  const toolchain = await ensureToolchain();
  const { command, missing } = await toolchain.extra('clang-tidy');
  if (missing) return say(`clang-tidy is left out. ${missing}`);
  mkdirSync(clean, { recursive: true });
  let failed = 0;
  const next = async () => {
    for (let task = asked.pop(); task; task = asked.pop()) {
      const { code, output } = await toolchain.run([command, '--quiet', task.file, '--', ...FLAGS]);
      if (code === 0) writeFileSync(task.mark, '');
      else say(output.replace(/^\d+ warnings? (generated|treated as errors?)\.?\n/gm, '').trimEnd());
      failed += code === 0 ? 0 : 1;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, next));
  return failed === 0 ? 0 : 1;
});

/** A source and every header of ours that it includes, itself or by another. */
function partsOf(file, found = new Set()) {
  if (found.has(file)) return [...found];
  found.add(file);
  for (const { path } of includesOf(readFileSync(file, 'utf8'))) {
    const header = [dirname(file), 'cpp/include', 'cpp/src', 'cpp'].map((folder) =>
      folder === dirname(file) ? join(folder, path) : join(checkout, folder, path),
    );
    const ours = header.find(existsSync);
    if (ours) partsOf(ours, found);
  }
  return [...found];
}

function hashOf(parts) {
  const hash = createHash('sha256').update(readFileSync(join(checkout, '.clang-tidy')));
  for (const part of parts.sort()) hash.update(`\0${relative(checkout, part)}\0`).update(readFileSync(part));
  return hash.digest('hex').slice(0, 24);
}

/** What differs from the commit before, and what is not committed; null, which is everything, where git cannot say. */
async function changedFiles() {
  const git = (...args) => run('git', ['-C', checkout, ...args]);
  const parent = (await git('rev-parse', '--verify', '--quiet', 'HEAD~1')).code === 0 ? 'HEAD~1' : 'HEAD';
  const [tracked, fresh] = [
    await git('diff', '--name-only', parent),
    await git('ls-files', '-o', '--exclude-standard'),
  ];
  if (tracked.code !== 0) return null;
  return new Set(`${tracked.output}\n${fresh.output}`.split('\n').filter(Boolean));
}
