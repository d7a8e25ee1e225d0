// The suite in Chromium: the page is bundled by Vite, served from this machine, and driven by Playwright.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { build, preview } from 'vite';
import { ratioOf, summarize } from './stats.mjs';

const FIRST_EPOCH = ['first-glassbox', 'first-plain'];

const FLAGS = [
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A window that nobody looks at must not be slowed down.
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
];

/** Opens Chromium: `program` where it is known, else Playwright's own. */
export function launchChromium(program) {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ ...(program && { executablePath: program }), args: [...asRoot, ...FLAGS] });
}

/**
 * @param {{ bench: string, checkout: string, program: string | null, effort: 'quick' | 'full', only?: string[],
 *   pageOnly: boolean, say: (text: string) => void }} options pageOnly: no training, the way to the first epoch alone
 */
export async function runInChromium({ bench, checkout, program, effort, only, pageOnly, say }) {
  const root = join(bench, 'page');
  const pages = pageOnly ? FIRST_EPOCH : ['index', ...FIRST_EPOCH];
  const config = {
    root,
    base: './',
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: { 'glassbox-nn': join(checkout, 'dist', 'engine', 'index.js') } },
    worker: { format: 'es' },
    build: {
      outDir: join(root, 'dist'),
      emptyOutDir: true,
      target: 'es2022',
      chunkSizeWarningLimit: 10_000,
      assetsInlineLimit: 0,
      rollupOptions: { input: pages.map((name) => join(root, `${name}.html`)) },
    },
  };
  await build(config);
  const server = await preview({ ...config, preview: { host: '127.0.0.1', port: 0 } });
  const browser = await launchChromium(program);
  try {
    const url = server.resolvedUrls.local[0];
    const suite = pageOnly ? undefined : await inPage(browser, url, effort, only, say);
    const visits = effort === 'quick' ? 5 : 15;
    const firstEpoch = only ? undefined : await raceFirstEpoch(browser, url, visits);
    return { version: browser.version(), suite, firstEpoch };
  } finally {
    await browser.close();
    await server.close();
  }
}

async function inPage(browser, url, effort, only, say) {
  const page = await browser.newPage();
  page.on('console', (message) => message.type() === 'log' && say(`Chromium, ${message.text()}`));
  page.on('pageerror', (error) => say(`the page: ${error.message}`));
  if (existsSync('/proc/self/task')) await page.exposeFunction('processorTime', await rendererClock(browser));
  await page.goto(url);
  await page.waitForFunction(() => 'runBench' in globalThis);
  const results = await page.evaluate(([effort, only]) => globalThis.runBench(effort, only), [effort, only ?? null]);
  await page.close();
  return results;
}

/** Linux tells, to the nanosecond, how long each thread of a process has run: that of the page's process, all threads. */
async function rendererClock(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const folders = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => `/proc/${id}/task`);
  return () => {
    let nanoseconds = 0;
    for (const folder of folders) {
      for (const thread of readdirSync(folder)) {
        nanoseconds += Number(readFileSync(`${folder}/${thread}/schedstat`, 'utf8').split(' ')[0]);
      }
    }
    return nanoseconds / 1e6;
  };
}

/** Milliseconds from navigation to the first trained epoch, fresh visits in turn: the package, and plain JavaScript. */
async function raceFirstEpoch(browser, url, visits) {
  const samples = { glassbox: [], plain: [] };
  for (let visit = 0; visit < visits; ++visit) {
    for (const [name, times] of Object.entries(samples)) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${url}first-${name}.html`);
      const at = await page.waitForFunction(() => globalThis.firstEpochAt);
      times.push(await at.jsonValue());
      await context.close();
    }
  }
  return {
    glassbox: summarize(samples.glassbox),
    plain: summarize(samples.plain),
    times: ratioOf(samples.glassbox, samples.plain),
  };
}
