// Every neuron shows what it answers, and shows it large to whoever rests on it: by mouse, by keyboard and by touch.
import type { Page } from 'playwright/test';
import type { PresetName } from '../../web/core/settings/settings.js';
import type { GlassboxModel } from '../../web/parts/index.js';
import { expect, openPage, ready, test } from './support/page.js';
import { answered } from './support/waiting.js';

interface Place {
  x: number;
  y: number;
  size: number;
}

async function open(page: Page, preset: PresetName, epochs = 40): Promise<void> {
  await openPage(page);
  await train(page, preset, epochs);
}

async function train(page: Page, preset: PresetName, epochs: number): Promise<void> {
  await page.evaluate(
    async ([name, count]) => {
      const model = document.querySelector('glassbox-model') as GlassboxModel;
      await model.open({ preset: name });
      await model.experiment.advance('epoch', count);
      await customElements.whenDefined('glassbox-enlarged');
    },
    [preset, epochs] as const,
  );
  await ready(page, preset);
  // Drawn, too: where its neurons stand is read from the picture.
  await answered(page);
}

/** Where a neuron of the first network on the page is, in the window. */
async function placeOf(page: Page, layer: number, neuron: number): Promise<Place> {
  const stage = page.locator('glassbox-network .stage');
  await stage.scrollIntoViewIfNeeded();
  const box = await stage.boundingBox();
  const placed = await page.evaluate(
    ([l, n]) => {
      const editor = document.querySelector('glassbox-network')?.shadowRoot?.querySelector('glassbox-layers');
      const layout = (editor as unknown as { layout: import('../../web/draw/network/layout.js').NetworkLayout }).layout;
      const found = layout.columns[l]?.shown.find((each) => each.neuron === n);
      return found && { x: found.x, y: found.y, size: layout.size };
    },
    [layer, neuron] as const,
  );
  if (!box || !placed) throw new Error(`neuron ${neuron} of layer ${layer} is not shown`);
  return { x: box.x + placed.x, y: box.y + placed.y, size: placed.size };
}

const title = (page: Page) => page.locator('glassbox-network .title').first();
const card = (page: Page) => page.locator('glassbox-network glassbox-enlarged');

async function isClearOf(page: Page, at: Place): Promise<boolean> {
  const box = await card(page).boundingBox();
  if (!box) throw new Error('no card');
  const half = at.size / 2 + 4;
  return (
    at.x + half < box.x || at.x - half > box.x + box.width || at.y + half < box.y || at.y - half > box.y + box.height
  );
}

/** Shares of the card's picture that are not the ground, so that an empty one is found out. */
const inked = (page: Page) =>
  card(page).evaluate((element) => {
    const canvas = element.shadowRoot?.querySelector('canvas') as HTMLCanvasElement;
    const { data } = (canvas.getContext('2d') as CanvasRenderingContext2D).getImageData(
      0,
      0,
      canvas.width,
      canvas.height,
    );
    let some = 0;
    for (let i = 3; i < data.length; i += 4) if ((data[i] ?? 0) > 0) some++;
    return (some * 4) / data.length;
  });

const kinds = [
  { preset: 'circle', layer: 1, words: /^Its answers go from \u2212?\d.* over the plane\.$/, least: 0.3 },
  { preset: 'oneNeuron', layer: 1, words: /^Its answers go from 0\.\d\d to \d\.\d\d along the input\.$/, least: 0.02 },
  { preset: 'penguins', layer: 1, words: /to the \d+ training rows\.$/, least: 0.05 },
] as const;

test('resting on a neuron shows it large, with its numbers, and moves nothing', async ({ page }) => {
  await openPage(page);
  for (const { preset, layer, words, least } of kinds) {
    await train(page, preset, 40);
    const at = await placeOf(page, layer, 0);
    const boxes = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('.panel')].map((panel) => JSON.stringify(panel.getBoundingClientRect())),
      );
    const before = await boxes();
    await expect(card(page)).toBeHidden();
    await page.mouse.move(at.x, at.y);
    await expect(card(page)).toBeVisible();
    await expect(card(page).locator('p:not(.caption)')).toHaveText(words);
    // The same numbers as the read-out has.
    const named = async () => [await title(page).textContent(), await card(page).locator('b').textContent()];
    await expect.poll(async () => new Set(await named()).size).toBe(1);
    const [first] = await named();
    expect(await isClearOf(page, at)).toBe(true);
    expect(await inked(page)).toBeGreaterThan(least);
    expect(await boxes()).toEqual(before);
    // The next one is large at once, and on its other side the card makes way for it.
    const output = await placeOf(page, preset === 'circle' ? 3 : layer, 0);
    await page.mouse.move(output.x, output.y);
    if (output.x !== at.x) await expect(title(page)).not.toHaveText(first ?? '');
    await expect.poll(async () => new Set(await named()).size).toBe(1);
    await expect.poll(() => isClearOf(page, output)).toBe(true);
    await page.keyboard.press('Escape');
    await expect(card(page)).toBeHidden();
    await page.mouse.move(5, 5);
  }
});

test('the numbers that are said are those of the map', async ({ page }) => {
  await open(page, 'circle');
  const at = await placeOf(page, 2, 1);
  await page.mouse.move(at.x, at.y);
  await expect(card(page)).toBeVisible();
  const [low, high] = await page.evaluate(() => {
    const { frame } = (document.querySelector('glassbox-model') as GlassboxModel).experiment;
    const maps = frame?.maps;
    const values = maps?.layers[1]?.subarray(maps.rows, 2 * maps.rows) ?? new Float32Array();
    return [Math.min(...values).toFixed(2), Math.max(...values).toFixed(2)];
  });
  const said = `Its answers go from ${low} to ${high} over the plane.`;
  await expect(card(page).locator('p:not(.caption)')).toHaveText(said.replaceAll('-', '\u2212'));
});

test('by keyboard: resting on a neuron, and Escape', async ({ page }) => {
  await open(page, 'circle');
  const stage = page.locator('glassbox-network .stage').first();
  await stage.focus();
  for (const key of ['Home', 'ArrowRight']) await stage.press(key);
  // Longer than the rest that would enlarge it: that nothing comes has no sign of its own.
  await page.waitForTimeout(600);
  await expect(card(page)).toBeHidden();
  await stage.press('ArrowRight');
  await expect(card(page)).toBeVisible();
  await expect(card(page).locator('b')).toContainText('of hidden layer 1');
  await stage.press('Escape');
  await expect(card(page)).toBeHidden();
  // The neuron is still chosen; the next Escape leaves it.
  await expect(title(page)).toContainText('of hidden layer 1');
  await stage.press('Escape');
  await expect(title(page)).toContainText('Pause on');
});

test('while it trains, the card follows', async ({ page }) => {
  await open(page, 'circle', 0);
  const at = await placeOf(page, 1, 2);
  await page.mouse.move(at.x, at.y);
  await expect(card(page)).toBeVisible();
  const first = await card(page).locator('b').textContent();
  await page.evaluate(() => (document.querySelector('glassbox-model') as GlassboxModel).play());
  await expect(card(page).locator('b')).not.toHaveText(first ?? '');
  await expect(card(page)).toBeVisible();
});

test.describe('by touch, at 375 px', () => {
  test.use({ viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true });
  test('a long press shows a neuron large below the network; a tap only reads it out', async ({ page }) => {
    await open(page, 'circle');
    const at = await placeOf(page, 2, 0);
    await page.touchscreen.tap(at.x, at.y);
    // Longer than a long press takes.
    await page.waitForTimeout(600);
    await expect(title(page)).toContainText('Neuron 1 of hidden layer 2');
    await expect(card(page)).toBeHidden();
    const client = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchEnd', points: { x: number; y: number }[]) =>
      client.send('Input.dispatchTouchEvent', { type, touchPoints: points });
    const other = await placeOf(page, 1, 1);
    await touch('touchStart', [{ x: other.x, y: other.y }]);
    await expect(card(page)).toBeVisible();
    await touch('touchEnd', []);
    await expect(card(page)).toBeVisible();
    await expect(card(page).locator('b')).toContainText('Neuron 2 of hidden layer 1');
    expect(await isClearOf(page, other)).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
    await page.touchscreen.tap(at.x, at.y);
    await expect(card(page)).toBeHidden();
  });
});
