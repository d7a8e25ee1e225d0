import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkout } from '../../tools/common/paths.mjs';
import { rangesOf } from '../../tools/mutate/changed-lines.mjs';
import { importers, nearestTests } from '../../tools/mutate/nearest-tests.mjs';
import { MUTANTS } from '../mutation/kernels.mjs';

test('each fault of the list still has its place in the kernels, and only one', () => {
  for (const { file, old, changed } of MUTANTS) {
    assert.equal(readFileSync(join(checkout, file), 'utf8').split(old).length, 2, `"${old}" in ${file}`);
    assert.notEqual(old, changed);
  }
});

test('only lines that have changed and are still there are tried', () => {
  const diff = [
    '--- a/web/core/a.ts',
    '+++ b/web/core/a.ts',
    '@@ -3 +3 @@ export const x = 1;',
    '-old',
    '+++ new',
    '@@ -9,2 +9,0 @@',
    '@@ -20,0 +19,4 @@',
    '--- a/web/core/gone.ts',
    '+++ /dev/null',
    '@@ -1,9 +0,0 @@',
    '--- /dev/null',
    '+++ b/web/core/b.ts',
    '@@ -0,0 +1,2 @@',
  ].join('\n');
  assert.deepEqual(
    [...rangesOf(diff)],
    [
      ['web/core/a.ts', ['web/core/a.ts:3-3', 'web/core/a.ts:19-22']],
      ['web/core/b.ts', ['web/core/b.ts:1-2']],
    ],
  );
});

test('a file is tried by its own tests first, and not by those that take long', () => {
  const graph = importers(checkout);
  const tests = nearestTests('web/core/run/undo-history.ts', graph);
  assert.equal(tests[0], 'tests/unit/core/run/undo-history.test.ts');
  assert.ok(tests.length <= 8);
  for (const file of ['web/core/link/link.ts', 'web/experiment/opening/opening.ts'])
    assert.ok(nearestTests(file, graph).every((name) => !/doors|interleavings|states/.test(name)));
  assert.deepEqual(nearestTests('web/core/none.ts', graph), []);
});
