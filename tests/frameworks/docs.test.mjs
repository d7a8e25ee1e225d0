// Every example of the documents, built by Vite and run in a page: those of docs/package.md print what they print in Node (documents.test.ts of
// tests/package), those of docs/embedding.md show what they say. What needs Node's files is left out.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, serveFolder } from '../package/browser.js';
import { snippetsOf } from '../package/snippets.js';
import { checkout, here, runIn } from './project.mjs';

const source = join(here, 'docs', 'dist', 'source');
const documents = await Promise.all(
  ['package.md', 'embedding.md'].map((name) => readFile(join(checkout, 'docs', name), 'utf8')),
);
const [guide, embedding] = documents.map(snippetsOf);
const programs = guide.filter(
  ({ language, code }) => language === 'js' && !/node:|worker-entry|\bwasmUrl\b/.test(code),
);
const elements = embedding.filter(({ language, code }) => language === 'html' && code.includes('<glassbox-'));
const script = embedding.find(
  ({ language, code }) => language === 'js' && code.includes("querySelector('glassbox-"),
).code;

/** Keeps what is printed, as Node would write it but for white space and quotes. */
const KEEPER = `window.printed = [];
const inspect = Symbol.for('nodejs.util.inspect.custom');
const written = (value) => (typeof value === 'object' ? (value?.[inspect]?.() ?? JSON.stringify(value)) : String(value));
console.log = (...values) => window.printed.push(values.map(written).join(' '));`;

const bare = (text) => text.replace(/[\s'"]/g, '');

let browser;
let server;
beforeAll(async () => {
  await rm(join(source, '..'), { recursive: true, force: true });
  await mkdir(join(source, 'public'), { recursive: true });
  const input = [];
  const page = async (name, body, code) => {
    await writeFile(join(source, `${name}.js`), code);
    await writeFile(
      join(source, `${name}.html`),
      `<!doctype html><title>${name}</title>${body}<script type="module" src="./${name}.js"></script>`,
    );
    input.push(`${name}.html`);
  };
  await writeFile(join(source, 'keeper.js'), KEEPER);
  for (const [i, { code }] of programs.entries())
    await page(`program-${i}`, '', `import './keeper.js';\n${code}\nwindow.isDone = true;`);
  for (const [i, { code }] of elements.entries())
    await page(`elements-${i}`, code.replace(/<script type="module".*?<\/script>/s, ''), "import 'glassbox-nn/parts';");
  await page(
    'script',
    '<glassbox-playground></glassbox-playground>',
    `import { defineElements } from 'glassbox-nn/parts';\nawait defineElements();\n${script}\nwindow.saved = saved;`,
  );
  await writeFile(
    join(source, 'public', 'prices.csv'),
    'rooms,town,price\n3,Bath,310\n2,Ely,180\n4,Ely,260\n5,Bath,420\n',
  );
  await writeFile(
    join(source, 'vite.config.mjs'),
    `export default ${JSON.stringify({ base: './', build: { outDir: '../built', emptyOutDir: true, target: 'es2022', rollupOptions: { input } } })};`,
  );
  await runIn('docs/dist/source', 'vite', ['build', '--logLevel', 'error']);
  [browser, server] = await Promise.all([openBrowser(), serveFolder(join(source, '..', 'built'))]);
});
afterAll(() => Promise.all([browser?.close(), server?.close()]));

async function inPage(name, look) {
  const page = await browser.newPage();
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/error|warning/.test(message.type()) && !/favicon/.test(message.location().url))
      complaints.push(message.text());
  });
  try {
    await page.goto(`${server.origin}/${name}.html`);
    const seen = await look(page).catch((error) => {
      throw new Error(`${error.message}\n${complaints.join('\n')}`);
    });
    expect(complaints).toEqual([]);
    return seen;
  } finally {
    await page.close();
  }
}

test.each(programs.map(({ prints }, i) => [i, prints]))(
  'program %i of docs/package.md prints what it prints in Node',
  async (i, prints) => {
    const printed = await inPage(`program-${i}`, async (page) => {
      await page.waitForFunction(() => window.isDone, null, { timeout: 60_000 });
      return page.evaluate(() => window.printed);
    });
    expect(printed.map(bare).join('\n')).toBe(prints.trim().split('\n').map(bare).join('\n'));
  },
);

test.each(elements.map((_, i) => [i]))('elements %i of docs/embedding.md train', (i) =>
  inPage(`elements-${i}`, async (page) => {
    const models = page.locator('glassbox-model, glassbox-playground');
    await models.first().waitFor({ state: 'attached' });
    await models.evaluateAll((all) => {
      window.waiting = new Set(all);
      for (const model of all) {
        model.addEventListener('glassbox-tick', ({ detail }) => detail.epoch >= 2 && window.waiting.delete(model));
        customElements.whenDefined(model.localName).then(() => model.step('epoch', 2));
      }
    });
    await page.waitForFunction(() => window.waiting.size === 0, null, { timeout: 60_000 });
  }),
);

test('the script of docs/embedding.md steps, saves and opens', async () => {
  const saved = await inPage('script', async (page) => {
    await page.waitForFunction(() => window.saved, null, { timeout: 60_000 });
    return page.evaluate(() => window.saved);
  });
  expect(saved).toContain('v=1');
});

test('few are left out, and those are of Node and of other bundlers', () => {
  expect(programs.length).toBeGreaterThanOrEqual(8);
  expect(elements.length).toBeGreaterThanOrEqual(4);
});
