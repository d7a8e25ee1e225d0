// The package without a bundler: one script tag, from the page's own server and from another one, and in a worker.
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, printedBy, type Server, serveFolder } from './browser.js';
import { type Project, packedProject } from './packed.js';
import { PRINTED, program } from './program.js';

const DOOR = 'dist/engine/index.js';

let project: Project;
let browser: Browser;
/** The page's own server, with a strict policy; and one elsewhere that serves the package to everybody. */
let home: Server;
let cdn: Server;

beforeAll(async () => {
  [project, browser] = await Promise.all([packedProject(), openBrowser()]);
  cdn = await serveFolder(project.home, { 'Access-Control-Allow-Origin': '*' });
  home = await serveFolder(project.folder, {
    'Content-Security-Policy': `default-src 'self'; script-src 'self' ${cdn.origin} 'wasm-unsafe-eval'; connect-src 'self' ${cdn.origin}; worker-src 'self' blob:`,
  });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await Promise.all([home.close(), cdn.close()]);
  await project.remove();
});

async function visit(name: string, script: string): Promise<unknown> {
  await project.write(`${name}.js`, script);
  await project.write(
    `${name}.html`,
    `<!doctype html><title>Page</title><script type="module" src="${name}.js"></script>`,
  );
  return printedBy(browser, `${home.origin}/${name}.html`);
}

test('a bare module script, from beside the page', async () => {
  expect(await visit('own', program('', `./node_modules/glassbox-nn/${DOOR}`))).toEqual(PRINTED);
});

test('a bare module script from another origin, which fetches its module there', async () => {
  expect(await visit('elsewhere', program('', `${cdn.origin}/${DOOR}`))).toEqual(PRINTED);
  expect(cdn.asked).toContain('/dist/engine/native/engine.wasm');
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
  await project.write(
    'in-worker.js',
    program('', `./node_modules/glassbox-nn/${DOOR}`).replace('console.log(', 'postMessage('),
  );
  const script = `new Worker('in-worker.js', { type: 'module' }).onmessage = ({ data }) => console.log(data);`;
  expect(await visit('worker', script)).toEqual(PRINTED);
});
