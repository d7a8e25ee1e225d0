import { determinismRuns, serveTestPages } from './pages/serve.mjs';
import { expect, test } from './support/page.js';

test('training ends in the same bits as everywhere else', async ({ page }) => {
  const server = await serveTestPages();
  try {
    await page.goto(server.url);
    for (const run of determinismRuns()) {
      const hash = await page.evaluate((wanted) => window.hashOf(wanted), run);
      expect(hash, run.name).toBe(run.hash);
    }
  } finally {
    await server.close();
  }
});
