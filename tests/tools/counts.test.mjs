import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  add,
  fromClosingLine,
  fromDoctest,
  fromNodeTest,
  fromPlaywright,
  fromVitest,
} from '../../tools/test/counts.mjs';

test('doctest', () => {
  const output = '\x1b[0;36m[doctest] \x1b[0mtest cases:  12 |  11 passed\x1b[0m | 1 failed\x1b[0m | 3 skipped\n';
  assert.deepEqual(fromDoctest(output), { passed: 11, failed: 1, skipped: 0 });
  assert.equal(fromDoctest('Segmentation fault'), null);
});

test('node --test', () => {
  assert.deepEqual(fromNodeTest('# tests 6\n# pass 3\n# fail 1\n# cancelled 1\n# skipped 1\n# todo 0\n'), {
    passed: 3,
    failed: 2,
    skipped: 1,
  });
  assert.deepEqual(fromNodeTest('ℹ pass 3\nℹ fail 0\nℹ cancelled 0\nℹ skipped 0\nℹ todo 0\n'), {
    passed: 3,
    failed: 0,
    skipped: 0,
  });
  assert.equal(fromNodeTest('Cannot find module'), null);
});

test('Vitest: a file that cannot be loaded is a failure', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 2,
    testResults: [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{}] },
    ],
  };
  assert.deepEqual(fromVitest(report), { passed: 5, failed: 2, skipped: 2 });
});

test('Playwright: an error outside any test is a failure, and so is a test that passes at a second try', () => {
  const report = { stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] };
  assert.deepEqual(fromPlaywright(report), { passed: 7, failed: 3, skipped: 2 });
});

test("our own scripts' closing line", () => {
  assert.deepEqual(fromClosingLine('1 passed, 9 failed\nx\n3 passed, 0 failed\n'), {
    passed: 3,
    failed: 0,
    skipped: 0,
  });
  assert.deepEqual(fromClosingLine('firefox: 3 passed, 1 failed, 2 skipped'), { passed: 3, failed: 1, skipped: 2 });
  assert.equal(fromClosingLine('all is well'), null);
});

test('counts add up', () => {
  assert.deepEqual(add({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 }), {
    passed: 11,
    failed: 22,
    skipped: 33,
  });
});
