// Which unit tests are asked about a file: those of its own folder that reach it, or else those that reach it by the fewest imports. Others would
// notice little more, and take long: nearly all reach the file that formats numbers.
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { filesUnder } from '../build/fingerprint.mjs';
import { importsOf } from '../layers/source-text.mjs';

const MOST = 8;
/** They take long whatever is changed: random sequences, thousands of inputs, and compilers that are run. */
const SLOW = /(interleavings|states|csv\/export)\.test\.ts$|\/doors\//;

/** @returns {Map<string, string[]>} each file of web/ and of the unit tests, and who imports it for more than its types */
export function importers(top) {
  const found = new Map();
  for (const path of ['web', 'tests/unit'].flatMap((folder) => filesUnder(join(top, folder)))) {
    if (!path.endsWith('.ts')) continue;
    for (const { from, typeOnly } of importsOf(readFileSync(path, 'utf8'))) {
      if (typeOnly || !from.startsWith('.')) continue;
      const target = relative(top, join(dirname(path), from)).replace(/\.js$/, '.ts');
      found.set(target, [...(found.get(target) ?? []), relative(top, path)]);
    }
  }
  return found;
}

/** @returns {string[]} names of test files, at most eight; none where no unit test reaches it */
export function nearestTests(file, graph) {
  const own = file.replace(/^web\//, 'tests/unit/').replace(/\/[^/]+$/, '/');
  const seen = new Set([file]);
  const inFolder = [];
  let nearest = [];
  for (let ring = [file]; ring.length > 0; ) {
    ring = [...new Set(ring.flatMap((name) => graph.get(name) ?? []))].filter((name) => !seen.has(name));
    for (const name of ring) seen.add(name);
    const tests = ring.filter((name) => name.endsWith('.test.ts') && !SLOW.test(name)).sort();
    if (nearest.length === 0) nearest = tests;
    inFolder.push(...tests.filter((name) => name.startsWith(own)));
  }
  return (inFolder.length > 0 ? inFolder : nearest).slice(0, MOST);
}
