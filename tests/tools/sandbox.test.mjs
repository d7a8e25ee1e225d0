import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { mirrorTree } from '../../tools/common/mirror.mjs';
import { bwrapCommand, chooseSandbox, chrootCommand } from '../../tools/toolchain/sandbox.mjs';
import { onMachine } from './machine.mjs';

test('bwrap mounts the checkout at its own path and lets little of the environment in', () => {
  const [program, args] = bwrapCommand(
    '/root-folder',
    '/src',
    '/src/build',
    ['ninja'],
    { CI: '1', SECRET: 'x', EMSDK: '/y' },
    0,
  );
  const line = [program, ...args].join(' ');
  assert.match(
    line,
    /^bwrap --bind \/root-folder \/ .*--bind \/src \/src .*--setenv CI 1 .*--chdir \/src\/build -- ninja$/,
  );
  assert.doesNotMatch(line, /SECRET|EMSDK|unshare-user/);
});

test('an ordinary user plays root inside', () => {
  assert.match(bwrapCommand('/r', null, '/', ['true'], {}, 1000)[1].join(' '), /--unshare-user --uid 0 --gid 0/);
});

test('chroot runs the command in its folder, whatever is in its words', () => {
  const [program, args] = chrootCommand('/r', '/a b', ['echo', '$HOME; x'], {});
  assert.equal(program, 'chroot');
  assert.deepEqual(args.slice(-5), ['-c', 'cd "$0" && exec "$@"', '/a b', 'echo', '$HOME; x']);
});

test('a sandbox can be asked for, by its name only', async () => {
  assert.equal(await chooseSandbox('/r', { GLASSBOX_SANDBOX: 'chroot' }), 'chroot');
  await assert.rejects(chooseSandbox('/r', { GLASSBOX_SANDBOX: 'jail' }), /expected bwrap or chroot/);
});

test(
  'where bwrap is refused, root goes by chroot and others are told',
  onMachine(async (machine) => {
    machine.program('bwrap', 'echo "bwrap: Operation not permitted" >&2; exit 1');
    const choice = chooseSandbox('/r', { PATH: machine.bin });
    if (process.getuid() === 0) assert.equal(await choice, 'chroot');
    else await assert.rejects(choice, /cannot be entered/);
  }),
);

test(
  'a tree is mirrored: only what changed, what is gone goes, what is made there stays',
  onMachine((machine) => {
    const from = join(machine.folder, 'from');
    const to = join(machine.folder, 'to');
    const options = { skip: new Set(['node_modules']), keep: new Set(['build']) };
    mkdirSync(join(from, 'cpp', 'src'), { recursive: true });
    mkdirSync(join(from, 'node_modules'));
    writeFileSync(join(from, 'cpp', 'src', 'a.cpp'), '1');
    writeFileSync(join(from, 'cpp', 'b.cpp'), '2');
    writeFileSync(join(from, 'node_modules', 'x'), '');
    assert.equal(mirrorTree(from, to, options), 2);
    assert.equal(existsSync(join(to, 'node_modules')), false);
    mkdirSync(join(to, 'build'));

    assert.equal(mirrorTree(from, to, options), 0);
    writeFileSync(join(from, 'cpp', 'src', 'a.cpp'), 'changed');
    rmSync(join(from, 'cpp', 'b.cpp'));
    assert.equal(mirrorTree(from, to, options), 1);
    assert.equal(readFileSync(join(to, 'cpp', 'src', 'a.cpp'), 'utf8'), 'changed');
    assert.equal(existsSync(join(to, 'cpp', 'b.cpp')), false);
    assert.equal(existsSync(join(to, 'build')), true);
    assert.equal(mirrorTree(join(from, 'not-there'), to), 0);
  }),
);
