// The main states of the page compared with pictures of how they looked when they were last looked at. Both are made small and
// soft, so that letters and single pixels do not matter, but a panel that moved or another map does.
// After a change of looks that is meant: GLASSBOX_LOOKS=write npx playwright test --config tests/e2e/playwright.config.ts looks, and look at tests/e2e/baseline.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright/test';
import type { GlassboxModel } from '../../web/parts/index.js';
import { expect, openPage, test } from './support/page.js';
import { rested } from './support/waiting.js';

const folder = new URL('./baseline/', import.meta.url);
/** Pixels of the page for one of the small picture. */
const cell = 15;
/** Of 255: cells that differ by more are different. */
const tolerance = 28;
/** The share of cells that may be: letters of another face. */
const allowed = 0.025;

/** What a PNG shows, `cell` times smaller, as a PNG and as its bytes, red green blue alpha. */
async function small(page: Page, png: Buffer, shrink: number): Promise<{ bytes: number[]; png: Buffer }> {
  const made = await page.evaluate(
    async ([source, by]) => {
      const binary = Uint8Array.from(atob(source), (letter) => letter.charCodeAt(0));
      const image = await createImageBitmap(new Blob([binary], { type: 'image/png' }));
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(image.width / by);
      canvas.height = Math.round(image.height / by);
      const context = canvas.getContext('2d') as CanvasRenderingContext2D;
      context.imageSmoothingQuality = 'high';
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      return { bytes: [...data], url: canvas.toDataURL('image/png') };
    },
    [png.toString('base64'), shrink] as const,
  );
  return { bytes: made.bytes, png: Buffer.from(made.url.split(',')[1] ?? '', 'base64') };
}

/** The share of cells that differ; 1 for another size. */
function difference(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return 1;
  let different = 0;
  for (let i = 0; i < a.length; i += 4) {
    const most = Math.max(...[0, 1, 2].map((channel) => Math.abs((a[i + channel] ?? 0) - (b[i + channel] ?? 0))));
    if (most > tolerance) different++;
  }
  return (different * 4) / a.length;
}

const look = async (page: Page) => small(page, await page.screenshot({ caret: 'hide' }), cell);

async function compare(page: Page, name: string): Promise<void> {
  await rested(page);
  const now = await look(page);
  const file = new URL(`${name}.png`, folder);
  if (process.env.GLASSBOX_LOOKS === 'write') {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, now.png);
  }
  expect(existsSync(file), `${name}.png is in tests/e2e/baseline`).toBe(true);
  const before = await small(page, readFileSync(file), 1);
  const share = difference(now.bytes, before.bytes);
  expect(share, `${name} looks as it did, but for a share of ${share.toFixed(4)}`).toBeLessThanOrEqual(allowed);
  // And the comparison can tell: a panel that moved, and another map, are found.
  for (const selector of ['.panel.network', '.panel.explain']) {
    const panel = page.locator(selector);
    const box = await panel.boundingBox();
    const height = page.viewportSize()?.height ?? 0;
    if (!box || box.y > height - 200 || box.y + box.height < 200) continue;
    await panel.evaluate((element) => {
      (element as HTMLElement).style.translate = '0 40px';
    });
    expect(difference((await look(page)).bytes, before.bytes), `${selector} moved`).toBeGreaterThan(allowed);
    await panel.evaluate((element) => {
      (element as HTMLElement).style.translate = '';
    });
  }
}

async function train(page: Page, epochs: number): Promise<void> {
  await openPage(page);
  await page.evaluate(
    (count) => (document.querySelector('glassbox-model') as GlassboxModel).experiment.advance('epoch', count),
    epochs,
  );
}

test.use({ reducedMotion: 'reduce', colorScheme: 'light' });

test('the page as it opens', async ({ page }) => {
  await openPage(page);
  await compare(page, 'start');
});

test('trained for 200 epochs', async ({ page }) => {
  await train(page, 200);
  await compare(page, 'trained');
  // Another map is found too: before training it looked otherwise.
  const start = await small(page, readFileSync(new URL('start.png', folder)), 1);
  expect(difference((await look(page)).bytes, start.bytes)).toBeGreaterThan(allowed);
});

test('looking inside', async ({ page }) => {
  await train(page, 100);
  await page
    .locator('.panel.explain')
    .evaluate((element) => scrollTo(0, element.getBoundingClientRect().top + scrollY - 12));
  await compare(page, 'inside');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true });
  test('the page as it opens', async ({ page }) => {
    await openPage(page);
    await compare(page, 'phone');
  });
});
