// Several tabs, and browsers that refuse: what is kept is the newest, nothing of another tab is lost, and what is forgotten is gone.
import type { Page } from 'playwright/test';
import type { GlassboxModel } from '../../web/parts/index.js';
import { choosePreset, control, expect, openPage, ready, state, test } from './support/page.js';

const notice = (page: Page) => page.locator('#notice');
const keptStep = (page: Page) =>
  page.evaluate(() => {
    const { link = '' } = JSON.parse(localStorage.getItem('glassbox.work') ?? '{}') as { link?: string };
    return Number(/&step=(\d+)&/.exec(link)?.[1] ?? -1);
  });
const hide = (page: Page) =>
  page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    window.dispatchEvent(new Event('pagehide'));
  });
async function train(page: Page, epochs: number): Promise<number> {
  await page.evaluate((n) => (document.querySelector('glassbox-model') as GlassboxModel).step('epoch', n), epochs);
  await expect.poll(async () => (await state(page)).epoch).toBe(epochs);
  const { step } = await state(page);
  await expect.poll(() => keptStep(page)).toBe(step);
  return step;
}

test('a tab in which nothing was done leaves what another tab did', async ({ page, context }) => {
  const untouched = await context.newPage();
  await openPage(page);
  await openPage(untouched);
  const step = await train(page, 30);
  await page.close();
  await hide(untouched);
  expect(await keptStep(untouched)).toBe(step);
  await untouched.reload();
  await ready(untouched);
  await hide(untouched);
  expect(await keptStep(untouched)).toBe(step);
});

test('when two tabs have worked, the newest comes back and the other can be had', async ({ page, context }) => {
  const second = await context.newPage();
  await openPage(page);
  await openPage(second);
  await choosePreset(second, 'spiral');
  await train(page, 12);
  await train(second, 7);
  await hide(page); // its work is older, and stays behind the newer one
  const third = await context.newPage();
  await openPage(third);
  await expect.poll(async () => (await state(third)).epoch).toBe(7);
  await expect(notice(third)).toContainText('Another tab has other work of yours');
  await third.getByRole('button', { name: 'Share' }).click();
  const other = third.locator('.others li');
  await expect(other).toHaveCount(1);
  await expect(other).toContainText('Circle, epoch 12, ');
  await other.getByRole('button', { name: 'Open it' }).click();
  await ready(third, 'circle');
  await expect.poll(async () => (await state(third)).epoch).toBe(12);
  await third.goBack();
  await ready(third, 'spiral');
  await expect.poll(async () => (await state(third)).epoch).toBe(7);
});

test('a database that never answers keeps nobody waiting', async ({ page }) => {
  await openPage(page);
  await train(page, 3);
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest;
  });
  await page.reload();
  const start = Date.now();
  await ready(page);
  expect(Date.now() - start).toBeLessThan(9_000);
  expect((await state(page)).epoch).toBe(3);
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('button', { name: 'Forget it, and begin anew' }).click();
  await expect(notice(page)).toContainText('Not everything could be deleted');
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
});

test('where the address cannot be changed, what is forgotten is forgotten all the same', async ({ page }) => {
  await openPage(page, './?refusing#v=1&preset=penguins');
  await control(page, 'Epoch').click();
  await expect.poll(async () => (await state(page)).epoch).toBe(1);
  await page.evaluate(() => {
    history.replaceState = history.pushState = () => {
      throw new DOMException('Attempt to use history.replaceState() more than 100 times', 'SecurityError');
    };
  });
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('button', { name: 'Forget it, and begin anew' }).click();
  await ready(page, 'circle');
  await expect.poll(() => page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  await page.reload();
  await ready(page, 'circle');
  expect((await state(page)).epoch).toBe(0);
});

test('a link with something strange and a damaged snapshot: both are said, the link first', async ({ page }) => {
  await openPage(page);
  await train(page, 2);
  await page.evaluate(() => {
    const damaged = (sessionStorage.getItem('glassbox.work') ?? '')
      .replace(/(&snapshot=[\w-]{80})[\w-]{8}/, (_, first: string) => `${first}AAAAAAAA`)
      .replace(/&momentum=[^&]*/, '&momentum=soon');
    sessionStorage.setItem('glassbox.work', damaged);
    Storage.prototype.setItem = () => {};
  });
  await page.reload();
  await ready(page);
  await expect(notice(page).locator('li')).toHaveCount(2);
  await expect(notice(page).locator('li').first()).toContainText('soon');
  await expect(notice(page).locator('li').last()).toContainText('What the optimizer remembered could not be read');
});
