// The front page: a still that becomes a live network, and doors that lead somewhere.
import { cost } from '../../web/core/base/format.js';
import { begun, enough } from '../../web/front/opening.js';
import type { GlassboxModel } from '../../web/parts/index.js';
import { violations } from '../axe.js';
import { expect, ready, test } from './support/page.js';
import { answered } from './support/waiting.js';

test('the network goes on from its still, learns, pauses and begins again', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
  await page.goto('../');
  const now = page.locator('#now');
  // Who asked for less motion begins it by hand, at the moment of the still.
  await expect(now).toHaveText(/^Epoch/);
  const address = await page.locator('figure picture img').getAttribute('src');
  const still = await (await page.request.get(new URL(address ?? '', page.url()).href)).text();
  const [, told] =
    new RegExp(`<title [^>]*>Circle: seed 42, epoch ${begun}: cost ([\\d.]+) training`).exec(still) ?? [];
  await expect(now).toHaveText(`Epoch ${begun}, cost ${told}`);
  await expect(page.locator('figure canvas').first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(page, { rules: 'colours' })).toEqual([]);

  const turn = page.locator('#turn');
  await turn.click();
  await expect(turn).toHaveText('Pause');
  await expect(now).not.toHaveText(`Epoch ${begun}, cost ${told}`);
  await turn.click();
  await expect(turn).toHaveText('Train');
  await answered(page);
  // To its end, without waiting for the pace at which one watches.
  const loss = await page.locator('glassbox-model').evaluate(async (element, end) => {
    const { experiment } = element as GlassboxModel;
    await experiment.advance('epoch', end - (experiment.frame?.tick.epoch ?? 0));
    return experiment.frame?.tick.loss ?? Number.NaN;
  }, enough);
  expect(loss).toBeLessThan(0.1);
  await expect(now).toHaveText(`Epoch ${enough}, cost ${cost(loss)}`);
  await expect(turn).toHaveText('Start again');
  await turn.click();
  await expect(turn).toHaveText('Pause');

  await page.setViewportSize({ width: 375, height: 800 });
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth))
    .toBe(0);
});

test('every door leads somewhere, and back', async ({ page }) => {
  await page.goto('../');
  const addresses = await page
    .locator('a')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  for (const address of new Set(addresses)) {
    expect((await page.request.get(address)).status(), address).toBe(200);
    const { hash } = new URL(address);
    if (hash) await expect(page.locator(hash)).toBeVisible();
  }
  await page.getByRole('link', { name: 'Compare' }).click();
  await ready(page);
  await expect(page.locator('#compare')).toHaveAttribute('open', '');
  await expect(page.locator('#compare summary')).toBeInViewport();
  await expect(page.getByRole('tab', { name: 'Seeds' })).toBeVisible();
  // Asked once: a reload does not open it again.
  await expect(page).not.toHaveURL(/open=/);
  await page.getByRole('link', { name: 'Glassbox', exact: true }).click();
  await page.getByRole('link', { name: 'Put it in your article' }).click();
  await expect(page.getByRole('dialog')).toContainText('Embed');
  // A link to a network that was given with this address still leads to it.
  await page.goto('../#v=1&preset=xor');
  await expect(page).toHaveURL(/playground\/#v=1&preset=xor/);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });
  test('there is the still, and no button that does nothing', async ({ page }) => {
    await page.goto('../');
    await expect(page.locator('figure picture img')).toBeVisible();
    await expect(page.locator('#turn')).toBeHidden();
  });
});
