import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { test } from 'node:test';
import { runInLanes } from '../../tools/test/lanes.mjs';
import { readOrder } from '../../tools/test/order.mjs';

const laneOf = (name) => name[0];

test('lanes run beside each other, the levels of a lane in order, one that is done helps, and they are told in the order asked for', async () => {
  const open = new Map();
  const began = [];
  const runLevel = (name) => {
    began.push(name);
    return new Promise((resolve) => open.set(name, () => resolve(name.toUpperCase())));
  };
  const later = () => new Promise(setImmediate);
  const running = runInLanes(['a1', 'b1', 'a2', 'b2', 'a3'], laneOf, runLevel, 2);
  await later();
  assert.deepEqual(began, ['a1', 'b1']);
  open.get('b1')();
  await later();
  assert.deepEqual(began, ['a1', 'b1', 'b2']);
  open.get('b2')();
  await later();
  assert.deepEqual(began, ['a1', 'b1', 'b2', 'a3']);
  open.get('a1')();
  await later();
  open.get('a2')();
  open.get('a3')();
  assert.deepEqual(await running, ['A1', 'B1', 'A2', 'B2', 'A3']);
});

test('with one core, one lane follows the other', async () => {
  let running = 0;
  const rows = await runInLanes(
    ['a1', 'b1', 'a2'],
    laneOf,
    async (name) => {
      assert.equal(running++, 0);
      await new Promise(setImmediate);
      running--;
      return name;
    },
    1,
  );
  assert.deepEqual(rows, ['a1', 'b1', 'a2']);
});

test('what is asked for: some levels, all, a stress run, or late pages', () => {
  const known = ['unit', 'embed', 'e2e'];
  const order = (...args) => readOrder(args, known, { usual: known, stressed: ['embed', 'e2e'] });
  assert.deepEqual(order(), { names: known, rounds: 0, lateness: 0 });
  assert.deepEqual(order('e2e', 'unit'), { names: ['unit', 'e2e'], rounds: 0, lateness: 0 });
  assert.deepEqual(order('--stress'), { names: ['embed', 'e2e'], rounds: 5, lateness: 0 });
  assert.deepEqual(order('e2e', '--stress=2'), { names: ['e2e'], rounds: 2, lateness: 0 });
  assert.deepEqual(order('--late'), { names: ['embed', 'e2e'], rounds: 0, lateness: 300 });
  assert.throws(() => order('e2f'), /There is no level 'e2f'; expected one of unit, embed, e2e/);
  assert.throws(() => order('--fast'), /There is no option '--fast'; expected --stress/);
  assert.throws(() => order('--stress=0'), /at least one round/);
});

const load = new URL('../../tools/test/load.mjs', import.meta.url);
const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return !execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).startsWith('Z');
  } catch {
    return false;
  }
};

for (const end of ['SIGTERM', 'SIGKILL']) {
  test(`what keeps the cores busy ends with the one who asked for it, also by ${end}`, async () => {
    const program = `import { keepBusy } from '${load}'; keepBusy(2); console.log('on');`;
    const owner = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => owner.stdout.once('data', resolve));
    const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(owner.pid)], { encoding: 'utf8' });
    const pids = children.trim().split(/\s+/).map(Number);
    assert.equal(pids.length, 2);
    owner.kill(end);
    const until = Date.now() + 20_000;
    while (pids.some(isAlive) && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.deepEqual(pids.filter(isAlive), []);
  });
}
