import type { Page } from 'playwright/test';
import type { GlassboxModel } from '../../web/parts/index.js';
import { foundInLightAndDark } from './support/axe.js';
import { choosePreset, control, expect, openPage, pause, pixels, state, test } from './support/page.js';

const pad = (page: Page) => page.locator('glassbox-digit .pad');
const verdict = (page: Page) => page.locator('glassbox-digit .verdict');
const act = (page: Page, name: string) => page.locator('glassbox-digit').getByRole('button', { name });
const epochs = (page: Page, count: number) =>
  page.evaluate(async (times) => {
    const model = document.querySelector('glassbox-model') as GlassboxModel;
    for (let i = 0; i < times; i++) await model.experiment.advance('epoch');
  }, count);

const zero = [50, 8, 30, 18, 22, 50, 30, 82, 50, 92, 70, 82, 78, 50, 70, 18, 50, 8];
const one = [52, 8, 52, 92];

/** In hundredths of the pad. */
async function draw(page: Page, stroke: readonly number[]): Promise<void> {
  await pad(page).scrollIntoViewIfNeeded();
  const box = await pad(page).boundingBox();
  if (!box) throw new Error('no pad');
  const at = (i: number): [number, number] => [
    box.x + ((stroke[i] ?? 0) / 100) * box.width,
    box.y + ((stroke[i + 1] ?? 0) / 100) * box.height,
  ];
  await page.mouse.move(...at(0));
  await page.mouse.down();
  for (let i = 2; i < stroke.length; i += 2) await page.mouse.move(...at(i), { steps: 4 });
  await page.mouse.up();
}

async function openDigits(page: Page): Promise<void> {
  await openPage(page);
  await choosePreset(page, 'digits');
  await expect(pad(page)).toBeVisible();
}

test('a digit is read while it is drawn, taken back stroke by stroke, and cleared; axe finds nothing, and what is this answers', async ({
  page,
}) => {
  await openDigits(page);
  await test.step('read, taken back and cleared', async () => {
    await expect(verdict(page)).toHaveText('Draw a digit, and it is read while you draw.');
    await epochs(page, 30);
    await draw(page, zero);
    await expect(verdict(page)).toHaveText(/^0, \d+\s% sure$/);
    await expect(page.locator('glassbox-digit li.best')).toHaveText(/^0/);
    await act(page, 'Clear').click();
    await expect(verdict(page)).toHaveText(/^Draw a digit/);
    await expect(act(page, 'Clear')).toBeDisabled();
    await draw(page, one);
    await expect(verdict(page)).toHaveText(/^1, /);
    await draw(page, zero);
    await expect(verdict(page)).not.toHaveText(/^1, /);
    await act(page, 'Undo stroke').click();
    await expect(verdict(page)).toHaveText(/^1, /);
  });
  await test.step('axe finds nothing', async () => {
    await draw(page, zero);
    expect(await foundInLightAndDark(page, ['#digit'])).toEqual([]);
  });
  await test.step('what is this', async () => {
    await page.locator('glassbox-what button').click();
    const card = page.locator('glassbox-what-card');
    await page.locator('#presets .preset[data-preset=xor]').hover();
    await expect(card).toContainText('Exclusive or, layers 2-4-1');
    await pad(page).hover();
    await expect(card).toContainText('goes through the network as it is now');
    await page.locator('glassbox-digit-weights .stage').hover();
    await expect(card).toContainText('its 64 weights as a picture');
  });
});

test('the reading and the pictures of the weights follow the training', async ({ page }) => {
  await openDigits(page);
  await draw(page, zero);
  const share = () => page.locator('glassbox-digit li').first().locator('span').last().textContent();
  const before = await share();
  const picture = () =>
    page.evaluate(() => {
      const part = document.querySelector('glassbox-digit')?.shadowRoot?.querySelector('glassbox-digit-weights');
      return part?.shadowRoot?.querySelector('canvas')?.toDataURL();
    });
  await expect.poll(picture).toContain('data:image');
  const first = await picture();
  await control(page, 'Play').click();
  await expect.poll(share).not.toBe(before);
  await expect.poll(async () => (await state(page)).epoch).toBeGreaterThan(20);
  await pause(page);
  await expect(verdict(page)).toHaveText(/^0, /);
  expect(await picture()).not.toBe(first);
});

test('by keyboard alone: a one is drawn, taken back, and the weights are read out', async ({ page }) => {
  await openDigits(page);
  await epochs(page, 30);
  await pad(page).focus();
  for (const key of ['ArrowUp', 'ArrowUp', 'Space', ...Array(13).fill('ArrowDown'), 'Space']) {
    await page.keyboard.press(key);
  }
  await expect(verdict(page)).toHaveText(/^1, /);
  expect((await state(page)).playing).toBe(false);
  await page.keyboard.press('Backspace');
  await expect(verdict(page)).toHaveText(/^Draw a digit/);
  const weights = page.locator('glassbox-digit-weights');
  await weights.locator('.stage').focus();
  await expect(weights.locator('b')).toHaveText('Neuron 1 of the hidden layer');
  await page.keyboard.press('ArrowRight');
  await expect(weights.locator('b')).toHaveText('Neuron 2 of the hidden layer');
  await expect(weights.locator('[aria-live]')).toContainText('wants ink most in row');
});

test('the panel is there only while the data are digits; a followed row is shown as its picture', async ({ page }) => {
  await openPage(page);
  await expect(page.locator('#digit')).toBeHidden();
  await choosePreset(page, 'digits');
  // By the number that the row has in the table.
  const numberOf = (set: 0 | 1, row: number) =>
    page.evaluate(
      ([which, at]) => {
        const problem = (document.querySelector('glassbox-model') as GlassboxModel).experiment.scene?.problem;
        return (((which === 0 ? problem?.train : problem?.test)?.source[at] ?? -1) + 1).toLocaleString('en');
      },
      [set, row] as const,
    );
  const panel = page.locator('glassbox-digit');
  await expect(panel).toContainText(new RegExp(`training row ${await numberOf(0, 0)}, a \\d`));
  const before = await pixels(page, 'glassbox-network');
  await page.evaluate(() =>
    (document.querySelector('glassbox-model') as GlassboxModel).experiment.attention.follow({ set: 1, row: 3 }),
  );
  await expect(panel).toContainText(new RegExp(`test row ${await numberOf(1, 3)}, a \\d`));
  expect(before).not.toBe('');
  const rows = page.locator('glassbox-table .rows tbody tr');
  await rows.first().scrollIntoViewIfNeeded();
  await expect(rows.first().locator('glassbox-thumbnail canvas')).toBeVisible();
  await choosePreset(page, 'circle');
  await expect(page.locator('#digit')).toBeHidden();
  await expect(rows.first().locator('glassbox-thumbnail')).toHaveCount(0);
});

test.describe('by touch, at 375 px', () => {
  test.use({ viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
  test('a finger draws, and the page stays where it is', async ({ page }) => {
    await openDigits(page);
    await epochs(page, 30);
    await pad(page).scrollIntoViewIfNeeded();
    const box = await pad(page).boundingBox();
    if (!box) throw new Error('no pad');
    expect(box.x + box.width).toBeLessThanOrEqual(375);
    const scrolled = await page.evaluate(() => window.scrollY);
    const client = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y = 0) =>
      client.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x: box.x + box.width / 2, y: box.y + y * box.height }],
      });
    await touch('touchStart', 0.1);
    for (let y = 0.15; y < 0.92; y += 0.05) await touch('touchMove', y);
    await touch('touchEnd');
    await expect(verdict(page)).toHaveText(/^1, /);
    expect(await page.evaluate(() => window.scrollY)).toBe(scrolled);
    for (const name of ['Undo stroke', 'Clear']) {
      expect((await act(page, name).boundingBox())?.height).toBeGreaterThanOrEqual(44);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  });
});
