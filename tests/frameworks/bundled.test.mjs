// React, Vue and Svelte with Vite: types of the tags and their events, and the built page. VitePress: a page of documents.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, serveFolder } from '../package/browser.js';
import { ANSWER, here, runIn, scriptsThatNameThisMachine, visit } from './project.mjs';

let browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe.each([
  ['react', 'tsc', ['-p', '.']],
  ['vue', 'vue-tsc', ['-p', '.']],
  ['svelte', 'svelte-check', ['--tsconfig', 'tsconfig.json', '--output', 'machine']],
])('%s', (project, checker, args) => {
  test('knows the tags, their attributes and their events', () => runIn(project, checker, args));

  test('is built by Vite, and its page shows the parts and an answer', async () => {
    await runIn(project, 'vite', ['build', '--logLevel', 'error']);
    await expectShown(project);
  });
});

test('VitePress renders a page with the parts to text, and the page shows them and an answer', async () => {
  await runIn('vitepress', 'vitepress', ['build']);
  await expectShown('vitepress');
});

async function expectShown(project) {
  const folder = join(here, project, 'dist');
  const server = await serveFolder(folder);
  try {
    const { answers, complaints } = await visit(browser, `${server.origin}/`);
    expect(answers).toEqual([ANSWER, 'orings']);
    expect(complaints).toEqual([]);
    expect(await scriptsThatNameThisMachine(folder)).toEqual([]);
  } finally {
    await server.close();
  }
}
