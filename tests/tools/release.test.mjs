import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { onMachine } from './machine.mjs';

const CHANGES = '# Changelog\n\n## Unreleased\n\n### Added\n- Owls.\n\n## 0.1.0 - 2026-01-02\n\n- First.\n';

/** A checkout whose files name these versions. */
function withVersions(machine, version, { lock = version, code = version, example = version, changes = CHANGES } = {}) {
  machine.file('package.json', JSON.stringify({ name: 'glassbox-nn', version }));
  machine.file('package-lock.json', JSON.stringify({ version: lock, packages: { '': { version: lock } } }));
  machine.file('web/engine/version.ts', `export const VERSION = '${code}';\n`);
  for (const name of ['vite', 'webpack'])
    machine.file(`examples/${name}/package.json`, `{\n  "dependencies": {\n    "glassbox-nn": "${example}"\n  }\n}\n`);
  machine.file('docs/package.md', `dist/parts/engine-${lock}.wasm\n`);
  machine.file('CHANGELOG.md', changes);
}

test(
  'passes when tag, package, code, examples and changelog agree, and says what changed',
  onMachine(async (machine) => {
    withVersions(machine, '0.1.0');
    const { code, output } = await machine.run('release-check.mjs', ['v0.1.0']);
    assert.equal(code, 0, output);
    assert.match(output, /0\.1\.0 is fit to be released v0\.1\.0\.\s+- First\./);
    assert.doesNotMatch(output, /Owls/);
  }),
);

test(
  'names every place that disagrees',
  onMachine(async (machine) => {
    withVersions(machine, '0.2.0', { lock: '0.1.0', code: '0.1.1', example: '0.1.2' });
    const { code, output } = await machine.run('release-check.mjs', ['v0.3.0']);
    assert.equal(code, 1);
    for (const line of [
      "package-lock.json: expected 0.2.0 but it says '0.1.0'.",
      "docs/package.md: expected 0.2.0 but it says '0.1.0'.",
      "web/engine/version.ts: expected 0.2.0 but it says '0.1.1'.",
      "examples/vite/package.json: expected 0.2.0 but it says '0.1.2'.",
      "CHANGELOG.md: expected 0.2.0 but it says '0.1.0'.",
      "The tag is 'v0.3.0', and package.json says 0.2.0: expected the tag v0.2.0.",
    ])
      assert.ok(output.includes(line), `${line}\n${output}`);
    assert.doesNotMatch(output, /\n\s+at /);
  }),
);

test(
  '--write, as npm version calls it, brings them together',
  onMachine(async (machine) => {
    withVersions(machine, '0.2.0', { code: '0.1.0', example: '0.1.0' });
    const { code, output } = await machine.run('release-check.mjs', ['--write']);
    assert.equal(code, 0, output);
    assert.match(output, /Owls/);
    const changelog = readFileSync(join(machine.checkout, 'CHANGELOG.md'), 'utf8');
    assert.match(changelog, /## Unreleased\n\n## 0\.2\.0 - \d{4}-\d\d-\d\d\n\n### Added\n- Owls\.\n\n## 0\.1\.0/);
    assert.equal((await machine.run('release-check.mjs', ['v0.2.0'])).code, 0);
    // Once more changes nothing.
    await machine.run('release-check.mjs', ['--write']);
    assert.equal(readFileSync(join(machine.checkout, 'CHANGELOG.md'), 'utf8'), changelog);
  }),
);

test(
  'a version of which the changelog tells nothing is not released',
  onMachine(async (machine) => {
    withVersions(machine, '0.2.0', {
      changes: '# Changelog\n\n## Unreleased\n\n## 0.2.0 - 2026-02-03\n\n## 0.1.0 - 2026-01-02\n- First.\n',
    });
    const { code, output } = await machine.run('release-check.mjs');
    assert.equal(code, 1);
    assert.match(output, /expected a line or two under '## 0\.2\.0'/);
  }),
);

test('the workflow checks the tag, proves everything, and publishes with provenance and no more rights than it needs', () => {
  const text = readFileSync(fileURLToPath(new URL('../../.github/workflows/release.yml', import.meta.url)), 'utf8');
  const steps = [...text.matchAll(/^ {8}run: ([^|].*)$/gm)].map(([, command]) => command);
  assert.deepEqual(steps, ['node tools/release-check.mjs "$GITHUB_REF_NAME"', 'npm test']);
  assert.match(text, /^permissions:\n {2}contents: read$/m);
  for (const [, action] of text.matchAll(/uses: (\S+)/g)) assert.match(action, /@[0-9a-f]{40}$/, action);
  assert.doesNotMatch(text, /--privileged|npm install -|registry\.npm/);
  assert.doesNotMatch(text, /NPM_TOKEN|NODE_AUTH_TOKEN|secrets\.|registry-url:/);
  // What may publish runs nothing but npm, on the file that was proved.
  const [prove, publish] = text.split(/^ {2}publish:$/m);
  assert.ok(prove && publish);
  assert.doesNotMatch(prove, /id-token/);
  assert.match(prove, /npm test[\s\S]*npm pack[\s\S]*upload-artifact/);
  assert.match(publish, /needs: prove/);
  assert.match(publish, /id-token: write/);
  assert.match(publish, /npm publish \.\/glassbox-nn-\*\.tgz --provenance --access public/);
  assert.doesNotMatch(publish, /actions\/checkout|npm (ci|test|run)\b/);
});
