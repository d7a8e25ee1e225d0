import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pickMirror } from '../../tools/toolchain/apt.mjs';
import { isWholeRoot, rootFolder } from '../../tools/toolchain/debian-root.mjs';
import { EMSDK_VERSION } from '../../tools/toolchain/recipe.mjs';
import { onMachine } from './machine.mjs';

const MIRROR = 'http://mirror.example/debian/';
const EMCC = 'echo "emcc (Emscripten) 6.0.5"';
const isRoot = process.getuid() === 0;

/** A machine whose apt knows a Debian mirror, and whose git reaches nothing. */
function debian(machine) {
  machine.program('apt-get', `case "$1" in indextargets) echo "${MIRROR}|Debian|Debian";; esac`);
  machine.program('apt-config', 'exit 0');
  machine.program('git', 'exit 128');
  // Runs the command after "--" as it is: a root of scripts needs no walls.
  machine.program('bwrap', 'while [ "$1" != "--" ]; do shift; done; shift; exec "$@"');
}

/** An mmdebstrap: the folder it is to fill is its second last argument but one. */
function mmdebstrap(machine, script) {
  machine.program('mmdebstrap', `for last; do before=$folder; folder=$previous; previous=$last; done\n${script}`);
}

test(
  'a new enough emcc is taken, as root and as anybody',
  onMachine(async (machine) => {
    for (const name of ['cmake', 'ninja']) machine.program(name, 'exit 0');
    machine.program('emcc', EMCC);
    for (const ordinary of [false, true]) {
      const { code, output } = await machine.run('toolchain.mjs', [], { ordinary });
      assert.equal(code, 0, output);
      assert.match(output, /^The compiler is Emscripten 6\.0\.5 at .*bin\/emcc\.\n$/);
    }
  }),
);

test(
  'emcc without CMake says what to install',
  onMachine(async (machine) => {
    machine.program('emcc', EMCC);
    const { code, output } = await machine.run('toolchain.mjs');
    assert.equal(code, 1);
    assert.match(output, /cmake is not\. Install CMake .* and Ninja/);
  }),
);

test(
  'an ordinary user without emcc gets the exact commands, without waiting and without a stack',
  onMachine(async (machine) => {
    debian(machine);
    machine.program('emcc', 'echo "emcc (Emscripten) 3.1.6"');
    mmdebstrap(machine, 'echo "must not be called" >&2; exit 1');
    if (!isRoot) machine.program('sudo', 'exit 1');
    const { code, output } = await machine.run('toolchain.mjs', [], { ordinary: true });
    assert.equal(code, 1);
    assert.match(output, /emcc 3\.1\.6 at .* is passed over/);
    assert.match(
      output,
      new RegExp(`git clone .*emsdk\\.git\\n  \\./emsdk/emsdk install ${EMSDK_VERSION}\\n  \\./emsdk/emsdk activate`),
    );
    assert.match(output, /source \.\/emsdk\/emsdk_env\.sh/);
    assert.doesNotMatch(output, /must not be called|\n\s+at /);
  }),
);

test(
  'root makes the private root from the mirror that apt knows, once',
  { skip: !isRoot && 'needs root' },
  onMachine(async (machine) => {
    debian(machine);

    mmdebstrap(machine, `echo "$@" > ${machine.folder}/asked; mkdir -p $folder/usr/bin; echo > $folder/usr/bin/emcc`);
    machine.program(
      'bwrap',
      `while [ "$1" != "--" ]; do shift; done; shift
case "$*" in *--version*) ${EMCC};; *) exit 0;; esac`,
    );
    const first = await machine.run('toolchain.mjs');
    assert.equal(first.code, 0, first.output);
    assert.match(first.output, /Installing the compiler .*usually/);
    assert.match(first.output, /system libraries, once/);
    assert.equal(isWholeRoot(rootFolder(machine.cache)), true);
    assert.match(
      execFileSync('cat', [join(machine.folder, 'asked')], { encoding: 'utf8' }),
      new RegExp(`deb ${MIRROR} \\w+ main`),
    );

    mmdebstrap(machine, 'exit 1');
    const second = await machine.run('toolchain.mjs');
    assert.match(second.output, /^The compiler is Emscripten from Debian in .* \(bwrap\)\.\n$/);
  }),
);

test(
  'a download that breaks off leaves nothing, and is tried afresh next time',
  { skip: !isRoot && 'needs root' },
  onMachine(async (machine) => {
    debian(machine);
    mmdebstrap(
      machine,
      'mkdir -p $folder/usr/bin; echo > $folder/usr/bin/emcc; echo "E: connection reset" >&2; exit 1',
    );
    const { code, output } = await machine.run('toolchain.mjs');
    assert.equal(code, 1);
    assert.match(output, /could not be downloaded: it broke off half-way.*run the command again.*E: connection reset/s);
    assert.doesNotMatch(output, /\n\s+at /);
    assert.deepEqual(readdirSync(machine.cache), []);
  }),
);

test(
  'a compiler that does not link is not kept',
  { skip: !isRoot && 'needs root' },
  onMachine(async (machine) => {
    debian(machine);
    mmdebstrap(machine, 'mkdir -p $folder/usr/bin; echo > $folder/usr/bin/emcc');
    machine.program(
      'bwrap',
      `while [ "$1" != "--" ]; do shift; done; shift
case "$*" in true) exit 0;; *--version*) ${EMCC};; *) echo "wasm-ld: error"; exit 1;; esac`,
    );
    const { code, output } = await machine.run('toolchain.mjs');
    assert.equal(code, 1);
    assert.match(output, /installed but does not link.*wasm-ld: error/s);
    assert.deepEqual(readdirSync(machine.cache), []);
  }),
);

test(
  'a half-made root is not taken for a toolchain',
  onMachine(async (machine) => {
    const root = rootFolder(machine.cache);
    mkdirSync(join(root, 'usr/bin'), { recursive: true });
    writeFileSync(join(root, 'usr/bin/emcc'), '');
    assert.equal(isWholeRoot(root), false);
    writeFileSync(join(root, '.glassbox-whole'), '');
    assert.equal(isWholeRoot(root), true);
  }),
);

test('the mirror is the main Debian archive among those apt knows', () => {
  const security = 'http://a.example/security/|Debian|Debian-Security';
  assert.equal(pickMirror(`${security}\nhttp://a.example/debian/|Debian|Debian\n`), 'http://a.example/debian/');
  assert.equal(pickMirror('http://a.example/ubuntu/|Ubuntu|Ubuntu\n'), null);
  assert.equal(pickMirror(''), null);
});

/** A stand-in for emsdk's repository, whose tool runs the script. */
function emsdkRepository(machine, script) {
  const folder = join(machine.folder, 'emsdk-repository');
  machine.script('emsdk-repository/emsdk', script);
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
      cwd: folder,
      stdio: 'pipe',
    });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '-m', 'stand-in');
  git('tag', EMSDK_VERSION);
  return folder;
}

test(
  'without apt, emsdk is cloned at its pinned version, once',
  onMachine(async (machine) => {
    for (const name of ['cmake', 'ninja']) machine.program(name, 'exit 0');
    const url = emsdkRepository(
      machine,
      `cd "$(dirname "$0")"; mkdir -p upstream/emscripten; printf '#!/bin/sh\\necho hello from emcc' > upstream/emscripten/emcc; chmod +x upstream/emscripten/emcc`,
    );
    const env = { GLASSBOX_EMSDK_URL: `file://${url}` };
    const first = await machine.run('toolchain.mjs', [], { env });
    assert.equal(first.code, 0, first.output);
    assert.match(first.output, /Installing Emscripten .* with emsdk .*usually/);
    const second = await machine.run('toolchain.mjs', ['run', 'emcc'], {
      env: { GLASSBOX_EMSDK_URL: 'file:///nowhere' },
    });
    assert.deepEqual(second, { code: 0, output: 'hello from emcc\n' });
  }),
);

test(
  'an emsdk that breaks off leaves nothing and ends in the commands',
  onMachine(async (machine) => {
    const url = emsdkRepository(machine, 'echo "Error: Downloading failed"; exit 1');
    const { code, output } = await machine.run('toolchain.mjs', [], { env: { GLASSBOX_EMSDK_URL: `file://${url}` } });
    assert.equal(code, 1);
    assert.match(output, /broke off half-way.*Downloading failed.*emsdk_env\.sh/s);
    assert.equal(existsSync(join(machine.cache, `emsdk-${EMSDK_VERSION}`)), false);
    assert.deepEqual(readdirSync(machine.cache), []);
  }),
);

test(
  'a cache folder that may not be written is one sentence',
  onMachine(async (machine) => {
    machine.file('blocked', 'a file, where a folder should be');
    const url = emsdkRepository(machine, 'exit 0');
    const { code, output } = await machine.run('toolchain.mjs', [], {
      env: { GLASSBOX_EMSDK_URL: `file://${url}`, XDG_CACHE_HOME: join(machine.checkout, 'blocked') },
    });
    assert.equal(code, 1);
    assert.match(output, /Cannot make the folder .*part of the path is a file/);
  }),
);
