// The parts as strangers use them: the built bundle from another origin, in pages under a strict policy. `npm run test:embed` builds it.
import { defineConfig } from 'playwright/test';

const chromium = process.env.GLASSBOX_CHROMIUM;
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'tests/embed',
  testMatch: '*.spec.ts',
  outputDir: 'test-results/embed',
  workers: 1,
  retries: process.env.CI ? 1 : 0,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  use: {
    viewport: { width: 1000, height: 800 },
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
