// The tools begin on a machine where no npm package is installed: they install them.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkout } from '../../tools/common/paths.mjs';

test('no tool imports a package before the packages are there', () => {
  const files = readdirSync(join(checkout, 'tools'), { recursive: true }).filter((name) => name.endsWith('.mjs'));
  assert.ok(files.length > 20);
  const found = files.flatMap((name) =>
    [
      ...readFileSync(join(checkout, 'tools', name), 'utf8').matchAll(
        /^(?:import|export)\s(?:[^;]*?from\s)?'([^']+)'/gm,
      ),
    ]
      .map(([, from]) => from)
      .filter((from) => !/^(\.|node:)/.test(from))
      .map((from) => `${name}: ${from}`),
  );
  assert.deepEqual(found, [], 'import() it where it is used, after ensurePackages');
});
