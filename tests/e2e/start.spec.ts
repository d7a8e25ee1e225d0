import { extname } from 'node:path';
import type { GlassboxModel } from '../../web/parts/index.js';
import { expect, openPage, test } from './support/page.js';

test('the page starts with one script and the engine beside it, each fetched once', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    // The bundler's own 200 bytes come with the script, at the same time.
    if (!pathname.includes('/rolldown-runtime-')) asked.push(extname(pathname));
  });
  await openPage(page);
  // Before the script has run, only the page itself can have asked.
  expect(asked.slice(0, 4).sort()).toEqual(['', '.css', '.js', '.wasm']);
  expect(asked.filter((kind) => kind === '.wasm')).toHaveLength(1);
});

test('while it trains, what is drawn and what is read keep up, and end exact', async ({ page }) => {
  await openPage(page);
  const read = page.locator('glassbox-value[of="epoch"] .number').first();
  const model = () => page.evaluateHandle(() => document.querySelector('glassbox-model') as GlassboxModel);
  const epoch = async () => (await model()).evaluate(({ experiment }) => experiment.frame?.tick.epoch ?? 0);
  await (await model()).evaluate((element) => element.play());
  await expect.poll(epoch).toBeGreaterThan(20);
  await (await model()).evaluate((element) => element.pause());
  await expect(read).toHaveText(String(await epoch()));
  await expect(page.locator('glassbox-tape output')).toContainText(`epoch ${await epoch()} of`);
});

test('a host that sends no headers has the policy all the same: the page works, and no script of others runs', async ({
  page,
  complaints,
}) => {
  await page.route(/\/playground\/(#.*)?$/, async (route) => {
    const response = await route.fetch();
    const { 'content-security-policy': _, ...headers } = response.headers();
    await route.fulfill({ response, headers });
  });
  await openPage(page);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.stranger = true';
    document.head.append(script);
  });
  expect(await page.evaluate(() => 'stranger' in window)).toBe(false);
  await expect.poll(() => page.evaluate(() => window.violations.splice(0).join())).toContain('script-src-elem: inline');
  await expect.poll(() => complaints.splice(0).join()).toContain('violates the following Content Security Policy');
});
