import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkout } from '../../tools/common/paths.mjs';
import { MUTANTS } from '../mutation/kernels.mjs';

test('each fault of the list still has its place in the kernels, and only one', () => {
  for (const { file, old, changed } of MUTANTS) {
    assert.equal(readFileSync(join(checkout, file), 'utf8').split(old).length, 2, `"${old}" in ${file}`);
    assert.notEqual(old, changed);
  }
});
