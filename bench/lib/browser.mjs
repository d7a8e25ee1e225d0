// The suite in Chromium: the page is bundled by Vite, served from this machine, and driven by Playwright.

import { join } from 'node:path';
import { chromium } from 'playwright';
import { build, preview } from 'vite';

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
 *   say: (text: string) => void }} options
 */
export async function runInChromium({ bench, checkout, program, effort, only, say }) {
  const root = join(bench, 'page');
  const config = {
    root,
    base: './',
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: { 'glassbox-nn': join(checkout, 'dist', 'engine', 'index.js') } },
    build: {
      outDir: join(root, 'dist'),
      emptyOutDir: true,
      target: 'es2022',
      chunkSizeWarningLimit: 10_000,
      assetsInlineLimit: 0,
    },
  };
  await build(config);
  const server = await preview({ ...config, preview: { host: '127.0.0.1', port: 0 } });
  const browser = await launchChromium(program);
  try {
    const page = await browser.newPage();
    page.on('console', (message) => message.type() === 'log' && say(message.text()));
    page.on('pageerror', (error) => say(`the page: ${error.message}`));
    await page.goto(server.resolvedUrls.local[0]);
    await page.waitForFunction(() => 'runBench' in globalThis);
    const results = await page.evaluate(([effort, only]) => globalThis.runBench(effort, only), [effort, only ?? null]);
    return { version: `Chromium ${browser.version()}`, ...results };
  } finally {
    await browser.close();
    await server.close();
  }
}
