// The documents say what is: every snippet of docs/package.md and of README's section on the package runs and prints what stands
// below it, and the reference is what the types say.
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, ConsoleMessage } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, serveFolder } from './browser.js';
import { checkout, run } from './here.js';
import { type Project, packedProject } from './packed.js';
import { type Snippet, snippetsOf } from './snippets.js';

const guide = snippetsOf(await readFile(join(checkout, 'docs', 'package.md'), 'utf8'));
const readmes = await Promise.all(
  ['README.md', 'web/package/README.md'].map((name) => readFile(join(checkout, name), 'utf8')),
);

let project: Project;
let browser: Browser;
beforeAll(async () => {
  [project, browser] = await Promise.all([packedProject(), openBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  await project.remove();
});

/** What a page prints, line by line, until it has printed as many as are expected. */
async function pagePrints(folder: string, path: string, lines: number): Promise<string> {
  const server = await serveFolder(folder);
  const page = await browser.newPage();
  try {
    const printed: string[] = [];
    const done = new Promise<void>((resolve, reject) => {
      page.on('console', (message: ConsoleMessage) => {
        if (message.type() === 'log' && printed.push(message.text()) === lines) resolve();
      });
      page.on('pageerror', reject);
      setTimeout(() => reject(new Error(`expected ${lines} lines but got ${printed.join('\n')}`)), 15_000).unref();
    });
    await page.goto(`${server.origin}/${path}`);
    await done;
    return `${printed.join('\n')}\n`;
  } finally {
    await page.close();
    await server.close();
  }
}

describe('docs/package.md', () => {
  const inNode = guide.filter(({ language, how }) => language === 'js' && how === 'node');
  test.each(inNode.map((snippet, i) => ({ ...snippet, i })))('snippet $i for Node', async ({ code, prints, i }) => {
    await project.write(`snippet-${i}.mjs`, code);
    expect(await project.node(`snippet-${i}.mjs`)).toBe(prints);
  });

  test('the page without a bundler', async () => {
    const { code, prints } = guide.find(({ how }) => how === 'page') as Snippet;
    await project.write('bare.html', code);
    expect(await pagePrints(project.folder, 'bare.html', 1)).toBe(prints);
  });

  test('the page built by esbuild, by the commands as they stand', { timeout: 60_000 }, async () => {
    for (const { how, code } of guide.filter(({ how }) => how.endsWith('.js'))) await project.write(how, code);
    const { code, prints } = guide.find(({ how }) => how === 'esbuild') as Snippet;
    await mkdir(join(project.folder, 'node_modules', '.bin'), { recursive: true });
    const tools = join(checkout, 'tests', 'package', 'node_modules', '.bin');
    // npx takes what is on PATH when the project has none of its own.
    const env = { ...process.env, PATH: `${tools}:${process.env.PATH}` };
    await run('sh', ['-e', '-c', code.replaceAll('npx esbuild', 'esbuild')], { cwd: project.folder, env });
    await project.write('out/index.html', '<!doctype html><script type="module" src="page.js"></script>');
    expect(await pagePrints(join(project.folder, 'out'), '', 1)).toBe(prints);
  });

  test('no snippet is left out', () => {
    const untried = guide.filter(({ language, how }) => how === '' && language !== 'sh');
    expect(untried).toEqual([]);
    expect(inNode.length).toBeGreaterThan(4);
  });

  test('its links lead somewhere', async () => {
    const text = await readFile(join(checkout, 'docs', 'package.md'), 'utf8');
    const reference = await readFile(join(checkout, 'docs', 'api.md'), 'utf8');
    for (const [, anchor] of text.matchAll(/\]\(api\.md#(\w+)\)/g)) {
      expect(reference.toLowerCase()).toContain(`\n### ${anchor}\n`);
    }
  });
});

test("README's snippets run, the repository's and the package's", async () => {
  const snippets = readmes.flatMap((text) => snippetsOf(text).filter(({ language }) => language === 'js'));
  expect(snippets.length).toBe(2);
  for (const [i, { code }] of snippets.entries()) {
    await project.write(`readme-${i}.mjs`, code);
    const printed = await project.node(`readme-${i}.mjs`);
    expect(printed).toContain('500 ');
    expect(Number(/\[\s*([-\d.]+)\s*\]/.exec(printed)?.[1])).toBeGreaterThan(0.9);
  }
});

test('the reference is what the types say', { timeout: 120_000 }, async () => {
  const { stdout } = await run(process.execPath, [join(checkout, 'tools', 'api.mjs'), '--check'], { cwd: checkout });
  expect(stdout).toContain('up to date');
});
