// A good guest: on any page, from any host, under a strict policy, it takes what it needs and leaves the rest alone.
import type { Page } from 'playwright/test';
import { lateness } from '../late.js';
import { expect, ownPolicy, strictFrom, test, trained, withWorkers, written } from './host.js';

const lab = '<glassbox-playground id="lab" preset="circle" autoplay>Text until it runs.</glassbox-playground>';
const where = "document.querySelector('#lab').model.experiment.session.where";

test('one tag trains a network on the page, under the policy it is made for', async ({ page, host, watch }) => {
  await page.goto(host.put(written('/parts', lab), ownPolicy));
  await trained(page, '#lab', 5);
  expect(await page.evaluate(where)).toBe('worker');
  await expect(page.locator('#lab').getByText('Network', { exact: true })).toBeVisible();
  expect(watch.complaints).toEqual([]);
});

test('from another origin it trains in a worker where the policy allows one', async ({ page, host, watch }) => {
  await page.goto(host.put(written(host.cdn, lab), withWorkers(host.cdn)));
  await trained(page, '#lab', 5);
  expect(await page.evaluate(where)).toBe('worker');
  expect(watch.complaints).toEqual([]);
  // A network that is changed keeps its weights: what that takes is fetched by the worker, from where its script is.
  await page.evaluate("document.querySelector('#lab').model.set('activations', ['relu', 'tanh', 'tanh'])");
  expect(await page.evaluate("document.querySelector('#lab').model.experiment.frame.tick.epoch")).toBeGreaterThan(0);
  expect(await page.evaluate("document.querySelector('#lab').model.error")).toBe('');
});

test('from another origin it trains in the page where no worker may be', async ({ page, host }) => {
  await page.goto(host.put(written(host.cdn, lab), strictFrom(host.cdn)));
  await trained(page, '#lab', 5);
  expect(await page.evaluate(where)).toBe('page');
});

test('nothing is fetched from elsewhere, nothing is stored, no global is left behind', async ({
  page,
  host,
  watch,
}) => {
  await page.goto(host.put('<!doctype html><title>before</title>'));
  const before = await page.evaluate(() => Object.getOwnPropertyNames(window));
  watch.asked.length = 0;
  const address = host.put(written(host.cdn, `${lab}<glassbox-model preset="penguins"></glassbox-model>`));
  await page.goto(address);
  await trained(page, '#lab', 5);
  await page.evaluate(async () => {
    const parts = (await import(/* @vite-ignore */ document.scripts[0]?.src ?? '')) as {
      defineElements(): Promise<void>;
    };
    await parts.defineElements();
  });
  // A worker made here has an address of the page's own.
  const strange = watch.asked.filter((url) => !url.startsWith(host.cdn) && url !== address && !url.startsWith('blob:'));
  expect(strange.filter((url) => !url.startsWith(host.home) || url.includes('/parts'))).toEqual([]);
  const after = await page.evaluate(() => Object.getOwnPropertyNames(window));
  // Lit leaves its versions, so that two copies can be told apart, and a list for decorators.
  const added = after.filter(
    (name) => !before.includes(name) && !/^((lit|reactiveElement)\w*Versions|litPropertyMetadata)$/.test(name),
  );
  expect(added).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
  expect(
    await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]),
  ).toEqual([0, 0, 0]);
});

/** How many pictures the page came to in a second. */
const framesInASecond = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((done) => {
        const began = performance.now();
        let count = 0;
        const next = () => {
          count++;
          if (performance.now() - began < 1000) requestAnimationFrame(next);
          else done(count);
        };
        requestAnimationFrame(next);
      }),
  );

test('several models share one engine, one worker, and the page stays smooth', async ({ page, host, watch }) => {
  test.skip(lateness > 0, 'frames are counted');
  const many = [1, 2, 3, 4, 5]
    .map(
      (seed) =>
        `<glassbox-model id="m${seed}" preset="circle" seed="${seed}" autoplay><glassbox-value of="epoch"></glassbox-value></glassbox-model>`,
    )
    .join(' ');
  await page.goto(host.put(written('/parts', many), ownPolicy));
  for (const seed of [1, 2, 3, 4, 5]) await trained(page, `#m${seed}`, 10);
  expect(watch.asked.filter((url) => url.endsWith('.wasm'))).toHaveLength(1);
  expect(page.workers()).toHaveLength(1);
  const frames = await framesInASecond(page);
  // 60 on a free machine; a busy one still must not stand still.
  expect(frames).toBeGreaterThan(20);
  // The worker goes when the last of them does.
  await page.evaluate(() => document.querySelector('main')?.replaceChildren());
  await expect.poll(() => page.workers().length).toBe(0);
});

test('where no worker may be, several models train in the page, flat out, and it stays smooth', async ({
  page,
  host,
}) => {
  test.skip(lateness > 0, 'frames are counted');
  const seeds = [1, 2, 3, 4, 5, 6];
  const many = seeds
    .map(
      (seed) =>
        `<glassbox-model id="m${seed}" preset="spiral" seed="${seed}" speed="flatOut" prefer="page" autoplay><glassbox-value of="epoch"></glassbox-value></glassbox-model>`,
    )
    .join(' ');
  await page.goto(host.put(written('/parts', many), ownPolicy));
  for (const seed of seeds) await trained(page, `#m${seed}`, 10);
  expect(page.workers()).toHaveLength(0);
  // Each on its own may take half a frame.
  expect(await framesInASecond(page)).toBeGreaterThan(25);
});

test('a model moved within the page goes on with what it has learned', async ({ page, host }) => {
  await page.goto(
    host.put(
      written(
        '/parts',
        '<div></div><glassbox-model id="a" preset="circle"><glassbox-value of="epoch"></glassbox-value></glassbox-model>',
      ),
    ),
  );
  await trained(page, '#a', 0);
  await page.evaluate(async () => {
    const model = document.querySelector('#a') as unknown as { step(unit: string, count: number): Promise<void> };
    await model.step('epoch', 7);
    document.querySelector('div')?.append(model as unknown as Node);
  });
  await page.waitForTimeout(300);
  await expect(page.locator('glassbox-value')).toHaveText(/7/);
});

test('what is far below is not even loaded, what is seen plays, and what leaves the screen pauses', async ({
  page,
  host,
  watch,
}) => {
  // Far below from the first layout on: a style that comes later would let it be near for a moment.
  const far =
    '<div style="height: 4000px"></div><glassbox-model id="a" preset="circle" autoplay><glassbox-loss></glassbox-loss></glassbox-model>';
  await page.goto(host.put(written('/parts', far)));
  await page.waitForFunction(() => document.querySelector('glassbox-loss')?.shadowRoot);
  // What a model asks for at once when it is near: its worker, the engine, measured data.
  const ofModels = () => watch.asked.filter((url) => /\.(wasm|csv)$|worker|engine/.test(url));
  await page.waitForTimeout(700);
  expect(ofModels()).toEqual([]);
  expect(await page.evaluate("document.querySelector('#a').experiment?.scene ?? null")).toBe(null);
  await page.locator('glassbox-loss').scrollIntoViewIfNeeded();
  await trained(page, '#a', 3);
  expect(ofModels().filter((url) => url.endsWith('.wasm'))).toHaveLength(1);
  const playing = () => page.evaluate("document.querySelector('#a').playing");
  expect(await playing()).toBe(true);
  await page.evaluate(() => window.scrollTo(0, 0));
  await expect.poll(playing).toBe(false);
  const epochs = () => page.evaluate("document.querySelector('#a').experiment.frame.tick.epoch") as Promise<number>;
  const stood = await epochs();
  await page.waitForTimeout(400);
  expect(await epochs()).toBe(stood);
  await page.locator('glassbox-loss').scrollIntoViewIfNeeded();
  await expect.poll(playing).toBe(true);
  await expect.poll(epochs).toBeGreaterThan(stood);
});

test.describe('with less motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });
  test('nothing starts by itself', async ({ page, host }) => {
    await page.goto(host.put(written('/parts', lab)));
    await trained(page, '#lab', 0);
    await page.waitForTimeout(500);
    expect(await page.evaluate("document.querySelector('#lab').model.experiment.frame.tick.epoch")).toBe(0);
    await page.getByRole('button', { name: 'Play' }).click();
    await trained(page, '#lab', 2);
  });
});
