import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { explainNpm, packagesAreCurrent } from '../../tools/install.mjs';
import { onMachine } from './machine.mjs';

const LOCK = JSON.stringify({ packages: { '': {}, 'node_modules/lit': { version: '3.3.3' } } });

/** An npm that notes each call and does what the script says. */
function withNpm(machine, script) {
  machine.file('package-lock.json', LOCK);
  machine.program('npm', `echo "$@" >> ${join(machine.folder, 'npm-calls')}\n${script}`);
}

test(
  'installs once, then is quiet',
  onMachine(async (machine) => {
    withNpm(machine, 'mkdir -p node_modules');
    const first = await machine.run('install.mjs');
    assert.equal(first.code, 0, first.output);
    assert.match(first.output, /Installing the npm packages from the lockfile/);
    assert.deepEqual(await machine.run('install.mjs'), { code: 0, output: '' });
  }),
);

test(
  'installs again when the lockfile changed',
  onMachine(async (machine) => {
    withNpm(machine, 'mkdir -p node_modules');
    await machine.run('install.mjs');
    machine.file('package-lock.json', LOCK.replace('3.3.3', '3.4.0'));
    assert.match((await machine.run('install.mjs')).output, /Installing/);
  }),
);

test(
  'without a network: one sentence, and nothing is taken for installed',
  onMachine(async (machine) => {
    withNpm(machine, 'mkdir -p node_modules; echo "npm error code ENOTFOUND" >&2; exit 1');
    const { code, output } = await machine.run('install.mjs');
    assert.equal(code, 1);
    assert.match(
      output,
      /The npm packages could not be installed: the npm registry cannot be reached\. Check the network/,
    );
    assert.doesNotMatch(output, /\n\s+at /);
    assert.equal(packagesAreCurrent(machine.checkout), false);
  }),
);

test(
  'takes packages that npm itself installed from the same lockfile',
  onMachine(async (machine) => {
    withNpm(machine, 'exit 1');
    machine.file('node_modules/.package-lock.json', LOCK);
    machine.file('node_modules/lit/package.json', '{}');
    assert.deepEqual(await machine.run('install.mjs'), { code: 0, output: '' });
    assert.equal(existsSync(join(machine.folder, 'npm-calls')), false);
  }),
);

test(
  'a package that is missing on disk is not taken for installed',
  onMachine(async (machine) => {
    withNpm(machine, 'mkdir -p node_modules');
    machine.file('node_modules/.package-lock.json', LOCK);
    assert.match((await machine.run('install.mjs')).output, /Installing/);
  }),
);

test(
  'without npm, says where it comes from',
  onMachine(async (machine) => {
    machine.file('package-lock.json', LOCK);
    assert.match((await machine.run('install.mjs')).output, /npm is not installed; it comes with Node\.js/);
  }),
);

test('names the reasons npm gives', () => {
  assert.match(explainNpm('npm error ENOSPC: no space left on device'), /the disk is full/);
  assert.match(explainNpm('npm error EACCES: permission denied'), /may not write/);
  assert.match(
    explainNpm('npm error `npm ci` can only install packages when your package.json and package-lock.json are in sync'),
    /do not agree/,
  );
  assert.match(explainNpm('npm error something new'), /last words say why.*something new/s);
});

test('every lockfile is whole: npm can check each package, on every system', () => {
  for (const folder of ['', 'bench/', 'tests/package/']) {
    const file = new URL(`../../${folder}package-lock.json`, import.meta.url);
    const { packages } = JSON.parse(readFileSync(file, 'utf8'));
    const unchecked = Object.keys(packages).filter((name) => name !== '' && !packages[name].integrity);
    assert.deepEqual(unchecked, [], `${folder}package-lock.json`);
  }
});
