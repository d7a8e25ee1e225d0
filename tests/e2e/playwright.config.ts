// End-to-end tests in Chromium, against the built pages under the server's strict content security policy. `npm run test:e2e`
// builds and serves them and says where by GLASSBOX_URL; run alone, this serves what is in build/site.
import { defineConfig } from 'playwright/test';
import { base, checkout, launchOptions } from '../playwright.base.js';

const port = 5199;
const given = process.env.GLASSBOX_URL;

export default defineConfig({
  ...base,
  outputDir: `${checkout}test-results/e2e`,
  timeout: 90_000,
  expect: { timeout: 15_000 },
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
