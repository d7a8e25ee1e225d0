import type { Page } from 'playwright/test';
import type { Settings } from '../../web/core/settings.js';
import type { GlassboxModel } from '../../web/parts/index.js';
import { control, expect, openPage, state, test } from './page.js';

const open = (page: Page, given: Partial<Settings>) =>
  page.evaluate((settings) => (document.querySelector('glassbox-model') as GlassboxModel).open(settings), given);

test('a healthy run hears nothing', async ({ page }) => {
  await openPage(page);
  const doctor = page.locator('glassbox-doctor');
  await expect(doctor).toContainText('Nothing looks wrong');
  await control(page, 'Play').click();
  await page.waitForTimeout(4500);
  await expect(doctor).toContainText('Nothing looks wrong');
  expect((await state(page)).playing).toBe(true);
});

test('neurons that are all alike are told at once, and random weights help', async ({ page }) => {
  await openPage(page);
  await open(page, { preset: 'circle', initializer: 'zeros' });
  const doctor = page.locator('glassbox-doctor');
  await expect(doctor).toContainText('have the same weights');
  await doctor.getByRole('button', { name: 'Start anew with random weights' }).click();
  await expect(doctor).toContainText('Nothing looks wrong');
  const { parameters } = await state(page);
  expect(parameters.some((value) => value !== 0)).toBe(true);
});

test('training that ran away is led back, with a lower rate', async ({ page }) => {
  await openPage(page);
  await open(page, { preset: 'circle', activations: ['relu', 'relu', 'linear'], learningRate: 10 });
  await control(page, 'Play').click();
  const doctor = page.locator('glassbox-doctor');
  await expect(doctor).toContainText('Training ran away');
  const height = (await doctor.boundingBox())?.height;
  await doctor.getByRole('button', { name: /^Go back to epoch/ }).click();
  await expect.poll(async () => (await state(page)).learningRate).toBe(1);
  expect((await state(page)).playing).toBe(false);
  expect((await doctor.boundingBox())?.height).toBe(height);
});

test('a finding can be left as it is', async ({ page }) => {
  await openPage(page);
  await open(page, { preset: 'circle', initializer: 'zeros' });
  const doctor = page.locator('glassbox-doctor');
  await expect(doctor).toContainText('have the same weights');
  await doctor.getByRole('button', { name: 'Leave it' }).click();
  await control(page, 'Epoch').click();
  await page.waitForTimeout(1500);
  await expect(doctor).not.toContainText('have the same weights');
});
