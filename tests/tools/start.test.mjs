import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { howToInstall } from '../../tools/browsers.mjs';
import { checkNode } from '../../tools/common/node-version.mjs';
import { cacheFolder } from '../../tools/common/paths.mjs';
import { duration } from '../../tools/common/progress.mjs';
import { onMachine } from './machine.mjs';

test(
  'npm start with a taken port ends at once, with one sentence',
  onMachine(async (machine) => {
    const other = createServer();
    await new Promise((done) => other.listen(0, '127.0.0.1', done));
    const { port } = other.address();
    const { code, output } = await machine.run('start.mjs', ['--port', String(port)]);
    other.close();
    assert.equal(code, 1);
    assert.equal(
      output.trim(),
      `Port ${port} is taken by another program; choose another with --port N, or leave it out to get a free one.`,
    );
  }),
);

test(
  'npm start with a port that is none',
  onMachine(async (machine) => {
    const { code, output } = await machine.run('start.mjs', ['--port', 'http']);
    assert.equal(code, 1);
    assert.equal(output.trim(), "The port is 'http'; expected a whole number from 0 to 65535.");
  }),
);

test(
  'npm test with an unknown level names the known ones',
  onMachine(async (machine) => {
    const { code, output } = await machine.run('test.mjs', ['cpu']);
    assert.equal(code, 1);
    assert.match(output, /There is no level 'cpu'; expected one of tools, static, cpp/);
  }),
);

test('an old Node is told apart', () => {
  assert.throws(() => checkNode('18.19.0'), /needs Node 20 or newer; this is Node 18\.19\.0/);
  checkNode('20.0.0');
  checkNode('24.1.0');
});

test('the cache folder follows the XDG rule', () => {
  assert.equal(cacheFolder({ XDG_CACHE_HOME: '/x', HOME: '/h' }), '/x/glassbox');
  assert.equal(cacheFolder({ XDG_CACHE_HOME: 'relative', HOME: '/h' }), '/h/.cache/glassbox');
  assert.equal(cacheFolder({ HOME: '/h' }), '/h/.cache/glassbox');
});

test('durations read well', () => {
  assert.deepEqual([400, 12_000, 59_400, 125_000].map(duration), ['0.4 s', '12 s', '59 s', '2 min 05 s']);
});

test('missing browsers are named with what installs them', () => {
  const text = howToInstall(['firefox', 'webkitDriver', 'miniBrowser']);
  assert.match(text, /need Firefox, the WebKit driver, WebKit's MiniBrowser/);
  assert.match(text, /sudo apt-get install firefox-esr webkit2gtk-driver\n/);
});
