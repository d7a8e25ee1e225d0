import type { Page } from 'playwright/test';
import type { GlassboxModel } from '../../web/parts/index.js';
import { control, expect, openPage, pause, state, test, untilEpoch } from './support/page.js';

const stage = (page: Page) => page.locator('glassbox-network .stage');
const freeze = (page: Page) => page.locator('glassbox-parameter').getByRole('checkbox', { name: 'Freeze' });
const title = (page: Page) => page.locator('glassbox-network .title');
const frozen = (page: Page) =>
  page.evaluate(() => (document.querySelector('glassbox-model') as GlassboxModel).experiment.frame?.frozen ?? []);

/** By keyboard: input 1, then its line to hidden neuron 1. */
async function chooseWeight(page: Page): Promise<void> {
  await stage(page).focus();
  await page.keyboard.press('Escape');
  for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowRight');
  await expect(title(page)).toContainText('Weight');
}

test('a frozen weight stays while the others learn; it is marked, told, and thawed again', async ({ page }) => {
  await openPage(page);
  await chooseWeight(page);
  const has = () => freeze(page).evaluate((box) => (box.getRootNode() as ShadowRoot).activeElement === box);
  for (let i = 0; i < 12 && !(await has()); i++) await page.keyboard.press('Tab');
  await expect(freeze(page)).toBeFocused();
  await page.keyboard.press('Space');
  await expect.poll(() => frozen(page)).toHaveLength(1);
  await expect(title(page)).toContainText(', frozen, from');
  await expect(page.locator('glassbox-network .stage > canvas')).toHaveAttribute('aria-label', /1 of them is frozen/);
  const [at = -1] = await frozen(page);

  const before = (await state(page)).parameters;
  await control(page, 'Play').click();
  await untilEpoch(page, 5);
  await pause(page);
  const after = (await state(page)).parameters;
  expect(after.flatMap((value, i) => (value === before[i] ? [i] : []))).toEqual([at]);

  await chooseWeight(page);
  await expect(freeze(page)).toBeChecked();
  await page.keyboard.press('f');
  await expect(freeze(page)).not.toBeChecked();
  await expect.poll(() => frozen(page)).toEqual([]);
  await control(page, 'Epoch').click();
  await expect.poll(async () => (await state(page)).parameters[at]).not.toBe(before[at]);
});

test('a weight held at 0 stays there through a reset and another seed; undo thaws it', async ({ page }) => {
  await openPage(page);
  await chooseWeight(page);
  const field = page.locator('glassbox-parameter').getByRole('textbox');
  await field.fill('0');
  await field.press('Enter');
  await freeze(page).check();
  await expect.poll(() => frozen(page)).toHaveLength(1);
  const [at = -1] = await frozen(page);
  await control(page, 'Epoch').click();
  await expect.poll(async () => (await state(page)).epoch).toBe(1);
  await control(page, 'Reset').click();
  await expect.poll(async () => (await state(page)).epoch).toBe(0);
  expect((await state(page)).parameters[at]).toBe(0);
  const other = (await state(page)).parameters;
  await page.evaluate(() => (document.querySelector('glassbox-model') as GlassboxModel).set('seed', 7));
  await expect.poll(async () => (await state(page)).parameters[0]).not.toBe(other[0] === 0 ? other[1] : other[0]);
  expect((await state(page)).parameters[at]).toBe(0);
  expect(await frozen(page)).toEqual([at]);

  const undo = page.locator('glassbox-undo').getByRole('button').first();
  for (const change of ['Seed', 'Reset', 'Freeze a weight']) {
    await expect(undo).toHaveAttribute('aria-label', `Undo: ${change}`);
    expect(await frozen(page)).toEqual([at]);
    await undo.click();
  }
  await expect.poll(() => frozen(page)).toEqual([]);
});

test('a link with the weights keeps what is frozen, and a reload does', async ({ page }) => {
  await openPage(page);
  await chooseWeight(page);
  await freeze(page).check();
  await expect.poll(() => frozen(page)).toHaveLength(1);
  const was = await frozen(page);
  await page.locator('#share').click();
  const dialog = page.locator('#share-dialog');
  await expect(dialog).toContainText('What is frozen goes along with the weights');
  await dialog.getByRole('checkbox').check();
  await expect(dialog).not.toContainText('What is frozen');
  const url = await page.locator('#share-link').inputValue();
  expect(url).toContain('frozen=');
  await page.reload();
  await openPage(page, page.url());
  await expect.poll(() => frozen(page)).toEqual(was);
  await page.goto('about:blank');
  await openPage(page, url);
  await expect.poll(() => frozen(page)).toEqual(was);
});

test.describe('by touch, at 375 px', () => {
  test.use({ viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
  test('a tap at a neuron, and a tap that freezes its bias', async ({ page }) => {
    await openPage(page);
    const at = await page.evaluate(() => {
      const part = document.querySelector('glassbox-network');
      part?.scrollIntoView({ block: 'center' });
      const layers = part?.shadowRoot?.querySelector('glassbox-layers') as HTMLElement & {
        layout: { columns: { shown: { x: number; y: number }[] }[] };
      };
      const box = part?.shadowRoot?.querySelector('canvas')?.getBoundingClientRect();
      const neuron = layers.layout.columns[1]?.shown[0];
      if (!box || !neuron) throw new Error('nothing drawn');
      return { x: box.x + neuron.x, y: box.y + neuron.y };
    });
    await page.touchscreen.tap(at.x, at.y);
    await expect(title(page)).toContainText('bias');
    const box = await page.locator('glassbox-parameter label.freeze').boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    await page.locator('glassbox-parameter label.freeze').tap();
    await expect.poll(() => frozen(page)).toHaveLength(1);
    await expect(title(page)).toContainText(', frozen');
  });
});
