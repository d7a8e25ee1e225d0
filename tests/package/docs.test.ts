// The documents as pages of a site: every address in them is relative and leads somewhere, the search finds, and examples are live, all
// under a path of any host that only serves files.
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, serveFolder } from './browser.js';
import { checkout } from './here.js';

let host: string;
let site: string;
beforeAll(async () => {
  host = await mkdtemp(join(tmpdir(), 'glassbox-docs-'));
  site = join(host, 'sub', 'path');
  await cp(join(checkout, 'dist', 'parts'), join(site, 'parts'), { recursive: true });
  const { writeDocs } = await import(join(checkout, 'tools', 'site', 'docs', 'pages.mjs'));
  writeDocs(site);
  for (const page of ['index.html', 'playground/index.html', 'learn/index.html']) {
    await cp(join(site, 'docs', 'tokens.css'), join(site, page));
  }
  await writeFile(join(site, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
}, 120_000);
afterAll(() => rm(host, { recursive: true, force: true }));

test('every address is relative and leads to a page, and to a heading on it; nothing of a page is inline', async () => {
  const docs = join(site, 'docs');
  const pages = (await readdir(docs)).filter((name) => name.endsWith('.html'));
  expect(pages).toContain('index.html');
  for (const page of pages) {
    const text = await readFile(join(docs, page), 'utf8');
    expect(text, page).not.toMatch(/<script(?![^>]* src=)|<style| style="(?!border: 0)/);
    for (const [, address = ''] of text.replace(/<code>[\s\S]*?<\/code>/g, '').matchAll(/ (?:href|src)="([^"]+)"/g)) {
      if (/^https?:/.test(address)) continue;
      expect(address, page).not.toMatch(/^\//);
      const [path = '', anchor] = address.split('#');
      const led = await readFile(join(docs, dirname(page), path || page), 'utf8').catch(() => null);
      expect(led, `${page} leads to ${address}`).not.toBeNull();
      if (anchor && led !== null) expect(led, `${page} leads to ${address}`).toContain(` id="${anchor}"`);
    }
  }
});

test('under a path, a page searches all of them, and shows its examples live', { timeout: 90_000 }, async () => {
  const [server, browser] = await Promise.all([serveFolder(host), openBrowser()]);
  try {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(`${server.origin}/sub/path/docs/embedding.html`);
    await page.locator('.live glassbox-boundary canvas').first().waitFor({ timeout: 60_000 });
    await page.getByLabel('Search').fill('GlassboxError');
    await page.locator('#results a').filter({ hasText: 'Reference: GlassboxError' }).click();
    await page.waitForURL(/\/sub\/path\/docs\/api\.html#glassboxerror$/);
    await page.getByLabel('Search').fill('xyzzyqqq');
    await page.getByText('Nothing found.').waitFor();
    expect(complaints).toEqual([]);
    expect(server.asked.filter((path) => !path.startsWith('/sub/path/') && path !== '/favicon.ico')).toEqual([]);
  } finally {
    await browser.close();
    await server.close();
  }
});

test('an address that is pasted elsewhere can unfold: oEmbed leads to the live frame', async () => {
  const { oembedOf } = await import(join(checkout, 'tools', 'site', 'networks.mjs'));
  const { readBase } = await import(join(checkout, 'tools', 'site.mjs'));
  const base = readBase(['--base', 'https://example.org/glassbox']);
  expect(base).toBe('https://example.org/glassbox/');
  expect(() => readBase(['--base', 'example.org'])).toThrow('--base: expected an address such as https://');
  const answer = oembedOf({ id: 'circle', name: 'Circle' }, base);
  expect(answer).toMatchObject({ version: '1.0', type: 'rich', title: 'Circle: a neural network, live' });
  expect(answer.html).toContain('<iframe src="https://example.org/glassbox/embed/?preset=circle&amp;autoplay"');
  expect(answer.html).toContain(`width="${answer.width}" height="${answer.height}"`);
  expect(answer.thumbnail_url).toBe('https://example.org/glassbox/networks/circle/preview.png');
});
