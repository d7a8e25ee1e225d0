import type { GlassboxModel } from '../../web/parts/index.js';
import { choosePreset, control, expect, openPage, pause, pixels, state, test, untilEpoch } from './support/page.js';
import { answered } from './support/waiting.js';

test('one neuron meets logistic regression of the O-rings', async ({ page }) => {
  await openPage(page);
  await choosePreset(page, 'oneNeuron');
  await page.locator('glassbox-controls').first().getByLabel('Speed').selectOption('flatOut');
  await control(page, 'Play').click();
  await untilEpoch(page, 5000);
  await pause(page);
  const number = async (row: string) =>
    Number((await page.locator('#story tr', { hasText: row }).locator('td').first().textContent())?.replace('−', '-'));
  // The story is told a few times a second: what it says after the pause comes a moment later.
  await expect.poll(async () => Math.abs((await number('B₁')) / -0.2322 - 1)).toBeLessThan(0.01);
  await expect.poll(async () => Math.abs((await number('B₀')) / 15.0429 - 1)).toBeLessThan(0.01);
  await expect(page.locator('#story')).toContainText('0.999');
});

test('opens on the circle, at rest, with everything drawn; play, pause, one epoch, one batch, one row, reset; the learning rate changes meanwhile', async ({
  page,
}) => {
  await openPage(page);
  await test.step('at rest, with everything drawn', async () => {
    expect(await state(page)).toMatchObject({ epoch: 0, step: 0, playing: false });
    for (const part of ['glassbox-network', 'glassbox-boundary']) {
      const colours = () =>
        page.evaluate((name) => {
          const canvas = document.querySelector(name)?.shadowRoot?.querySelector('canvas') as HTMLCanvasElement;
          const image = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
          return new Set(new Uint32Array(image?.data.buffer ?? new ArrayBuffer(0))).size;
        }, part);
      // Maps have many shades; lines and letters alone have few.
      await expect.poll(colours).toBeGreaterThan(2000);
    }
  });
  await test.step('play, pause, one epoch, one batch, one row, reset', async () => {
    const first = await state(page);
    await control(page, 'Batch').click();
    await expect.poll(async () => (await state(page)).step).toBe(1);
    const batch = await state(page);
    await control(page, 'Row').click();
    await expect.poll(async () => (await state(page)).step).toBe(2);
    expect((await state(page)).parameters).not.toEqual(batch.parameters);
    await control(page, 'Epoch').click();
    await expect.poll(async () => (await state(page)).epoch).toBe(1);
    await control(page, 'Play').click();
    await untilEpoch(page, 5);
    await pause(page);
    const paused = await state(page);
    await answered(page);
    expect((await state(page)).step).toBe(paused.step);
    expect(paused.parameters).not.toEqual(first.parameters);
    await control(page, 'Reset').click();
    await expect.poll(async () => (await state(page)).epoch).toBe(0);
    expect((await state(page)).parameters).toEqual(first.parameters);
  });
  await test.step('the learning rate changes while training goes on', async () => {
    await control(page, 'Play').click();
    await untilEpoch(page, 3);
    const rate = page.locator('glassbox-controls').first().getByLabel('Learning rate, typed');
    await rate.fill('0.2');
    await rate.press('Enter');
    await expect.poll(async () => (await state(page)).learningRate).toBe(0.2);
    const { epoch } = await state(page);
    await untilEpoch(page, epoch + 3);
    expect((await state(page)).playing).toBe(true);
    await rate.fill('fast');
    await rate.press('Enter');
    await expect(page.getByText('expected a number')).toBeVisible();
    await expect(rate).toHaveValue('fast');
    expect((await state(page)).learningRate).toBe(0.2);
  });
});

test('what training leaves on the network is what a fresh painting shows', async ({ page }) => {
  await openPage(page);
  await page.locator('glassbox-controls').first().getByLabel('Speed').selectOption('flatOut');
  /** Between the inputs and the first hidden layer, where there are lines and no faces. */
  const lines = () =>
    page.evaluate(() => {
      const canvas = document
        .querySelector('glassbox-network')
        ?.shadowRoot?.querySelector('canvas') as HTMLCanvasElement;
      const { width, height } = canvas;
      const strip = canvas.getContext('2d')?.getImageData(Math.round(width * 0.2), 0, 1, height).data ?? [];
      return [...strip].filter(Boolean).join();
    });
  const untrained = await lines();
  await control(page, 'Play').click();
  // While it trains the lines follow, too, not the faces alone.
  await expect.poll(lines).not.toBe(untrained);
  const early = await lines();
  await expect.poll(lines).not.toBe(early);
  await pause(page);
  const left = await pixels(page, 'glassbox-network');
  await page.evaluate(() => {
    for (const part of document.querySelectorAll('glassbox-network, glassbox-loss'))
      (part as HTMLElement & { themeChanged(): void }).themeChanged();
  });
  expect(await pixels(page, 'glassbox-network')).toBe(left);
});

test('the same seed gives the same picture', async ({ page }) => {
  await openPage(page);
  const parts = ['glassbox-network', 'glassbox-boundary', 'glassbox-loss'];
  const train = async () => {
    await page.evaluate(() =>
      (document.querySelector('glassbox-model') as GlassboxModel).experiment.advance('epoch', 40),
    );
    const pictures: string[] = [];
    for (const part of parts) pictures.push(await pixels(page, part));
    return pictures;
  };
  const once = await train();
  await control(page, 'Reset').click();
  await expect.poll(async () => (await state(page)).epoch).toBe(0);
  expect(await pixels(page, 'glassbox-boundary')).not.toBe(once[1]);
  expect(await train()).toEqual(once);
});

test('without a worker it trains in the page', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'Worker', {
      value: class {
        constructor() {
          throw new Error('no workers here');
        }
      },
    });
  });
  await openPage(page);
  const before = await state(page);
  expect(before.where).toBe('page');
  await control(page, 'Play').click();
  await untilEpoch(page, 10);
  await pause(page);
  expect((await state(page)).loss).toBeLessThan(before.loss);
});

test('an engine that does not load is said in a sentence, and can be tried again', async ({ page, complaints }) => {
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto('./');
  await expect(page.locator('#notice')).toContainText('could not be started');
  await expect(page.getByRole('heading', { name: 'What it has learned' })).toBeVisible();
  await page.unroute('**/*.wasm');
  await page.locator('#notice').getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('#notice')).toBeHidden();
  await control(page, 'Epoch').click();
  await expect.poll(async () => (await state(page)).epoch).toBe(1);
  // The browser's own line about the file that was held back.
  complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes('ERR_FAILED')));
});
