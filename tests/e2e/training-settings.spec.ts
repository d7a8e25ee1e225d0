import type { GlassboxModel } from '../../web/parts/index.js';
import { control, expect, openPage, state, test, untilEpoch } from './support/page.js';

const settingsOf = (page: import('playwright/test').Page) =>
  page.evaluate(() => ({ ...(document.querySelector('glassbox-model') as GlassboxModel).settings }));

test('an optimizer brings its own settings, and the weights stay', async ({ page }) => {
  await openPage(page);
  const panel = page.locator('glassbox-training');
  await control(page, 'Epoch').click();
  await expect.poll(async () => (await state(page)).epoch).toBe(1);
  const { parameters } = await state(page);
  await expect(panel.getByLabel('Momentum', { exact: true })).toHaveCount(0);
  await panel.getByLabel('Optimizer').selectOption('momentum');
  await expect(panel.getByLabel('Momentum', { exact: true })).toBeVisible();
  await panel.getByLabel('Momentum, typed').fill('0.5');
  await panel.getByLabel('Momentum, typed').press('Enter');
  await panel.getByLabel('Optimizer').selectOption('adam');
  await expect(panel.getByLabel('Momentum', { exact: true })).toHaveCount(0);
  await expect(panel.getByLabel('Beta 2', { exact: true })).toBeVisible();
  expect(await settingsOf(page)).toMatchObject({ optimizer: 'adam', momentum: 0.5 });
  const after = await state(page);
  expect(after.parameters).toEqual(parameters);
  expect(after.epoch).toBe(1);
});

test('a regularization shows its rate; by keyboard', async ({ page }) => {
  await openPage(page);
  const panel = page.locator('glassbox-training');
  await panel.getByLabel('Regularization', { exact: true }).selectOption('l2');
  const rate = panel.getByLabel('Regularization rate', { exact: true });
  await rate.focus();
  await rate.press('ArrowRight');
  expect(await settingsOf(page)).toMatchObject({ regularization: 'l2', regularizationRate: 0.001 });
  await panel.getByLabel('Shuffle each epoch').focus();
  await page.keyboard.press('Space');
  expect((await settingsOf(page)).shuffle).toBe(false);
  expect((await state(page)).playing).toBe(false);
});

test('another seed starts anew, as it says', async ({ page }) => {
  await openPage(page);
  await control(page, 'Epoch').click();
  await expect.poll(async () => (await state(page)).epoch).toBe(1);
  const before = await state(page);
  const panel = page.locator('glassbox-training');
  await expect(panel).toContainText('These start anew');
  await panel.getByRole('button', { name: 'Another' }).click();
  await expect.poll(async () => (await state(page)).epoch).toBe(0);
  expect((await state(page)).parameters).not.toEqual(before.parameters);
  await panel.getByLabel('Seed').fill('42');
  await panel.getByLabel('Seed').press('Enter');
  await expect
    .poll(() => page.evaluate(() => (document.querySelector('glassbox-model') as GlassboxModel).settings.seed))
    .toBe(42);
  await control(page, 'Epoch').click();
  await expect.poll(async () => (await state(page)).parameters).toEqual(before.parameters);
});

test('training stops by itself where it was told to, and goes on when played again', async ({ page }) => {
  await openPage(page);
  const panel = page.locator('glassbox-training');
  await panel.getByText('Stop by itself: no').click();
  await panel.getByLabel('Stop after, epochs').locator('visible=true').focus();
  await panel.getByLabel('Stop after, typed').fill('12');
  await panel.getByLabel('Stop after, typed').press('Enter');
  await expect(panel.getByText('Stops by itself')).toBeVisible();
  await control(page, 'Play').click();
  await expect(control(page, 'Play')).toBeVisible();
  await expect.poll(async () => (await state(page)).playing).toBe(false);
  expect((await state(page)).epoch).toBe(12);
  await control(page, 'Play').click();
  await untilEpoch(page, 15);
});
