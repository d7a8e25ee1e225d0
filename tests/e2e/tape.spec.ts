import type { GlassboxModel } from '../../web/parts/index.js';
import { control, expect, openPage, pixels, state, test, untilEpoch } from './page.js';

test('the tape goes back to a moment, shows the page as it was, and goes on from there', async ({ page }) => {
  await openPage(page);
  const slider = page.getByLabel('Tape');
  await expect(slider).toBeDisabled();
  for (let i = 0; i < 5; i++) await control(page, 'Epoch').click();
  await expect.poll(async () => (await state(page)).epoch).toBe(5);
  const fifth = await state(page);
  const picture = await pixels(page, 'glassbox-boundary');
  for (let i = 0; i < 5; i++) await control(page, 'Epoch').click();
  await expect.poll(async () => (await state(page)).epoch).toBe(10);
  const tenth = await state(page);
  await expect(page.locator('glassbox-tape output')).toHaveText('epoch 10 of 10');

  // By keyboard, one kept moment after the other.
  await slider.focus();
  for (let i = 0; i < 5; i++) await slider.press('ArrowLeft');
  await expect.poll(async () => (await state(page)).epoch).toBe(5);
  expect((await state(page)).parameters).toEqual(fifth.parameters);
  expect(await pixels(page, 'glassbox-boundary')).toBe(picture);
  await expect(page.locator('glassbox-tape output')).toHaveText('epoch 5 of 10');
  await expect(slider).toHaveAttribute('aria-valuetext', /^epoch 5 of 10, training cost/);

  // And forward again, with the curve of the cost as it was.
  await slider.press('End');
  await expect.poll(async () => (await state(page)).parameters).toEqual(tenth.parameters);
  const points = () =>
    page.evaluate(() => (document.querySelector('glassbox-model') as GlassboxModel).frame?.history.length);
  expect(await points()).toBe(11);

  // On from the middle: the same run again, bit by bit, and what came after is another future.
  for (let i = 0; i < 5; i++) await slider.press('ArrowLeft');
  await expect.poll(async () => (await state(page)).epoch).toBe(5);
  for (let i = 0; i < 5; i++) await control(page, 'Epoch').click();
  await expect.poll(async () => (await state(page)).parameters).toEqual(tenth.parameters);
  await expect(page.locator('glassbox-tape output')).toHaveText('epoch 10 of 10');
});

test('dragging the tape while it plays stops there', async ({ page }) => {
  await openPage(page);
  await control(page, 'Play').click();
  await untilEpoch(page, 60);
  const box = await page.getByLabel('Tape').boundingBox();
  if (!box) throw new Error('no tape');
  await page.mouse.click(box.x + box.width * 0.2, box.y + box.height / 2);
  await expect.poll(async () => (await state(page)).playing).toBe(false);
  const { epoch } = await state(page);
  expect(epoch).toBeLessThan(60);
  await control(page, 'Play').click();
  await untilEpoch(page, epoch + 5);
});
