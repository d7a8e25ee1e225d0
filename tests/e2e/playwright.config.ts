// End-to-end tests in Chromium, against the built pages under the server's strict content security policy. `npm run test:e2e`
// builds and serves them and says where by GLASSBOX_URL; run alone, this serves what is in build/site.
import { availableParallelism } from 'node:os';
import { defineConfig } from 'playwright/test';
import { base, checkout, launchOptions } from '../playwright.base.js';

// Each run serves on a port of its own; what the first process chooses, its workers are told.
process.env.GLASSBOX_PORT ??= String(20_000 + (process.pid % 20_000));
const port = Number(process.env.GLASSBOX_PORT);
const given = process.env.GLASSBOX_URL;

export default defineConfig({
  ...base,
  // Two at a time keep both cores busy to the end: this is the longest of all levels, and waits for a browser again and again.
  workers: Math.min(2, availableParallelism()),
  outputDir: `${checkout}test-results/e2e`,
  use: {
    baseURL: given ?? `http://localhost:${port}/playground/`,
    viewport: { width: 1280, height: 900 },
    launchOptions,
  },
  ...(given
    ? {}
    : {
        webServer: { command: `node tools/serve.mjs --port ${port}`, cwd: checkout, port, reuseExistingServer: false },
      }),
});
