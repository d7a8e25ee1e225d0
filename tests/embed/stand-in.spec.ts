// What stands in until a part runs, and whenever it cannot.
import type { Page } from 'playwright/test';
import { expect, test, trained, written } from './host.js';

/** Whether what is between the tags takes any room. */
const wordsShow = (page: Page, tag: string) =>
  page.locator(tag).evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const { width, height } = range.getBoundingClientRect();
    return width * height > 0;
  });

/** A state, not an attribute: frameworks find the page as they wrote it. */
const waits = (page: Page) =>
  page.locator('glassbox-boundary').evaluate((element) => element.matches(':state(waiting)'));

const text = 'A ring of one class around a disc of the other.';
const view = `<glassbox-model id="a" preset="circle"><glassbox-boundary>${text}</glassbox-boundary></glassbox-model>`;

test('the words give way to the picture, and the picture says what it shows', async ({ page, host }) => {
  await page.goto(host.put(written('/parts', view)));
  await trained(page, '#a', 0);
  await expect.poll(() => waits(page)).toBe(false);
  expect(await wordsShow(page, 'glassbox-boundary')).toBe(false);
  await expect(page.locator('glassbox-boundary canvas')).toHaveAttribute('aria-label', /training/);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the words are there', async ({ page, host }) => {
    await page.goto(host.put(written('/parts', view)));
    await expect(page.getByText(text)).toBeVisible();
  });
});

test('without WebAssembly the words stay', async ({ page, host }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
  await page.goto(host.put(written('/parts', view)));
  await expect.poll(() => waits(page)).toBe(true);
  await expect(page.getByText(text)).toBeVisible();
});

test('without words, the part says in a sentence what went wrong', async ({ page, host }) => {
  await page.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto(host.put(written('/parts', '<glassbox-playground id="lab" preset="circle"></glassbox-playground>')));
  await expect(
    page
      .locator('#lab')
      .getByText(/engine\.wasm.*the server said 404/)
      .first(),
  ).toBeVisible();
});

test('an image stands in with the words as its alternative', async ({ page, host }) => {
  await page.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: '' }));
  const pictured = view.replace('<glassbox-boundary>', '<glassbox-boundary poster="/public/favicon.svg">');
  await page.goto(host.put(written('/parts', pictured)));
  const image = page.getByRole('img', { name: text });
  await expect(image).toBeVisible();
  expect(await image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(0);
});

test('a slot for a poster of one’s own', async ({ page, host }) => {
  await page.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: '' }));
  const slotted = view.replace(text, '<figure slot="poster">A figure of mine</figure>');
  await page.goto(host.put(written('/parts', slotted)));
  await expect(page.getByText('A figure of mine')).toBeVisible();
});

test('a number in a sentence reads well before and after', async ({ page, host }) => {
  const sentence = '<p>The cost is <glassbox-value for="a" of="cost">not known yet</glassbox-value>.</p>';
  await page.route('**/*.wasm', async (route) => {
    await new Promise((done) => setTimeout(done, 700));
    await route.continue();
  });
  await page.goto(
    host.put(written('/parts', `${sentence}<glassbox-model id="a" preset="oneNeuron"></glassbox-model>`)),
  );
  await expect(page.getByText('not known yet')).toBeVisible();
  await trained(page, '#a', 0);
  await expect.poll(() => wordsShow(page, 'glassbox-value')).toBe(false);
  await expect(page.locator('glassbox-value .number')).toHaveText(/^0\.\d{4}$/);
});

test('in print, what has run stays, and what has not reads as words', async ({ page, host }) => {
  await page.goto(host.put(written('/parts', view)));
  await trained(page, '#a', 0);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('glassbox-boundary canvas')).toBeVisible();
});
