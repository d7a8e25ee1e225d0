import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { withLock } from '../../tools/common/lock.mjs';

const folder = mkdtempSync(join(tmpdir(), 'glassbox-lock-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

test('one at a time, and the lock is gone afterwards', async () => {
  const file = join(folder, 'a', 'one.lock');
  let inside = 0;
  let most = 0;
  const body = async () => {
    most = Math.max(most, ++inside);
    await pause(20);
    inside--;
  };
  await Promise.all([1, 2, 3].map(() => withLock(file, body, { poll: 5 })));
  assert.equal(most, 1);
  assert.equal(existsSync(file), false);
});

test('the lock is gone after a failure, too', async () => {
  const file = join(folder, 'failing.lock');
  await assert.rejects(
    withLock(file, async () => Promise.reject(new Error('no'))),
    /no/,
  );
  assert.equal(existsSync(file), false);
});

test('a lock whose process is gone is stale', async () => {
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((done) => child.on('close', done));
  const file = join(folder, 'dead.lock');
  writeFileSync(file, JSON.stringify({ pid: child.pid, host: hostname() }));
  assert.equal(await withLock(file, async () => 'done', { poll: 5 }), 'done');
});

test('a lock nobody touches any more is stale, whoever wrote it', async () => {
  const file = join(folder, 'old.lock');
  writeFileSync(file, '{"pid":');
  utimesSync(file, new Date(Date.now() - 60_000), new Date(Date.now() - 60_000));
  assert.equal(await withLock(file, async () => 'done', { poll: 5 }), 'done');
});

test('a lock held on another machine is waited for, and its owner is named', async () => {
  const file = join(folder, 'elsewhere.lock');
  writeFileSync(file, JSON.stringify({ pid: 123, host: 'another-machine' }));
  let told = null;
  const waiting = withLock(file, async () => 'done', { poll: 5, onWait: (owner) => (told = owner) });
  await pause(50);
  assert.equal(told.host, 'another-machine');
  assert.match(readFileSync(file, 'utf8'), /another-machine/);
  rmSync(file);
  assert.equal(await waiting, 'done');
});
