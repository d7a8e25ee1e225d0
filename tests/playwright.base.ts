// What both sets of browser tests have in common; tests/e2e and tests/embed add where their pages are.
import { fileURLToPath } from 'node:url';
import type { PlaywrightTestConfig } from 'playwright/test';
import { findBrowsers } from '../tools/browsers.mjs';

const { chromium } = await findBrowsers();
const isRoot = process.getuid?.() === 0;

/** The top of the checkout: Playwright takes relative paths from the folder of the configuration. */
export const checkout = fileURLToPath(new URL('..', import.meta.url));

export const launchOptions = {
  ...(chromium ? { executablePath: chromium } : {}),
  args: [
    ...(isRoot ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

export const base = {
  testDir: '.',
  testMatch: '**/*.spec.ts',
  // One browser at a time, unless a set says otherwise: the tests train networks, and several only slow each other down.
  workers: 1,
  retries: 0,
  // Many times what any takes on a machine of its own: where something else runs too, a test takes longer, and is as right.
  timeout: 180_000,
  expect: { timeout: 30_000 },
} satisfies PlaywrightTestConfig;
