import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findEmcc, isNewEnough, parseEmccVersion } from '../../tools/toolchain/emcc.mjs';
import { onMachine } from './machine.mjs';

const says = (version) => `echo "emcc (Emscripten gcc/clang-like replacement + linker emulating GNU ld) ${version}"`;

test('reads the versions that emcc prints', () => {
  assert.deepEqual(
    parseEmccVersion('emcc (Emscripten gcc/clang-like replacement + linker emulating GNU ld) 6.0.5 ()\n'),
    [6, 0, 5],
  );
  assert.deepEqual(parseEmccVersion('shared:INFO: hello\nemcc (Emscripten ...) 3.1.6~dfsg\n'), [3, 1, 6]);
  assert.deepEqual(parseEmccVersion('emcc (Emscripten ...) 10.0.12-git (0123abc)'), [10, 0, 12]);
  assert.equal(parseEmccVersion('bash: emcc: not found'), null);
});

test('6 and newer will do', () => {
  assert.equal(isNewEnough([6, 0, 0]), true);
  assert.equal(isNewEnough([10, 1, 2]), true);
  assert.equal(isNewEnough([5, 9, 9]), false);
  assert.equal(isNewEnough(null), false);
});

test(
  'takes the emcc on PATH',
  onMachine(async (machine) => {
    const file = machine.program('emcc', says('6.1.0'));
    const { found, passedOver } = await findEmcc({ PATH: machine.bin });
    assert.deepEqual(found, { file, version: '6.1.0' });
    assert.deepEqual(passedOver, []);
  }),
);

test(
  'passes over an old emcc on PATH, says so, and takes the one under EMSDK',
  onMachine(async (machine) => {
    machine.program('emcc', says('3.1.6'));
    const inSdk = machine.script('sdk/upstream/emscripten/emcc', says('6.0.5'));
    const { found, passedOver } = await findEmcc({ PATH: machine.bin, EMSDK: `${machine.folder}/sdk` });
    assert.equal(found.file, inSdk);
    assert.match(passedOver.join(), /emcc 3\.1\.6 at .* is passed over: 6 or newer is needed/);
  }),
);

test(
  'an emcc that fails to start is passed over',
  onMachine(async (machine) => {
    machine.program('emcc', 'echo "python3: not found" >&2; exit 1');
    const { found, passedOver } = await findEmcc({ PATH: machine.bin });
    assert.equal(found, null);
    assert.match(passedOver.join(), /did not tell its version/);
  }),
);
