// The parts as strangers use them: the built bundle from another origin, in pages under a strict policy. `npm run test:embed` builds it.
import { defineConfig } from 'playwright/test';
import { base, checkout, launchOptions } from '../playwright.base.js';

export default defineConfig({
  ...base,
  outputDir: `${checkout}test-results/embed`,
  use: { viewport: { width: 1000, height: 800 }, launchOptions },
});
