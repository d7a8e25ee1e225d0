import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { policyHeader, writePolicy } from '../../tools/policy.mjs';
import { askedPort, serve } from '../../tools/serve.mjs';

const top = mkdtempSync(join(tmpdir(), 'glassbox-serve-'));
const folder = join(top, 'site');
let server;

before(async () => {
  mkdirSync(join(folder, 'playground'), { recursive: true });
  writeFileSync(join(folder, 'playground', 'index.html'), '<p>hello</p>');
  writeFileSync(join(folder, 'index.html'), '<p>front</p>');
  mkdirSync(join(folder, 'embed'));
  writeFileSync(join(folder, 'embed', 'index.html'), '<p>framed</p>');
  writeFileSync(join(folder, 'engine.wasm'), 'wasm');
  writeFileSync(join(top, 'secret.txt'), 'secret');
  server = await serve({ folder, port: 0 });
});
after(async () => {
  await server.close();
  rmSync(top, { recursive: true, force: true });
});

/** Asks for a path exactly as written, which fetch would tidy up. */
function get(path, headers = {}, method = 'GET') {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: server.port, path, headers, method }, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    })
      .on('error', reject)
      .end();
  });
}

test('serves files with their types and the strict policy', async () => {
  const page = await get('/playground/?x=1');
  assert.equal(page.body, '<p>hello</p>');
  assert.equal(page.headers['content-security-policy'], policyHeader());
  assert.doesNotMatch(policyHeader(), /unsafe-inline|'unsafe-eval'/);
  assert.equal((await get('/engine.wasm')).headers['content-type'], 'application/wasm');
});

test('pages carry the same policy themselves, for hosts that send no headers', () => {
  const place = join(top, 'built', 'inside');
  mkdirSync(place, { recursive: true });
  const page = join(place, 'index.html');
  writeFileSync(page, '<head>\n    <meta charset="utf-8">\n    <script src="a.js"></script></head>');
  writePolicy(join(top, 'built'));
  const written = readFileSync(page, 'utf8');
  const [, policy] = /<meta charset="utf-8">\s*<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(
    written,
  );
  assert.equal(`${policy}; frame-ancestors 'self'`, policyHeader());
  writeFileSync(page, '<p>no place for it</p>');
  assert.throws(() => writePolicy(join(top, 'built')), /inside.index\.html: expected <meta charset/);
});

test('/ is the front page, and a folder is led to by its slash', async () => {
  assert.equal((await get('/')).body, '<p>front</p>');
  assert.equal(server.url, `http://localhost:${server.port}/`);
  const moved = await get('/playground?a=1');
  assert.deepEqual([moved.status, moved.headers.location], [301, '/playground/?a=1']);
  assert.equal((await get('//playground')).headers.location, '/playground/');
});

test('an unchanged file is not sent again', async () => {
  const { etag } = (await get('/engine.wasm')).headers;
  assert.equal((await get('/engine.wasm', { 'If-None-Match': etag })).status, 304);
});

test('nothing outside the folder, nothing but reading', async () => {
  for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%', '/a%00b', '/nothing']) {
    assert.equal((await get(path)).status, 404, path);
  }
  assert.equal((await get('/engine.wasm', {}, 'POST')).status, 405);
});

test('only the embed page may be framed by anybody, however an address is written', async () => {
  const framed = async (path) => /frame-ancestors \*/.test((await get(path)).headers['content-security-policy']);
  for (const path of ['/embed/', '/%65mbed/', '/playground/../embed/']) assert.ok(await framed(path), path);
  for (const path of [
    '/embed/../playground/',
    '/embed/%2e%2e/playground/',
    '/embed/..%2fplayground/',
    '/embed/nothing',
  ])
    assert.ok(!(await framed(path)), path);
});

test('a name that is not of this machine is answered nothing', async () => {
  for (const host of ['evil.example', 'localhost.evil.example:80', '127.0.0.1.evil.example'])
    assert.equal((await get('/engine.wasm', { Host: host })).status, 403, host);
  for (const host of ['localhost', 'a.localhost:9', `127.0.0.1:${server.port}`, '[::1]:80'])
    assert.equal((await get('/engine.wasm', { Host: host })).status, 200, host);
});

test('a port that was asked for and is taken is one clear sentence', async () => {
  await assert.rejects(serve({ folder, port: server.port, exact: true }), {
    name: 'Stop',
    message: `Port ${server.port} is taken by another program; choose another with --port N, or leave it out to get a free one.`,
  });
});

test('a port that nobody asked for gives way to the next free one', async () => {
  const next = await serve({ folder, port: server.port });
  assert.ok(next.port > server.port);
  await next.close();
});

test('reads the port from --port, then from PORT', () => {
  assert.deepEqual(askedPort(['--port', '8080'], { PORT: '9' }), { port: 8080, exact: true });
  assert.deepEqual(askedPort(['--port=8080'], {}), { port: 8080, exact: true });
  assert.deepEqual(askedPort([], { PORT: '9000' }), { port: 9000, exact: true });
  assert.equal(askedPort([], {}).exact, false);
  for (const text of ['', 'http', '70000', '-1'])
    assert.throws(() => askedPort(['--port', text], {}), /expected a whole number/);
});
