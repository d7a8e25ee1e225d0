import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fingerprint } from '../../tools/build/fingerprint.mjs';
import { fetchEntry, lookUp, publish, trim } from '../../tools/build/store.mjs';

const folder = mkdtempSync(join(tmpdir(), 'glassbox-store-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const file = (name, text) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const entryOf = (name) => {
  const entry = join(folder, 'entries', name);
  publish(entry, [file('engine.js', 'js'), file('engine.wasm', 'wasm')], { toolchain: 'one' });
  return entry;
};

test('what was put in comes out', () => {
  const entry = entryOf('whole');
  assert.equal(lookUp(entry).toolchain, 'one');
  assert.deepEqual(
    fetchEntry(entry).map((path) => readFileSync(path, 'utf8')),
    ['js', 'wasm'],
  );
});

test('a damaged file makes the entry worthless, and it is removed', () => {
  const entry = entryOf('damaged');
  writeFileSync(join(entry, 'engine.wasm'), 'was');
  assert.equal(fetchEntry(entry), null);
  assert.equal(existsSync(entry), false);
});

test('an entry without its list, or with a file missing, is not taken', () => {
  const bare = join(folder, 'entries', 'bare');
  mkdirSync(bare, { recursive: true });
  writeFileSync(join(bare, 'engine.wasm'), 'wasm');
  assert.equal(fetchEntry(bare), null);
  const short = entryOf('short');
  rmSync(join(short, 'engine.js'));
  assert.equal(fetchEntry(short), null);
});

test('a broken-off publication leaves what was there', () => {
  const entry = entryOf('steady');
  assert.throws(() => publish(entry, [join(folder, 'missing.wasm')]));
  assert.equal(lookUp(entry).toolchain, 'one');
  assert.deepEqual(
    readdirSync(join(folder, 'entries')).filter((name) => name.endsWith('.partial')),
    [],
  );
});

test('only the newest entries are kept', () => {
  const parent = join(folder, 'many');
  for (let i = 0; i < 5; i++) publish(join(parent, String(i)), [file('engine.js', String(i))]);
  trim(parent, 2);
  assert.equal(readdirSync(parent).length, 2);
});

test('a fingerprint sees content, names and what else counts', () => {
  const top = join(folder, 'sources');
  mkdirSync(join(top, 'cpp'), { recursive: true });
  writeFileSync(join(top, 'cpp', 'a.cpp'), '1');
  const first = fingerprint(top, ['cpp', 'not-there']);
  assert.equal(fingerprint(top, ['cpp', 'not-there']), first);
  assert.notEqual(fingerprint(top, ['cpp'], 'another compiler'), first);
  writeFileSync(join(top, 'cpp', 'a.cpp'), '2');
  assert.notEqual(fingerprint(top, ['cpp']), first);
});
