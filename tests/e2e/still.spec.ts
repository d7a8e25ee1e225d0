// A still says what the live page says, and is a picture that browsers show.
import { readFile } from 'node:fs/promises';
import { render } from '../../web/cli/render.js';
import { weight } from '../../web/core/base/format.js';
import type { PresetName } from '../../web/core/settings/settings.js';
import { control, expect, openPage, state, test } from './support/page.js';
import { rested } from './support/waiting.js';

/** What the program prints. */
async function printed(...args: string[]): Promise<string> {
  const texts: string[] = [];
  const code = await render(args, { print: (text) => texts.push(text), tell: () => {} });
  expect(code).toBe(0);
  return texts.join('');
}

for (const preset of ['circle', 'penguins'] as const satisfies readonly PresetName[]) {
  test(`the still of ${preset} has the numbers of the live page at the same epoch`, async ({ page }) => {
    await openPage(page, `./#v=1&preset=${preset}&stopEpochs=120&speed=flatOut`);
    await control(page, 'Play').click();
    await expect.poll(async () => (await state(page)).epoch).toBe(120);
    await expect.poll(async () => (await state(page)).playing).toBe(false);
    await rested(page);
    const shown = (of: string) => page.locator(`.numbers glassbox-value[of="${of}"]`).locator('.number').textContent();
    const [loss, testLoss] = [await shown('cost'), await shown('test-cost')];
    const text = await printed('--preset', preset, '--epochs', '120', '--format', 'text');
    expect(text).toContain(`epoch 120: cost ${loss} training, ${testLoss} test`);
    // Every weight and bias of the page is in the table, as many times as the page has it.
    const numbers = text.slice(text.indexOf('W[0]')).match(/(?<=\s)\u2212?\d+\.\d+(?=\s)/g) ?? [];
    const { parameters } = await state(page);
    expect(numbers.sort()).toEqual(parameters.map(weight).sort());
    // And the alt text of the picture is what the page tells of its canvases.
    const alt = await printed('--preset', preset, '--epochs', '120', '--format', 'alt');
    const canvas = page.locator('glassbox-loss canvas');
    await expect.poll(() => canvas.getAttribute('aria-label')).toContain('at epoch 120');
    for (const part of ['glassbox-loss', 'glassbox-network', 'glassbox-boundary']) {
      const label = await page.locator(`${part} canvas`).first().getAttribute('aria-label');
      // Sentences begin with a capital there.
      if (part !== 'glassbox-loss') expect(alt.toLowerCase()).toContain((label as string).toLowerCase());
      else
        expect(alt.replace(/from .* at the start/, '')).toContain(
          (label as string).replace(/from .* at the start/, ''),
        );
    }
  });
}

test('a still is well-formed, holds nothing from elsewhere, and follows light and dark', async ({ page }, info) => {
  const file = info.outputPath('circle.svg');
  const code = await render(['--epochs', '60', '--out', file], { print: () => {}, tell: () => {} });
  expect(code).toBe(0);
  const svg = await readFile(file, 'utf8');
  const seen = await page.evaluate(async (text) => {
    const { documentElement: root } = new DOMParser().parseFromString(text, 'image/svg+xml');
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.drawImage(image, 0, 0);
    const pixels = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer);
    return {
      name: root.localName,
      label: root.querySelector('desc')?.textContent,
      size: [image.width, image.height],
      colours: new Set(pixels).size,
      corner: (pixels[0] as number).toString(16),
    };
  }, svg);
  expect(seen).toMatchObject({ name: 'svg', corner: 'ffffffff' });
  expect(seen.size[0]).toBe(960);
  expect(seen.label).toContain('epoch 60');
  // A map in several tones, not a few flat fields.
  expect(seen.colours).toBeGreaterThan(500);
  for (const [scheme, paper] of [
    ['light', 'rgb(255, 255, 255)'],
    ['dark', 'rgb(27, 30, 35)'],
  ] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(`file://${file}`);
    const first = page.locator('svg > path').first();
    expect(await first.evaluate((path) => getComputedStyle(path).fill)).toBe(paper);
    const pictures = await page
      .locator('svg > svg')
      .evaluateAll((all) => all.filter((each) => getComputedStyle(each).display !== 'none').length);
    expect(pictures).toBe((await page.locator('svg > svg').count()) / 2);
  }
});
