// The training worker is ended under the page, or falls silent: the page says so, goes on, and nothing that waits is left waiting.
import type { Page } from 'playwright/test';
import type { GlassboxModel } from '../../web/parts/index.js';
import { control, expect, openPage, state, test, untilEpoch } from './support/page.js';

declare global {
  interface Window {
    workers: Worker[];
    deaf: boolean;
  }
}

const notice = (page: Page) => page.locator('#notice');

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    window.workers = [];
    const Native = Worker;
    window.Worker = class extends Native {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        window.workers.push(this);
      }
    };
  });
});

const kill = (page: Page) => page.evaluate(() => window.workers.at(-1)?.terminate());
const workers = (page: Page) => page.evaluate(() => window.workers.length);

test('a worker that is ended while it trains: the page says so, and training goes on from a second before', async ({
  page,
}) => {
  await openPage(page);
  await control(page, 'Play').click();
  await untilEpoch(page, 60);
  await kill(page);
  const { epoch } = await state(page);
  await expect(notice(page)).toContainText(/did not answer for 8 seconds\. It was started again at epoch [\d,]+\./);
  const said = Number(/at epoch ([\d,]+)/.exec((await notice(page).textContent()) ?? '')?.[1]?.replaceAll(',', ''));
  expect(said).toBeGreaterThan(0);
  expect(said).toBeLessThanOrEqual(epoch);
  await untilEpoch(page, epoch + 20);
  await control(page, 'Pause').click();
  await expect.poll(async () => (await state(page)).playing).toBe(false);
  expect(await workers(page)).toBe(2);
});

test('Pause, another network and setState are done by the next worker when the first is dead', async ({ page }) => {
  await openPage(page);
  await control(page, 'Play').click();
  await untilEpoch(page, 5);
  const link = await page.evaluate(() => (document.querySelector('glassbox-model') as GlassboxModel).getState());
  await kill(page);
  await control(page, 'Pause').click();
  await page.locator('.preset[data-preset=spiral]:visible').click();
  await expect(page.locator('#story')).toContainText('The two arms wind');
  await expect.poll(async () => (await state(page)).playing).toBe(false);
  await kill(page);
  await page.evaluate((text) => (document.querySelector('glassbox-model') as GlassboxModel).setState(text), link);
  expect((await state(page)).epoch).toBeGreaterThan(4);
});

test('an error of the worker at rest is told at once, and nothing of the network is lost', async ({ page }) => {
  await openPage(page);
  for (let i = 1; i <= 3; i++) {
    await control(page, 'Epoch').click();
    await expect.poll(async () => (await state(page)).epoch).toBe(i);
  }
  const before = await state(page);
  await page.evaluate(() => window.workers[0]?.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' })));
  await expect(notice(page)).toContainText(
    'The training worker stopped (out of memory). It was started again at epoch 3.',
  );
  expect((await state(page)).parameters).toEqual(before.parameters);
  await control(page, 'Epoch').click();
  await expect.poll(async () => (await state(page)).epoch).toBe(4);
});

test('what ends every worker is given up, with a way on', async ({ page }) => {
  await openPage(page);
  await control(page, 'Play').click();
  await untilEpoch(page, 5);
  for (let lost = 1; lost <= 3; lost++) {
    await page.evaluate(() => window.workers.at(-1)?.dispatchEvent(new ErrorEvent('error', { message: 'no room' })));
    await expect.poll(() => workers(page)).toBe(lost + 1);
    const { epoch } = await state(page);
    await untilEpoch(page, epoch + 1);
  }
  await page.evaluate(() => window.workers.at(-1)?.dispatchEvent(new ErrorEvent('error', { message: 'no room' })));
  await expect(notice(page)).toContainText('could not be started again: it stopped 4 times within a minute');
  expect((await state(page)).playing).toBe(false);
  await expect(control(page, 'Play')).toBeVisible();
  await expect(notice(page).getByRole('button', { name: 'Try again' })).toBeVisible();
});
