import type { Page } from 'playwright/test';
import { shownNumber } from '../../web/core/base/worked.js';
import type { PresetName } from '../../web/core/settings/settings.js';
import { violations } from '../axe.js';
import { choosePreset, control, expect, openPage, pause, ready, state, test, untilEpoch } from './support/page.js';

const story = (page: Page) => page.locator('#story');
const small = (page: Page, preset: PresetName) => page.locator(`#presets .preset[data-preset=${preset}]`);
const card = (page: Page, preset: PresetName) => page.locator(`#gallery .preset[data-preset=${preset}]`);

test('the sentence of the one that is pointed at, and by keyboard one stop for Tab', async ({ page }) => {
  await openPage(page);
  await small(page, 'xor').hover();
  await expect(page.locator('.preset-about')).toContainText('No straight line parts opposite quarters');
  await page.mouse.move(640, 5);
  await expect(page.locator('.preset-about')).toContainText('close a ring');
  await expect(page.locator('#presets .preset[tabindex="0"]')).toHaveCount(1);
  await small(page, 'circle').focus();
  await page.keyboard.press('ArrowRight');
  await expect(small(page, 'xor')).toBeFocused();
  await expect(page.locator('.preset-about')).toContainText('No straight line parts opposite quarters');
  await page.keyboard.press('End');
  await expect(small(page, 'memorised')).toBeFocused();
  await page.keyboard.press('Enter');
  await ready(page, 'memorised');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-preset'))).toBe('memorised');
});

test('links by name open each of them, and back leads to the one before', async ({ page }) => {
  await openPage(page, './#v=1&preset=symmetry');
  await ready(page, 'symmetry');
  await expect(small(page, 'symmetry')).toHaveAttribute('aria-pressed', 'true');
  await small(page, 'spiral').click();
  await ready(page, 'spiral');
  expect(page.url()).toContain('preset=spiral');
  await page.goBack();
  await ready(page, 'symmetry');
});

test('the neurons that are all alike are shown to be, and the doctor says why', async ({ page }) => {
  await openPage(page);
  await choosePreset(page, 'symmetry');
  await control(page, 'Play').click();
  await untilEpoch(page, 40);
  await pause(page);
  const rows = story(page).locator('tbody tr');
  await expect(rows).toHaveCount(4);
  const texts = await rows.evaluateAll((all) => all.map((row) => row.textContent?.trim().slice(1)));
  expect(new Set(texts).size).toBe(1);
  await expect(page.locator('glassbox-doctor')).toContainText(/alike|same/);
});

test('the blame is seen to die out, layer by layer', async ({ page }) => {
  await openPage(page);
  await choosePreset(page, 'vanishing');
  const cells = story(page).locator('tbody td');
  await expect(cells).toHaveCount(7);
  await expect(cells.last()).not.toHaveText('–');
  const sizes = (await cells.allTextContents()).map(shownNumber);
  for (let i = 1; i < sizes.length; i++) expect(sizes[i]).toBeLessThan(sizes[i - 1] ?? 0);
  expect(sizes.at(-1)).toBeLessThan(1e-3 * (sizes[0] ?? 0));
});

test('too large a step runs away and says so; with the rate of the story it settles', async ({ page }) => {
  await openPage(page);
  await choosePreset(page, 'tooFast');
  await expect(story(page)).toContainText('the largest that settles'.slice(4));
  await page.locator('glassbox-controls').first().getByLabel('Speed').selectOption('flatOut');
  await control(page, 'Play').click();
  await expect(page.locator('glassbox-doctor')).toContainText(/diverged|ran away|too large|too high/i);
  await expect(control(page, 'Play')).toBeVisible();
  await page.evaluate(() =>
    (document.querySelector('glassbox-model') as HTMLElement & { set(...a: unknown[]): unknown }).set(
      'learningRate',
      0.03,
    ),
  );
  await expect(story(page).getByRole('heading')).toHaveText('Every step lands nearer');
  await control(page, 'Reset').click();
  await expect.poll(async () => (await state(page)).epoch).toBe(0);
  await control(page, 'Play').click();
  await untilEpoch(page, 60);
  await pause(page);
  expect((await state(page)).loss).toBeLessThan(0.001);
});

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`on a phone, in the ${scheme}`, () => {
    test.use({
      viewport: { width: 375, height: 812 },
      hasTouch: true,
      isMobile: true,
      deviceScaleFactor: 2,
      colorScheme: scheme,
    });
    test('the gallery opens from the top, and each card can be tapped', async ({ page }) => {
      await openPage(page);
      const opener = page.getByRole('button', { name: 'Ready network: Circle' });
      await opener.tap();
      const dialog = page.getByRole('dialog', { name: 'Ready networks' });
      await expect(dialog).toBeVisible();
      await expect(card(page, 'circle')).toBeFocused();
      await expect(card(page, 'penguins')).toContainText('Four measurements become three probabilities');
      expect(await violations(page, { include: ['#gallery'] })).toEqual([]);
      const box = await card(page, 'vanishing').boundingBox();
      expect(box && box.height >= 44 && box.x >= 0 && box.x + box.width <= 375).toBe(true);
      await card(page, 'vanishing').tap();
      await expect(dialog).toBeHidden();
      await ready(page, 'vanishing');
      await expect(page.getByRole('button', { name: 'Ready network: Vanishing gradient' })).toBeFocused();
      await page.locator('#pick').tap();
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    });
  });
}
