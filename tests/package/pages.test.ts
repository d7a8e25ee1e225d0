// The package without a bundler: one script tag, from the page's own server and from another one, and in a worker.
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, printedBy, type Server, serveFolder } from './browser.js';
import { type Project, packedProject } from './packed.js';
import { PRINTED, program } from './program.js';

const DOOR = 'dist/engine/index.js';
const WORKER_DOOR = 'dist/engine/worker/index.js';
const HERE = './node_modules/glassbox-nn';

let project: Project;
let browser: Browser;
/** The page's own server, with a strict policy; and one elsewhere that serves the package to everybody. */
let home: Server;
let cdn: Server;

beforeAll(async () => {
  [project, browser] = await Promise.all([packedProject(), openBrowser()]);
  cdn = await serveFolder(project.home, { 'Access-Control-Allow-Origin': '*' });
  home = await serveFolder(project.folder, {
    'Content-Security-Policy': `default-src 'self'; script-src 'self' ${cdn.origin} 'wasm-unsafe-eval'; connect-src 'self' ${cdn.origin}; worker-src 'self' blob: ${cdn.origin}`,
  });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await Promise.all([home.close(), cdn.close()]);
  await project.remove();
});

const page = (name: string) => `<!doctype html><title>Page</title><script type="module" src="${name}.js"></script>`;

async function visit(name: string, script: string): Promise<unknown> {
  await project.write(`${name}.js`, script);
  await project.write(`${name}.html`, page(name));
  return printedBy(browser, `${home.origin}/${name}.html`);
}

test('a bare module script, from beside the page', async () => {
  expect(await visit('own', program({ from: `${HERE}/${DOOR}` }))).toEqual(PRINTED);
});

test('a bare module script from another origin, which fetches its module there', async () => {
  expect(await visit('elsewhere', program({ from: `${cdn.origin}/${DOOR}` }))).toEqual(PRINTED);
  expect(cdn.asked).toContainEqual(expect.stringMatching(/^\/dist\/parts\/engine-[\d.]+\.wasm$/));
  expect(cdn.asked.filter((path) => /node|\.map$/.test(path))).toEqual([]);
});

test('a server that does not know the type of .wasm will do', async () => {
  const untyped = await serveFolder(project.folder, { 'Content-Type': 'text/plain' }, /\.wasm$/);
  try {
    expect(await printedBy(browser, `${untyped.origin}/own.html`)).toEqual(PRINTED);
  } finally {
    await untyped.close();
  }
});

test('a module worker', async () => {
  await project.write('in-worker.js', program({ from: `${HERE}/${DOOR}` }).replace('console.log(', 'postMessage('));
  const script = `new Worker('in-worker.js', { type: 'module' }).onmessage = ({ data }) => console.log(data);`;
  expect(await visit('worker', script)).toEqual(PRINTED);
});

test('an engine in a worker, from beside the page', async () => {
  expect(await visit('off-thread', program({ worker: true, from: `${HERE}/${WORKER_DOOR}` }))).toEqual(PRINTED);
});

test('an engine in a worker, from another origin', async () => {
  cdn.asked.length = 0;
  const from = `${cdn.origin}/${WORKER_DOOR}`;
  expect(await visit('off-thread-elsewhere', program({ worker: true, from }))).toEqual(PRINTED);
  expect(cdn.asked).toContain('/dist/engine/worker/entry.js');
  expect(cdn.asked).toContainEqual(expect.stringMatching(/^\/dist\/parts\/engine-[\d.]+\.wasm$/));
});

test('where the policy allows no worker, an error says so, and training in the page still works', async () => {
  const strict = await serveFolder(project.folder, {
    'Content-Security-Policy': "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'",
  });
  try {
    await project.write(
      'no-worker.js',
      `import { createEngine } from '${HERE}/${DOOR}';
      import { createWorkerEngine } from '${HERE}/${WORKER_DOOR}';
      const refused = await createWorkerEngine().catch((error) => error);
      const net = (await createEngine()).network({ layers: [1, 1] });
      console.log(JSON.stringify({ code: refused.code, message: refused.message, predicts: net.predict([1]).length }));`,
    );
    await project.write('no-worker.html', page('no-worker'));
    const told = printedBy(browser, `${strict.origin}/no-worker.html`, /Content Security Policy/);
    expect(await told).toEqual({
      code: 'unsupported',
      message: expect.stringMatching(/^\[createWorkerEngine\] expected a worker but it could not start/),
      predicts: 1,
    });
  } finally {
    await strict.close();
  }
});

/** Trains until a page's timers have fired twenty times. */
const FREEZE = (create: string, from: string) => `
import { ${create} } from '${from}';
const net = await (await ${create}()).network({ layers: [2, 64, 64, 1] });
const inputs = Array.from({ length: 2000 }, (_, i) => [Math.sin(i), Math.cos(i)]);
const stop = new AbortController();
let ticks = 0;
const timer = setInterval(() => { if (++ticks === 20) stop.abort(); }, 10);
const data = { inputs, targets: inputs.map(([x, y]) => x * y) };
await net.train(data, { epochs: 1e6, every: 1e6, signal: stop.signal }).next().catch(() => {});
clearInterval(timer);
console.log(JSON.stringify({ ticks, steps: (await net.toJSON()).training.step }));
`;

// Timers end it; kept waiting, it would train for hours.
test.each([
  ['in the page', 'createEngine', `${HERE}/${DOOR}`],
  ['in a worker', 'createWorkerEngine', `${HERE}/${WORKER_DOOR}`],
])('timers go on firing while it trains %s', async (_, create, from) => {
  const seen = (await visit(`freeze-${create}`, FREEZE(create, from))) as Record<string, number>;
  expect(seen.steps).toBeGreaterThan(0);
  expect(seen.ticks).toBeGreaterThanOrEqual(20);
});
