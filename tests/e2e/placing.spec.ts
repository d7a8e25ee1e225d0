// Slides and zoomed pages: under scale, rotation and `zoom`, pointers hit what they point at, and canvases have the screen's pixels.
import type { Page } from 'playwright/test';
import type { GlassboxModel } from '../../web/parts/index.js';
import { expect, openPage, test } from './support/page.js';

/** Where a place on a canvas is on the screen: what the browser says of an empty box that is put there. */
const onScreen = (page: Page, tag: string, at: readonly [number, number]) =>
  page.evaluate(
    ([name, [x, y]]) => {
      // Within another element by a space between their names.
      let within: ParentNode | null | undefined = document;
      for (const each of name.split(' ')) within = within?.querySelector(each)?.shadowRoot;
      const canvas = within?.querySelector('canvas') as HTMLCanvasElement;
      const mark = document.createElement('i');
      mark.style.cssText = `position:absolute;left:${canvas.offsetLeft + x}px;top:${canvas.offsetTop + y}px;width:0;height:0`;
      canvas.parentNode?.append(mark);
      const box = mark.getBoundingClientRect();
      mark.remove();
      return [box.left, box.top] as const;
    },
    [tag, at] as const,
  );

const pointed = (page: Page) =>
  page.evaluate(() => (document.querySelector('glassbox-model') as GlassboxModel).experiment.attention.pointed);
const followed = (page: Page) =>
  page.evaluate(() => (document.querySelector('glassbox-model') as GlassboxModel).experiment.attention.followedRow);

/** Pixels a canvas has for each of the screen, along its sides: its own size against how large it stands there. */
const sharpness = (page: Page, tag: string, scale: number) =>
  page.evaluate(
    ([name, times]) => {
      const canvas = document.querySelector(name)?.shadowRoot?.querySelector('canvas') as HTMLCanvasElement;
      return canvas.width / (canvas.offsetWidth * times * devicePixelRatio);
    },
    [tag, scale] as const,
  );

const canvases = ['glassbox-network', 'glassbox-boundary', 'glassbox-loss', 'glassbox-flow'];

test('under scale, rotation and zoom pointers hit, and canvases are as sharp as the screen', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await openPage(page);
  await page.evaluate(() => (document.querySelector('glassbox-model') as GlassboxModel).experiment.advance('epoch', 3));

  // As wide whatever is done to it, so that everything keeps its place within.
  const fixed = 'width:1240px;max-width:none;';
  await page.evaluate((css) => {
    (document.querySelector('main') as HTMLElement).style.cssText = css;
  }, fixed);

  /** A neuron of the first hidden layer and a point of the map, found as the page stands. */
  const pointAt = async (tag: string, at: readonly [number, number]) => {
    const [x, y] = await onScreen(page, tag, at);
    await page.mouse.move(x, y);
    return [x, y] as const;
  };
  let neuron: readonly [number, number] = [0, 0];
  await expect
    .poll(async () => {
      for (const x of [220, 240, 200, 260, 180]) {
        for (let y = 60; y < 420; y += 16) {
          neuron = [x, y];
          await pointAt('glassbox-network', neuron);
          if ((await pointed(page))?.kind === 'neuron') return true;
        }
      }
      return false;
    })
    .toBe(true);
  const there = await pointed(page);
  const dot = [150, 150] as const;
  const [dx, dy] = await pointAt('glassbox-boundary', dot);
  await page.mouse.click(dx, dy);
  const row = await followed(page);

  for (const [style, scale] of [
    ['zoom:1.5', 1.5],
    ['scale:1.6;transform-origin:0 0', 1.6],
    ['transform:rotate(9deg) scale(1.25);transform-origin:30% 200px', 1.25],
    ['rotate:180deg;transform-origin:50% 400px', 1],
  ] as const) {
    await page.evaluate((css) => {
      (document.querySelector('main') as HTMLElement).style.cssText = css;
      // Slides of a talk are laid out anew with the window.
      dispatchEvent(new Event('resize'));
    }, fixed + style);
    for (const tag of canvases) await expect.poll(() => sharpness(page, tag, scale), style).toBeGreaterThan(0.98);
    await page.locator('glassbox-network').scrollIntoViewIfNeeded();
    await pointAt('glassbox-network', [2, 2]);
    await expect.poll(() => pointed(page)).toBeNull();
    await pointAt('glassbox-network', neuron);
    await expect.poll(() => pointed(page), style).toMatchObject({ ...there });

    await page.evaluate(() =>
      (document.querySelector('glassbox-model') as GlassboxModel).experiment.attention.follow({ set: 1, row: 99 }),
    );
    await page.locator('glassbox-boundary').scrollIntoViewIfNeeded();
    const at = await pointAt('glassbox-boundary', dot);
    await page.mouse.click(...at);
    await expect.poll(() => followed(page), style).toEqual(row);
  }
});

test('under rotation, scale and zoom a pointer hits the dots of compared networks', async ({ page }) => {
  test.slow();
  await page.setViewportSize({ width: 1280, height: 900 });
  await openPage(page, './#v=1&preset=xor&layers=2,3,1&compare=seeds,6,10');
  const seeds = page.locator('glassbox-seeds');
  await seeds.getByRole('button', { name: 'Train 6 seeds' }).click();
  await expect(seeds.getByText(/^10\sepochs each, /)).toBeVisible();
  const told = seeds.locator('.told span');
  const dots = seeds.locator('.dots');
  const style = (css: string) =>
    page.evaluate((text) => {
      const main = document.querySelector('main') as HTMLElement;
      main.style.cssText = `width:1240px;max-width:none;${text}`;
    }, css);
  const move = async (at: readonly [number, number]) => {
    const [x, y] = await onScreen(page, 'glassbox-seeds .dots>glassbox-picture', at);
    await page.mouse.move(x, y);
  };
  const point = async (at: readonly [number, number]) => {
    // What is out of sight is not drawn anew.
    await dots.scrollIntoViewIfNeeded();
    await page.mouse.move(1, 1);
    await dots.press('Escape');
    await expect(told).toHaveText('');
    await move(at);
  };
  await style('');
  await dots.scrollIntoViewIfNeeded();
  // Along the row just above the axis, until a dot answers.
  const { width, height } = (await dots.locator('canvas').boundingBox()) ?? { width: 0, height: 0 };
  let dot: readonly [number, number] = [0, 0];
  await expect
    .poll(async () => {
      for (let x = 56; x < width && (await told.textContent()) === ''; x += 12) {
        dot = [x, height - 46];
        await move(dot);
        await page.evaluate(() => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then))));
      }
      return told.textContent();
    })
    .toMatch(/^Seed \d+ ends at /);
  const first = (await told.textContent()) ?? '';
  for (const css of ['zoom:1.5', 'transform:rotate(9deg) scale(1.25);transform-origin:30% 200px', 'rotate:180deg']) {
    await style(css);
    await point(dot);
    await expect(told, css).toHaveText(first);
  }
});
