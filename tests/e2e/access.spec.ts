import type { GlassboxModel } from '../../web/parts/index.js';
import { choosePreset, control, expect, openPage, pixels, state, test, untilEpoch } from './support/page.js';
import { answered, drawn } from './support/waiting.js';

test('by keyboard alone', async ({ page }) => {
  await openPage(page);
  const focus = () =>
    page.evaluate(() => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return at?.getAttribute('aria-label') ?? at?.textContent?.trim() ?? '';
    });
  await page.keyboard.press('b');
  await expect.poll(async () => (await state(page)).step).toBe(1);
  await page.keyboard.press('w');
  await expect.poll(async () => (await state(page)).step).toBe(2);
  await page.keyboard.press('e');
  await expect.poll(async () => (await state(page)).epoch).toBeGreaterThanOrEqual(1);
  await page.keyboard.press('Space');
  await untilEpoch(page, 4);
  await page.keyboard.press('Space');
  await expect.poll(async () => (await state(page)).playing).toBe(false);
  await page.keyboard.press('r');
  await expect.poll(async () => (await state(page)).epoch).toBe(0);

  // Tab reaches the play button, and Space presses it once, not twice.
  for (let i = 0; i < 60 && (await focus()) !== 'Play'; i++) await page.keyboard.press('Tab');
  expect(await focus()).toBe('Play');
  await page.keyboard.press('Space');
  await untilEpoch(page, 2);
  await page.keyboard.press('Space');
  await expect.poll(async () => (await state(page)).playing).toBe(false);

  // On to the network: the arrows walk through it and read it out.
  for (let i = 0; i < 20 && !(await focus()).startsWith('Network.'); i++) await page.keyboard.press('Tab');
  const readout = page.locator('glassbox-network .title');
  await page.keyboard.press('ArrowRight');
  await expect(readout).toContainText('Input x₁');
  await page.keyboard.press('ArrowRight');
  await expect(readout).toContainText('from input x₁ to neuron');
  await page.keyboard.press('ArrowRight');
  await expect(readout).toContainText('of hidden layer 1: bias');
  await expect(page.locator('glassbox-network .detail')).toContainText('z = ');
  await expect(page.locator('glassbox-network [aria-live]').first()).toContainText('hidden layer 1');
  const tall = () => page.locator('.panel.network').evaluate((panel) => panel.getBoundingClientRect().height);
  const reading = await tall();
  // What is in front goes first: the neuron that is shown large, once one has rested on it.
  const large = page.locator('glassbox-network glassbox-enlarged');
  await expect(large).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(large).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(readout).toContainText('Pause on');
  expect(await tall()).toBe(reading);

  // The keys can be switched off.
  await page.getByLabel('Single keys work').uncheck();
  const { step } = await state(page);
  await page.keyboard.press('b');
  await answered(page);
  expect((await state(page)).step).toBe(step);
});

test('each canvas has a text alternative that is kept current', async ({ page }) => {
  await openPage(page);
  const canvas = (part: string) => page.locator(part).getByRole('img');
  await expect(canvas('glassbox-network')).toHaveAttribute('aria-label', /layers of 2, 4, 2, 1 neurons/);
  await expect(canvas('glassbox-boundary')).toHaveAttribute(
    'aria-label',
    /250 training and 250 test points.*right: \d/,
  );
  await expect(canvas('glassbox-loss')).toHaveAttribute('aria-label', /at epoch 0/);
  await control(page, 'Epoch').click();
  await expect(canvas('glassbox-loss')).toHaveAttribute('aria-label', /at epoch 1\./);
  await expect(page.locator('#announce')).toHaveText(/^Epoch 1, training cost \d/);
  await choosePreset(page, 'penguins');
  await expect(canvas('glassbox-boundary')).toHaveAttribute('aria-label', /Gentoo: taken/);
});

test.describe('by touch, at 375 px', () => {
  test.use({ viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });

  test('the dock is under the thumb, and a tap reads a neuron out', async ({ page }) => {
    await openPage(page);
    const dock = page.locator('.dock');
    const box = await dock.boundingBox();
    expect(box && box.y + box.height).toBe(812);
    // In one line, also on the narrowest phone, unless its numbers are long.
    await page.setViewportSize({ width: 320, height: 812 });
    await page.evaluate(() => (document.querySelector('glassbox-model') as GlassboxModel).step('epoch', 100));
    await expect(dock.locator('glassbox-value').first()).toContainText('100');
    expect((await dock.boundingBox())?.height).toBe(box?.height);
    await dock.getByRole('button', { name: 'Reset' }).tap();
    await expect(dock.locator('glassbox-value').first()).toContainText(/^\s*0/);
    await page.setViewportSize({ width: 375, height: 812 });
    await expect(dock.locator('glassbox-value').first()).toBeInViewport();
    await dock.getByRole('button', { name: 'Play' }).tap();
    await untilEpoch(page, 3);
    await dock.getByRole('button', { name: 'Pause' }).tap();
    const stage = await page.locator('glassbox-network .stage').boundingBox();
    if (!stage) throw new Error('no stage');
    // The output neuron stands at the right, half way down.
    await page.touchscreen.tap(stage.x + stage.width - 40, stage.y + 44 + (stage.height - 44 - 31) / 2);
    await expect(page.locator('glassbox-network .title')).toContainText('Output Class: bias');
    const [readout, canvas] = [await page.locator('glassbox-network .readout').boundingBox(), stage];
    expect(readout?.y).toBeGreaterThanOrEqual(canvas.y + canvas.height);
  });

  test('targets are 44 px', async ({ page }) => {
    await openPage(page);
    const small = await page.evaluate(() => {
      const found: string[] = [];
      const walk = (root: ParentNode) => {
        for (const element of root.querySelectorAll('*')) {
          if (element.shadowRoot) walk(element.shadowRoot);
          const target = element.matches('button, select, input:not([type=checkbox])')
            ? element
            : element.matches('label:has(input[type=checkbox])')
              ? element
              : null;
          if (!target) continue;
          const { width, height } = target.getBoundingClientRect();
          if (width > 0 && (height < 43.5 || width < 43.5))
            found.push(`${target.outerHTML.slice(0, 60)} ${width}x${height}`);
        }
      };
      walk(document);
      return found;
    });
    expect(small).toEqual([]);
  });
});

test.describe('with reduced motion', () => {
  test.use({ reducedMotion: 'reduce' });
  test('a step is shown at once', async ({ page }) => {
    await openPage(page);
    await control(page, 'Epoch').click();
    await expect.poll(async () => (await state(page)).epoch).toBe(1);
    const soon = await page.evaluate(
      () =>
        new Promise<string>((done) =>
          requestAnimationFrame(() =>
            requestAnimationFrame(() =>
              done(document.querySelector('glassbox-network')?.shadowRoot?.querySelector('canvas')?.toDataURL() ?? ''),
            ),
          ),
        ),
    );
    expect(await pixels(page, 'glassbox-network')).toBe(soon);
  });
});

test('a mouse over a line reads its weight out, and leaving it clears', async ({ page }) => {
  await openPage(page);
  const stage = await page.locator('glassbox-network .stage').boundingBox();
  if (!stage) throw new Error('no stage');
  const title = page.locator('glassbox-network .title');
  // Between two columns there is some line at every few pixels down the middle.
  let found = false;
  for (let y = 60; y < stage.height && !found; y += 6) {
    await page.mouse.move(stage.x + stage.width * 0.22, stage.y + y);
    await drawn(page);
    found = ((await title.textContent()) ?? '').startsWith('Weight');
  }
  expect(found).toBe(true);
  await page.mouse.move(stage.x + stage.width / 2, stage.y - 60);
  await expect(title).toContainText('Pause on');
});
