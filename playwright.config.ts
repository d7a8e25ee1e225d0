// End-to-end tests in Chromium, against the built pages under the server's strict content security policy. `npm run test:e2e`
// builds and serves them and says where by GLASSBOX_URL; run alone, this serves what is in build/site.
import { defineConfig } from 'playwright/test';

const port = 5199;
const given = process.env.GLASSBOX_URL;
const chromium = process.env.GLASSBOX_CHROMIUM;
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results/e2e',
  // One browser at a time: the tests train networks, and several would only slow each other down.
  workers: 1,
  // A browser on a busy machine may miss a frame: once more, and the report calls it flaky.
  retries: process.env.CI ? 1 : 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: given ?? `http://localhost:${port}/playground/`,
    viewport: { width: 1280, height: 900 },
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
  ...(given ? {} : { webServer: { command: `node tools/serve.mjs --port ${port}`, port, reuseExistingServer: false } }),
});
