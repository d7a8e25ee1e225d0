// What is fetched when: a page pays for what is seen, and the rest comes when somebody reaches for it.
import { brotliCompressSync, constants } from 'node:zlib';
import type { Page } from 'playwright/test';
import { expect, ownPolicy, test, trained, written } from './host.js';

const network =
  '<glassbox-model id="m" preset="circle" epochs="5" autoplay><glassbox-network></glassbox-network></glassbox-model>';
const fetched = (asked: readonly string[], name: string) => asked.filter((url) => url.includes(`/parts/${name}-`));
const title = (page: Page) => page.locator('glassbox-network .title');

/** As it comes over a line that is made for speed: every file of the parts, squeezed as hard as brotli can. */
function weighed(page: Page): () => Promise<number> {
  const sizes: Promise<number>[] = [];
  const seen = new Set<string>();
  page.on('response', (response) => {
    const url = response.url();
    if (!url.includes('/parts/') || seen.has(url)) return;
    seen.add(url);
    const squeezed = response.body().then((body) => {
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
      return brotliCompressSync(body, { params }).length;
    });
    // What comes after the weighing is not waited for, and may be cut off with the page.
    squeezed.catch(() => {});
    sizes.push(squeezed);
  });
  return async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1000;
}

for (const part of [
  'boundary',
  'loss',
  'network',
  'equation',
  'blame',
  'shock',
  'bowl',
  'hidden-space',
  'controls show="play,epoch,reset,speed,learning-rate"',
  'value of="learning-rate"',
]) {
  test(`a page with ${part} alone fetches no more than 78.8 kB of the parts`, async ({ page, host }) => {
    const weight = weighed(page);
    const view = `<glassbox-${part}></glassbox-${part.split(' ')[0]}>`;
    await page.goto(
      host.put(
        written('/parts', `<glassbox-model id="m" preset="circle" epochs="5" autoplay>${view}</glassbox-model>`),
        ownPolicy,
      ),
    );
    await trained(page, '#m', 5);
    await page.waitForTimeout(500);
    const kB = await weight();
    expect(kB).toBeGreaterThan(50);
    expect(kB).toBeLessThanOrEqual(78.8);
  });
}

test('the network’s hands come when it is pointed at: it reads out, enlarges and edits', async ({
  page,
  host,
  watch,
}) => {
  await page.goto(host.put(written('/parts', network), ownPolicy));
  await trained(page, '#m', 5);
  expect(fetched(watch.asked, 'interaction')).toEqual([]);
  const box = await page.locator('glassbox-network canvas').first().boundingBox();
  if (!box) throw new Error('no network');
  // Over the neurons of the output: the last column, somewhere on its middle line.
  await page.mouse.move(box.x + box.width / 2, box.y + 10);
  await expect.poll(() => fetched(watch.asked, 'interaction').length).toBe(1);
  await page.locator('glassbox-network .stage').press('Home');
  await expect(title(page)).toContainText('Input');
  await expect(page.locator('glassbox-network glassbox-enlarged')).toBeVisible();
  await page.getByRole('button', { name: /^Hidden 1, 4, tanh: change/ }).click();
  await page.getByRole('button', { name: 'One neuron more' }).click();
  await expect.poll(() => page.evaluate("String(document.querySelector('#m').settings.layers)")).toBe('2,5,2,1');
});

test('what a step says comes with the first step; where it cannot, that is said, and it is asked for again', async ({
  page,
  host,
}) => {
  const views = '<glassbox-blame></glassbox-blame><glassbox-equation></glassbox-equation>';
  await page.goto(
    host.put(
      written('/parts', `<glassbox-model id="m" preset="circle" epochs="5" autoplay>${views}</glassbox-model>`),
      ownPolicy,
    ),
  );
  await trained(page, '#m', 5);
  const blame = page.locator('glassbox-blame');
  await expect(blame.getByRole('columnheader', { name: 'goes in' })).toBeVisible();
  await page.route('**/parts/step-pages-*', (route) => route.abort());
  await blame.getByRole('button', { name: 'Start' }).click();
  await expect(blame.getByRole('alert')).toBeVisible();
  await expect(blame.locator('.count')).toHaveText('step 1 of 9');
  await page.unroute('**/parts/step-pages-*');
  await blame.getByRole('button', { name: 'Next' }).click();
  await expect(blame.locator('.words')).toContainText('goes into hidden layer 2');
  await expect(blame.getByRole('alert')).toHaveCount(0);
  await page.locator('glassbox-equation td[data-cell="w 1 0"]').hover();
  await expect(page.locator('glassbox-equation .words')).toContainText('to neuron 2 of hidden layer');
});

test.describe('by touch', () => {
  test.use({ hasTouch: true });
  test('the very first tap at a layer opens its editor', async ({ page, host }) => {
    await page.goto(host.put(written('/parts', network), ownPolicy));
    await trained(page, '#m', 5);
    const box = await page.locator('glassbox-network canvas').first().boundingBox();
    if (!box) throw new Error('no network');
    // The caption of the inputs stands over their column.
    await page.touchscreen.tap(box.x + 45, box.y + 14);
    await expect(page.getByRole('dialog', { name: 'Change a layer' })).toBeVisible();
  });
});

test('keys that are pressed while the hands are fetched all count', async ({ page, host }) => {
  await page.goto(host.put(written('/parts', network), ownPolicy));
  await trained(page, '#m', 5);
  await page.locator('glassbox-network .stage').focus();
  for (const key of ['Home', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
  await expect(title(page)).toContainText('Weight');
});

test('a setting is changed where nothing that changes settings was on the page before', async ({
  page,
  host,
  watch,
}) => {
  await page.goto(host.put(written('/parts', network), ownPolicy));
  await trained(page, '#m', 5);
  expect(fetched(watch.asked, 'edits')).toEqual([]);
  await page.evaluate(async () => {
    const model = document.querySelector('#m') as import('../../web/parts/public.js').GlassboxModelElement;
    await model.set('learningRate', 0.5);
    await model.reset();
  });
  expect(await page.evaluate("document.querySelector('#m').settings.learningRate")).toBe(0.5);
  expect(fetched(watch.asked, 'edits')).toHaveLength(1);
});

test('the race of the shocks is fetched by its button, and run', async ({ page, host, watch }) => {
  const shock =
    '<glassbox-model id="m" preset="circle" epochs="5" autoplay><glassbox-shock></glassbox-shock></glassbox-model>';
  await page.goto(host.put(written('/parts', shock), ownPolicy));
  await trained(page, '#m', 5);
  expect(fetched(watch.asked, 'race-elements')).toEqual([]);
  await page.getByRole('button', { name: 'Shock every parameter' }).click();
  await expect(page.locator('glassbox-shock').getByText('Backpropagation found')).toBeVisible();
  await expect(page.locator('glassbox-agreement canvas')).toBeVisible();
});

test('the data’s dialogs and the pen are fetched by their buttons', async ({ page, host }) => {
  const data =
    '<glassbox-model id="m" preset="circle" epochs="5" autoplay><glassbox-boundary></glassbox-boundary><glassbox-data></glassbox-data></glassbox-model>';
  await page.goto(host.put(written('/parts', data), ownPolicy));
  await trained(page, '#m', 5);
  await page.getByRole('button', { name: 'Formula' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Draw points' }).click();
  await expect(page.locator('glassbox-point-editor .overlay')).toBeVisible();
});
