// The page in other circumstances: on paper, at 200 % zoom, under a finger with as many layers as there can be, and in each of its
// states before axe.
import type { Page } from 'playwright/test';
import type { GlassboxModel } from '../../web/parts/index.js';
import { foundInLightAndDark } from './support/axe.js';
import { control, expect, openPage, pause, state, test, untilEpoch } from './support/page.js';
import { answered, framesLater, rested } from './support/waiting.js';

const open = (page: Page, given: Parameters<GlassboxModel['open']>[0]) =>
  page.evaluate((settings) => (document.querySelector('glassbox-model') as GlassboxModel).open(settings), given);

/** Everything that can be pressed and is seen. */
const pressable = (page: Page) =>
  page.evaluate(() => {
    const found: { what: string; width: number; height: number }[] = [];
    const walk = (root: ParentNode) => {
      for (const element of root.querySelectorAll<HTMLElement>('*')) {
        if (element.shadowRoot) walk(element.shadowRoot);
        const isOne = element.matches(
          'button, select, textarea, input:not([type=checkbox], [type=file]), label:has(input[type=checkbox])',
        );
        if (!isOne || !element.checkVisibility({ visibilityProperty: true })) continue;
        const { width, height } = element.getBoundingClientRect();
        if (width > 1) found.push({ what: element.outerHTML.slice(0, 90), width, height });
      }
    };
    walk(document);
    return found;
  });

test('on paper: the network, the map, the cost, the words and the numbers, and nothing to press', async ({ page }) => {
  await openPage(page);
  await page.evaluate(() =>
    (document.querySelector('glassbox-model') as GlassboxModel).experiment.advance('epoch', 20),
  );
  // The width of A4 between its margins.
  await page.setViewportSize({ width: 680, height: 960 });
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await answered(page);
  for (const part of ['.network glassbox-network', 'glassbox-boundary', 'glassbox-loss', '#story', '.numbers'])
    await expect(page.locator(part)).toBeVisible();
  await expect(page.locator('.numbers')).toContainText('20');
  expect(await pressable(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(680);
  // Two sheets at most.
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(2 * 960);
});

test.describe('in the dark', () => {
  test.use({ colorScheme: 'dark' });
  test('paper stays white', async ({ page }) => {
    await openPage(page);
    await page.emulateMedia({ media: 'print' });
    const ground = await page.evaluate(() => {
      dispatchEvent(new Event('beforeprint'));
      const canvas = document
        .querySelector('glassbox-network')
        ?.shadowRoot?.querySelector('canvas') as HTMLCanvasElement;
      // The inside of a bare neuron is the panel's colour; letters are dark.
      const { data } = (canvas.getContext('2d') as CanvasRenderingContext2D).getImageData(
        0,
        0,
        canvas.width,
        canvas.height,
      );
      let dark = 0;
      let bright = 0;
      for (let i = 0; i < data.length; i += 4) {
        if ((data[i + 3] ?? 0) < 200) continue;
        const sum = (data[i] ?? 0) + (data[i + 1] ?? 0) + (data[i + 2] ?? 0);
        if (sum < 150) dark++;
        if (sum > 600) bright++;
      }
      return { dark, bright, ink: getComputedStyle(document.body).color };
    });
    expect(ground.ink).toBe('rgb(28, 31, 36)');
    expect(ground.bright).toBeGreaterThan(ground.dark);
  });
});

for (const width of [640, 512]) {
  test(`at 200 % zoom, ${width} px wide, nothing is lost and nothing scrolls sideways`, async ({ page }) => {
    await page.setViewportSize({ width, height: 450 });
    await openPage(page);
    for (const part of [
      '.data.panel',
      '.training.panel',
      '.network.panel',
      '.learned.panel',
      '.cost.panel',
      '.story.panel',
      '.explain.panel',
      '.table.panel',
    ]) {
      await page.locator(part).scrollIntoViewIfNeeded();
      await expect(page.locator(part)).toBeVisible();
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    const dialog = page.getByRole('dialog');
    const close = dialog.getByRole('button', { name: 'Close' });
    await close.scrollIntoViewIfNeeded();
    await expect(close).toBeInViewport();
    await close.click();
    await page.getByRole('button', { name: 'Open CSV' }).click();
    const cancel = page.getByRole('dialog').getByRole('button', { name: 'Cancel' });
    await expect(cancel).toBeInViewport();
  });
}

test.describe('by touch, at 375 px', () => {
  test.use({ viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true });

  test('with eight hidden layers every target is 44 px, and each layer can be reached', async ({ page }) => {
    await openPage(page);
    const hidden = Array.from({ length: 8 }, () => 5);
    await open(page, {
      preset: 'circle',
      layers: [2, ...hidden, 1],
      activations: [...hidden, 1].map(() => 'tanh' as const),
    });
    await expect(page.locator('glassbox-network .strip')).toHaveCount(1);
    const small = (await pressable(page)).filter(({ width, height }) => width < 43.5 || height < 43.5);
    expect(small).toEqual([]);
    const strip = page.locator('glassbox-network .strip');
    const box = await strip.boundingBox();
    await strip.tap({ position: { x: (box?.width ?? 0) - 10, y: 20 } });
    const editor = page.getByRole('dialog', { name: 'Change a layer' });
    await expect(editor).toContainText('Output');
    await editor.getByRole('button', { name: 'The layer before' }).tap();
    await expect(editor).toContainText('Hidden 8');
    await editor.getByRole('button', { name: 'One neuron fewer' }).tap();
    await expect
      .poll(() => page.evaluate(() => (document.querySelector('glassbox-model') as GlassboxModel).settings.layers[8]))
      .toBe(4);
    expect((await pressable(page)).filter(({ width, height }) => width < 43.5 || height < 43.5)).toEqual([]);
  });
});

test('single keys do nothing while something is typed', async ({ page }) => {
  await openPage(page);
  const epoch = () =>
    page.evaluate(() => (document.querySelector('glassbox-model') as GlassboxModel).experiment.frame?.tick.step);
  await page.locator('.run glassbox-setting[name=learning-rate] input[type=text]').focus();
  await page.keyboard.type('eb');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Formula', exact: true }).click();
  await page.getByLabel('Formula for y').fill('');
  await page.keyboard.type('exp(x1) r?');
  await expect(page.getByLabel('Formula for y')).toHaveValue('exp(x1) r?');
  // Elsewhere in an open dialog the page behind it is left alone too.
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).focus();
  await page.keyboard.press('e');
  await answered(page);
  expect(await epoch()).toBe(0);
  await page.keyboard.press('Escape');
  await control(page, 'Play').focus();
  await page.keyboard.press('e');
  await untilEpoch(page, 1);
});

/** States of the page that its networks at rest do not have: where they show, how to get there, and the way back. */
const states: Record<
  string,
  { where: string; reach: (page: Page) => Promise<unknown>; leave?: (page: Page) => Promise<unknown> }
> = {
  'the layer editor open': {
    where: '.network.panel',
    reach: (page) => page.locator('glassbox-network button[data-layer="1"]').first().click(),
    leave: (page) => page.keyboard.press('Escape'),
  },
  'the Share dialog open': {
    where: '#share-dialog',
    reach: (page) => page.getByRole('button', { name: 'Share', exact: true }).click(),
    leave: (page) => page.keyboard.press('Escape'),
  },
  'a neuron shown large': {
    where: '.network.panel',
    reach: async (page) => {
      const stage = page.locator('glassbox-network .stage').first();
      await stage.focus();
      for (const key of ['Home', 'ArrowRight', 'ArrowRight']) await stage.press(key);
      await expect(page.locator('glassbox-network glassbox-enlarged').first()).toBeVisible();
    },
    leave: (page) => page.keyboard.press('Escape'),
  },
  'training on': {
    where: 'main',
    reach: async (page) => {
      await control(page, 'Play').click();
      await untilEpoch(page, 5);
    },
  },
  'the doctor speaking': {
    where: 'glassbox-doctor',
    reach: async (page) => {
      await pause(page);
      await open(page, { preset: 'circle', initializer: 'zeros' });
      await expect(page.locator('glassbox-doctor')).toContainText('have the same weights');
    },
  },
};

test('axe finds nothing in any state, in the light and in the dark', async ({ page }) => {
  await openPage(page);
  for (const [name, { where, reach, leave }] of Object.entries(states)) {
    await reach(page);
    // What trains does not rest.
    const settled = () => (name === 'training on' ? framesLater(page, 10) : rested(page));
    expect(await foundInLightAndDark(page, [where], settled), name).toEqual([]);
    await leave?.(page);
  }
});

test('at every width Tab and screen readers go down the page as the eye does', async ({ page }) => {
  await openPage(page);
  const order = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('main .panel')]
        .filter((panel) => panel.checkVisibility())
        .map((panel) => ({
          name: panel.querySelector('h2')?.textContent ?? '',
          top: Math.round(panel.getBoundingClientRect().top + scrollY),
        })),
    );
  for (const width of [375, 900, 640]) {
    await page.setViewportSize({ width, height: 800 });
    await expect
      .poll(async () => (await order()).map(({ name }) => name), `as they are seen at ${width} px`)
      .toEqual([...(await order())].sort((a, b) => a.top - b.top).map(({ name }) => name));
    expect((await order()).length).toBeGreaterThan(8);
  }
  // Side by side, the choices come first again, and the controls are the first thing in the middle.
  await page.setViewportSize({ width: 1280, height: 900 });
  await expect.poll(async () => (await order())[0]?.name).toBe('Networks');
  await expect(page.locator('.column.middle > .panel').first()).toHaveClass(/run/);
  await control(page, 'Epoch').click();
  await expect.poll(async () => (await state(page)).epoch).toBe(1);
});
