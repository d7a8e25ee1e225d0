// The examples run as their first line says, and print what they promise.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.js';
import { checkout } from './here.js';

async function example(name: string): Promise<string> {
  const file = fileURLToPath(new URL(`../../examples/node/${name}.mjs`, import.meta.url));
  return (await promisify(execFile)(process.execPath, [file])).stdout;
}

function numberAfter(text: string, label: string): number {
  return Number(new RegExp(`${label}\\s+(-?[\\d.]+)`).exec(text)?.[1] ?? Number.NaN);
}

test('o-rings.mjs meets the maximum likelihood fit to 1 %', async () => {
  const text = await example('o-rings');
  expect(Math.abs(numberAfter(text, '\\n {2}intercept') / 15.0429 - 1)).toBeLessThan(0.01);
  expect(Math.abs(numberAfter(text, '\\n {2}slope') / -0.2322 - 1)).toBeLessThan(0.01);
  expect(text).toContain('At 31 F');
});

test('penguins.mjs counts what it leaves out, learns, and shows what it confuses', async () => {
  const text = await example('penguins');
  expect(text).toContain('344 penguins, 2 left out because a measurement is NA');
  expect(text).toContain('274 to train on, 68 held out');
  const last = /^ {3}60 .*?([\d.]+) %\s+([\d.]+) %$/m.exec(text);
  expect(Number(last?.[1])).toBeGreaterThan(97);
  expect(Number(last?.[2])).toBeGreaterThan(95);
  const rows = ['Adelie', 'Chinstrap', 'Gentoo'].map(
    (name) => new RegExp(`^\\s*${name}((?:\\s+\\d+){3})$`, 'm').exec(text)?.[1],
  );
  const counts = rows.flatMap((row) => (row ?? '').trim().split(/\s+/).map(Number));
  expect(counts).toHaveLength(9);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(68);
});

test('prepared.mjs prepares, learns, and answers from the file alone', async () => {
  const text = await example('prepared');
  expect(text).toContain('275 to train on, 69 held out; inputs: island: Biscoe, island: Dream');
  expect(Number(/([\d.]+) % of those held out/.exec(text)?.[1])).toBeGreaterThan(95);
  expect(text).toMatch(/value: 'Chinstrap', probability: 0\.99/);
});

test('seeds.mjs trains a hundred networks in workers, and shows where they end', async () => {
  const text = await example('seeds');
  expect(text).toMatch(/^100 networks in [\d.]+ s; right of 68 held-out penguins:/);
  const counts = [...text.matchAll(/^\s*\d+ {2}#+ (\d+)$/gm)].map(([, many]) => Number(many));
  expect(counts.reduce((sum, many) => sum + many, 0)).toBe(100);
  const [best, median, worst] = [...text.matchAll(/([\d.]+) \(seed \d+\)/g)].map(([, cost]) => Number(cost));
  expect(best).toBeLessThanOrEqual(median as number);
  expect(worst).toBeGreaterThanOrEqual(median as number);
});

describe('the examples with a page start with one command, and learn', () => {
  let browser: Browser;
  const started: ChildProcess[] = [];
  beforeAll(async () => {
    browser = await openBrowser();
  }, 30_000);
  afterAll(async () => {
    for (const { pid } of started) if (pid) process.kill(-pid, 'SIGTERM');
    await browser.close();
  });

  /** `npm run example NAME` on a port of its own; gives the address it prints. */
  async function start(name: string): Promise<string> {
    const command = ['run', '--silent', 'example', '--', name, '--port', String(await freePort())];
    // A group of its own, which is ended as Ctrl-C would.
    const child = spawn('npm', command, { cwd: checkout, detached: true, env: { ...process.env, NO_COLOR: '1' } });
    started.push(child);
    let output = '';
    return new Promise((resolve, reject) => {
      const take = (chunk: Buffer) => {
        output += chunk;
        const address = /http:\/\/localhost:\d+\/\S*/.exec(output)?.[0];
        if (address) resolve(address);
      };
      child.stdout.on('data', take);
      child.stderr.on('data', take);
      child.on('close', (code) => reject(new Error(`it ended with ${code}:\n${output}`)));
    });
  }

  test.each([
    ['vite', /^Epoch 400: cost 0\.\d+, (9[5-9]|100) % right$/],
    ['webpack', /^Epoch 1000: cost 0\.0\d+$/],
    ['worker', /^Done: 9\d\.\d % of the held-out digits are told right$/],
  ])('%s', { timeout: 60_000 }, async (name, last) => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(await start(name));
    await page.waitForFunction((source) => {
      const text = document.querySelector('#progress')?.textContent ?? '';
      return new RegExp(source).test(text) || text.includes('expected');
    }, last.source);
    expect(complaints).toEqual([]);
    expect(await page.textContent('#progress')).toMatch(last);
    await page.close();
  });

  test('the worker stops when told to, and keeps what it learned', { timeout: 60_000 }, async () => {
    const page = await browser.newPage();
    // The button is pressed with the first row: all forty epochs may take less than a click from outside.
    await page.addInitScript(() => {
      new MutationObserver((_, seen) => {
        if (!document.querySelector('tbody tr')) return;
        seen.disconnect();
        document.querySelector('button')?.click();
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto(await start('worker'));
    await page.waitForFunction(() => document.querySelector('#progress')?.textContent?.startsWith('Stopped at epoch'));
    await page.close();
  });

  test('name the versions that they are tried with', async () => {
    const read = async (path: string) => JSON.parse(await readFile(join(checkout, path), 'utf8'));
    const [own, bundlers] = [await read('package.json'), await read('tests/package/package.json')];
    const tried = { ...own.devDependencies, ...bundlers.dependencies, [own.name]: own.version };
    for (const name of ['vite', 'webpack']) {
      const { dependencies, devDependencies } = await read(`examples/${name}/package.json`);
      const asked = { ...dependencies, ...devDependencies };
      expect(asked).toEqual(Object.fromEntries(Object.keys(asked).map((key) => [key, tried[key]])));
    }
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
