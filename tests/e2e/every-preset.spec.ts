// Each ready network, from the gallery to the last width: its picture and its story, training that learns and moves nothing, and a page that
// all can use and read. One page for all, as for a reader who goes from network to network: what one leaves behind, the next must stand.
import type { Page } from 'playwright/test';
import { presetChoices } from '../../web/core/settings/choices.js';
import type { PresetName } from '../../web/core/settings/settings.js';
import type { GlassboxModel } from '../../web/parts/index.js';
import { foundInLightAndDark } from './support/axe.js';
import { fitsEveryWidth } from './support/fits.js';
import { test as base, control, expect, openPage, pause, ready, state, untilEpoch } from './support/page.js';
import { framesLater, rested } from './support/waiting.js';

const viewport = { width: 1280, height: 900 };

let gallery: Page;
const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants to see which fixtures are used.
  page: ({}, use) => use(gallery),
});
// After a test that failed there is a page anew.
test.beforeAll(async ({ browser }) => {
  gallery = await browser.newPage();
});
test.afterAll(() => gallery.close());

/** What each story is called; none of them is the general one. */
const titles: Record<PresetName, string> = {
  oneNeuron: 'One neuron bends one curve',
  fiveFeatures: 'Five numbers, one sum, one curve',
  circle: 'Four soft lines can close a ring',
  xor: 'No line parts opposite quarters',
  sine: 'Six soft steps can make a wave',
  spiral: 'Waves follow sooner than edges',
  penguins: 'Four measurements become three probabilities',
  digits: 'Sixty-four dots become one of ten digits',
  article: 'Five numbers through a door for two',
  symmetry: 'Four neurons that are one',
  vanishing: 'The blame dies out on its way back',
  tooFast: 'Every step lands farther away',
  overfitting: 'Few points, and room to learn them by heart',
  regularized: 'A price on large weights',
  memorised: 'Memorised, or understood?',
};

/** How far down each ready network must bring its cost, as a share of the first. */
const lowered: Partial<Record<PresetName, { epochs: number; share: number }>> = {
  oneNeuron: { epochs: 2000, share: 0.9 },
  circle: { epochs: 150, share: 0.2 },
  penguins: { epochs: 60, share: 0.2 },
  article: { epochs: 600, share: 0.5 },
  spiral: { epochs: 120, share: 0.2 },
  digits: { epochs: 20, share: 0.3 },
};

const layout = (page: Page) =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll(
        '.panel, glassbox-value, glassbox-network, glassbox-boundary, glassbox-loss, #story table, #story p',
      ),
    ].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [element.className || element.localName, x, y, width, height].join(' ');
    }),
  );

for (const { value: preset, label } of presetChoices) {
  test(`${preset}: its picture and story, training that moves no layout, axe finds nothing, and nothing overflows or breaks a word at any width`, async ({
    page,
  }) => {
    if (page.url() === 'about:blank') await openPage(page);
    await page.setViewportSize(viewport);
    const picked = page.locator(`#presets .preset[data-preset=${preset}]`);
    await picked.click();
    await ready(page, preset);
    await expect(picked).toHaveAttribute('aria-pressed', 'true');
    await expect(picked).toHaveAccessibleName(label);
    await expect(picked.locator('svg > *').first()).toBeAttached();
    await expect(page.locator('#story').getByRole('heading')).toHaveText(titles[preset]);
    await expect(page.locator('.preset-about')).toContainText(label);

    // The view that suits it is fetched the first time, and so is the panel to draw digits in.
    if (preset === 'digits') await expect(page.locator('glassbox-digit')).toBeVisible();
    await rested(page);
    const [still, before] = [await layout(page), await state(page)];
    expect(before.epoch).toBe(0);
    await page.locator('glassbox-controls').first().getByLabel('Speed').selectOption('flatOut');
    await control(page, 'Play').click();
    for (let i = 0; i < 4; i++) {
      await framesLater(page, 5);
      expect(await layout(page)).toEqual(still);
    }
    const goal = lowered[preset];
    if (goal) await untilEpoch(page, goal.epochs);
    // One of them runs away, and has stopped by itself.
    if (await control(page, 'Pause').isVisible()) await pause(page);
    const after = await state(page);
    expect(after.playing).toBe(false);
    expect(after.step).toBeGreaterThan(0);
    expect(after.where).toBe('worker');
    if (goal) expect(after.loss).toBeLessThan(before.loss * goal.share);

    expect(await foundInLightAndDark(page)).toEqual([]);

    await fitsEveryWidth(page);
  });
}

base('billions of epochs, and a cost to match, fit every width', async ({ page }) => {
  await openPage(page, './#v=1&preset=oneNeuron');
  const link = await page.evaluate(async () => {
    const model = document.querySelector('glassbox-model') as GlassboxModel;
    await model.experiment.advance('epoch');
    return model.getState();
  });
  await page.evaluate(
    (far) => (document.querySelector('glassbox-model') as GlassboxModel).setState(far),
    link.replace(/\bepoch=1\b/, 'epoch=9876543210').replace(/\bstep=1\b/, 'step=9876543210'),
  );
  await expect.poll(async () => (await state(page)).epoch).toBe(9876543210);
  await fitsEveryWidth(page);
});
