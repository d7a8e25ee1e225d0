import type { Page } from 'playwright/test';
import type { GlassboxModel } from '../../web/parts/index.js';
import { choosePreset, control, expect, openPage, ready, state, test, untilEpoch } from './page.js';

const settings = (page: Page) =>
  page.evaluate(() => ({ ...(document.querySelector('glassbox-model') as GlassboxModel).settings }));
const shape = (page: Page) => expect.poll(async () => (await settings(page)).layers.join('-'));
const notice = (page: Page) => page.locator('#notice');

test('a link of ours opens what it says', async ({ page }) => {
  await openPage(page, './#v=1&dataset=xor&layers=2,3,1&activations=relu,tanh&learningRate=0.1&seed=7');
  const got = await settings(page);
  expect(got).toMatchObject({ dataset: 'xor', layers: [2, 3, 1], learningRate: 0.1, seed: 7 });
  await expect(notice(page)).toBeHidden();
});

test("TensorFlow Playground's links open, with a note of what has no equal", async ({ page }) => {
  await openPage(
    page,
    './#activation=relu&batchSize=20&dataset=spiral&networkShape=5,3&learningRate=0.1&seed=0.5&xTimesY=true&discretize_hide=true',
  );
  const got = await settings(page);
  expect(got).toMatchObject({ dataset: 'spiral', layers: [3, 5, 3, 1], batchSize: 20, learningRate: 0.05 });
  await expect(notice(page)).toContainText('Their loss is half');
  await notice(page).getByRole('button', { name: 'Good to know' }).click();
  await expect(notice(page)).toBeHidden();
});

test('a broken or hostile link opens the page all the same, and says what was wrong', async ({ page }) => {
  await openPage(page, './#v=1&layers=2,9999,1&weights=%00%ff<script>&learningRate=fast&__proto__=1');
  expect(await settings(page)).toMatchObject({ preset: 'circle', layers: [2, 4, 2, 1], learningRate: 0.003 });
  await expect(notice(page)).toContainText('a link opens at most 8 hidden layers of 64 neurons');
  await expect(notice(page)).toContainText('learningRate: expected a number');
});

test('Share makes a link that restores the very weights', async ({ page, context, browserName }) => {
  if (browserName === 'chromium') await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openPage(page);
  await control(page, 'Epoch').click();
  await expect.poll(async () => (await state(page)).epoch).toBe(1);
  const { parameters } = await state(page);
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share' });
  const plain = await dialog.getByLabel('Link', { exact: true }).inputValue();
  expect(plain).not.toContain('weights=');
  await dialog.getByLabel(/With the trained weights, of epoch 1/).check();
  await dialog.getByRole('button', { name: 'Copy link' }).click();
  await expect(dialog.getByRole('status')).toHaveText('Copied.');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain('weights=');
  const other = await context.newPage();
  await other.goto(link);
  await ready(other);
  const there = await state(other);
  expect(there.parameters).toEqual(parameters);
  expect(there.epoch).toBe(1);
});

test('back and forward go through what was opened', async ({ page }) => {
  await openPage(page);
  await choosePreset(page, 'penguins');
  await choosePreset(page, 'oneNeuron');
  expect(page.url()).toContain('preset=oneNeuron');
  await page.goBack();
  await shape(page).toBe('4-6-3');
  await page.goBack();
  await shape(page).toBe('2-4-2-1');
  await page.goForward();
  await shape(page).toBe('4-6-3');
});

test('a reload loses nothing, and the work can be deleted', async ({ page }) => {
  await openPage(page);
  await choosePreset(page, 'penguins');
  await control(page, 'Play').click();
  await untilEpoch(page, 5);
  await control(page, 'Pause').click();
  await expect.poll(async () => (await state(page)).playing).toBe(false);
  const before = await state(page);
  await page.reload();
  await ready(page, 'penguins');
  const after = await state(page);
  expect(after.parameters).toEqual(before.parameters);
  expect(after.epoch).toBe(before.epoch);
  // A bare address brings the last work too; a first visit again only after it was deleted.
  await page.goto('about:blank');
  await openPage(page);
  expect((await settings(page)).preset).toBe('penguins');
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('button', { name: 'Forget it, and begin anew' }).click();
  await expect.poll(async () => (await settings(page)).preset).toBe('circle');
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  await page.reload();
  await ready(page, 'circle');
  expect((await state(page)).epoch).toBe(0);
});
