// Many networks beside each other: seeds and sweeps, and the link that brings their plan.
import type { GlassboxModel } from '../../../web/parts/index.js';
import { foundInLightAndDark } from '../support/axe.js';
import { expect, openPage, state, test } from '../support/page.js';
import { csvOf } from '../support/saved.js';

test('seeds fill while they run, leave the running network alone, can be stopped, and each opens bit for bit', async ({
  page,
}) => {
  test.slow();
  await openPage(page);
  await page.evaluate(() =>
    (document.querySelector('glassbox-model') as GlassboxModel).open({ preset: 'xor', layers: [2, 3, 1] }),
  );
  const running = await state(page);
  await page.locator('#compare summary').click();
  const seeds = page.locator('glassbox-seeds');
  const start = seeds.getByRole('button', { name: /^Train|^Stop/ });
  await seeds.getByRole('spinbutton', { name: 'seeds' }).fill('500');
  await seeds.getByRole('spinbutton', { name: 'epochs each' }).fill('2000');
  await seeds.getByRole('spinbutton', { name: 'epochs each' }).press('Tab');

  // The first results are there while the others are trained; then it is stopped, and they stay.
  await start.click();
  await expect(seeds.locator('.headline')).toHaveText(
    /^(One seed ends|All \d+ seeds end|\d+ of \d+ seeds end) at a test cost/,
  );
  await expect(start).toHaveText('Stop');
  await start.click();
  await expect(seeds.getByText(/^stopped after [\d,]+ of 500, 2,000\sepochs each/)).toBeVisible();

  await seeds.getByRole('spinbutton', { name: 'seeds' }).fill('12');
  await seeds.getByRole('spinbutton', { name: 'epochs each' }).fill('40');
  await seeds.getByRole('spinbutton', { name: 'epochs each' }).press('Tab');
  await expect(start).toHaveText('Train 12 seeds');
  await start.press('Enter');
  await expect(seeds.getByText(/^40\sepochs each, /)).toBeVisible();
  expect(await state(page)).toEqual(running);
  // What the picture shows is said, too.
  const headline = await seeds.locator('.headline').textContent();
  await expect(seeds.locator('.dots canvas')).toHaveAttribute('aria-label', new RegExp(`^${headline}`));

  // By keyboard: the worst of them, its line in the map, and in.
  const dots = seeds.getByRole('group', { name: /^Seeds by the test cost/ });
  await dots.press('End');
  const told = seeds.locator('.told span');
  await expect(told).toHaveText(/^Seed \d+ ends at /);
  const seed = Number(/\d+/.exec((await told.textContent()) ?? '')?.[0]);
  await expect(seeds.getByText(`The line is that of seed ${seed}.`)).toBeVisible();

  const saving = page.waitForEvent('download');
  await seeds.getByRole('button', { name: 'Save as CSV' }).click();
  const [head = [], ...rows] = await csvOf(saving);
  expect(rows.map((row) => row[head.indexOf('seed')])).toEqual(Array.from({ length: 12 }, (_, i) => String(42 + i)));
  const row = rows.find((cells) => cells[head.indexOf('seed')] === String(seed)) ?? [];

  await dots.press('Enter');
  await expect(told).toHaveText(`Seed ${seed} is open now, at epoch 40; undo brings back what was there.`);
  const opened = await state(page);
  expect(opened).toMatchObject({ epoch: 40, loss: Number(row[head.indexOf('training cost')]) });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await state(page)).parameters).toEqual(running.parameters);
  await expect(told).toHaveText(/^Seed \d+ ends at /);
  await expect(seeds.getByRole('button', { name: `Open seed ${seed}` })).toBeVisible();

  await dots.press('Home');
  // Told a frame later: until then another is named.
  await expect(told).toHaveText(new RegExp(`^Seed (?!${seed} )\\d+ ends at `));
  const best = Number(/\d+/.exec((await told.textContent()) ?? '')?.[0]);
  await seeds.getByRole('button', { name: `Open seed ${best}` }).click();
  await expect.poll(async () => (await state(page)).epoch).toBe(40);

  expect(await foundInLightAndDark(page, ['#compare'])).toEqual([]);
  await page.setViewportSize({ width: 375, height: 812 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  expect((await start.boundingBox())?.height).toBeGreaterThanOrEqual(44);
});

test('a sweep says where the cost is lowest, refuses what is no value, and opens a network with the data of its value', async ({
  page,
}) => {
  test.slow();
  await openPage(page);
  await page.locator('#compare summary').click();
  await page.getByRole('tab', { name: 'Sweep' }).click();
  const sweep = page.locator('glassbox-sweep');
  await sweep.getByLabel('setting').selectOption('noise');
  await sweep.getByLabel('values').fill('0 fast');
  await sweep.getByLabel('values').press('Tab');
  await expect(sweep.getByRole('alert')).toHaveText('Expected whole numbers from 0 to 50 but got "fast".');
  await sweep.getByLabel('values').fill('0, 30');
  await sweep.getByRole('spinbutton', { name: 'seeds at each' }).fill('3');
  await sweep.getByRole('spinbutton', { name: 'epochs each' }).fill('20');
  await sweep.getByRole('spinbutton', { name: 'epochs each' }).press('Tab');
  await expect(sweep.getByRole('alert')).toHaveCount(0);
  await sweep.getByRole('button', { name: 'Sweep', exact: true }).click();
  await expect(sweep.getByText(/^20\sepochs each, /)).toBeVisible();
  await expect(sweep.locator('.headline')).toHaveText(
    /^The test cost is lowest at noise (0|30): half of the seeds end below /,
  );
  await sweep.getByRole('group', { name: /^Networks by noise/ }).press('End');
  await sweep.getByRole('button', { name: /^Open seed/ }).click();
  await expect.poll(async () => (await state(page)).epoch).toBe(20);
  expect(await page.evaluate(() => (document.querySelector('glassbox-model') as GlassboxModel).settings.noise)).toBe(
    30,
  );
  expect(await foundInLightAndDark(page, ['#compare'])).toEqual([]);
});

test.describe('with a mouse and a finger', () => {
  test.use({ hasTouch: true });

  test('a link brings the plan, which runs at a press; a dot that is pressed opens that very network', async ({
    page,
  }) => {
    test.slow();
    await openPage(page, './#v=1&preset=xor&layers=2,3,1&compare=seeds,12,40');
    const seeds = page.locator('glassbox-seeds');
    await expect(seeds.getByRole('spinbutton', { name: 'epochs each' })).toHaveValue('40');
    await expect(seeds.locator('.headline')).toHaveCount(0);
    await seeds.getByRole('button', { name: 'Train 12 seeds' }).click();
    await expect(seeds.getByText(/^40\sepochs each, /)).toBeVisible();
    const saving = page.waitForEvent('download');
    await seeds.getByRole('button', { name: 'Save as CSV' }).click();
    const [head = [], ...rows] = await csvOf(saving);
    const lossOf = (seed: string) =>
      Number(rows.find((row) => row[head.indexOf('seed')] === seed)?.[head.indexOf('training cost')]);

    const dots = seeds.locator('.dots');
    await dots.scrollIntoViewIfNeeded();
    const told = seeds.locator('.told span');
    /** Where two of the dots are, found as a reader finds them: by pointing about, along the row just above the axis. */
    const found = await dots.evaluate(async (area) => {
      const view = (area.getRootNode() as ShadowRoot).host as HTMLElement & { updateComplete: Promise<unknown> };
      const picture = area.querySelector('glassbox-picture') as HTMLElement;
      const box = picture.getBoundingClientRect();
      const y = box.bottom - 46;
      const frame = () => new Promise((then) => requestAnimationFrame(then));
      const places: { seed: string; x: number; y: number }[] = [];
      for (let x = box.left + 50; x < box.right && places.length < 2; x += 5) {
        const pointer = { clientX: x, clientY: y, pointerType: 'mouse', bubbles: true };
        area.dispatchEvent(new PointerEvent('pointermove', pointer));
        // What is told is rendered in an animation frame.
        await frame();
        await frame();
        await view.updateComplete;
        const seed = /^Seed (\d+) ends/.exec(view.shadowRoot?.querySelector('.told span')?.textContent ?? '')?.[1];
        if (seed && places.every((place) => place.seed !== seed)) places.push({ seed, x, y });
      }
      return places;
    });
    const [first, second] = found;
    if (!first || !second) throw new Error(`expected two dots but found ${found.length}`);
    await page.mouse.click(first.x, first.y);
    await expect(told).toHaveText(`Seed ${first.seed} is open now, at epoch 40; undo brings back what was there.`);
    expect(await state(page)).toMatchObject({ epoch: 40, loss: lossOf(first.seed) });
    // A finger points first; its second press opens.
    await page.touchscreen.tap(second.x, second.y);
    await expect(told).toHaveText(new RegExp(`^Seed ${second.seed} ends at `));
    await page.touchscreen.tap(second.x, second.y);
    await expect(told).toHaveText(`Seed ${second.seed} is open now, at epoch 40; undo brings back what was there.`);
    expect(await state(page)).toMatchObject({ epoch: 40, loss: lossOf(second.seed) });

    // What is set up goes into the link, from whichever tab is open; another link sets up another plan, or says why it cannot.
    const follow = (plan: string) =>
      page.evaluate((text) => {
        location.hash = `#v=1&preset=xor&compare=${text}`;
      }, plan);
    await follow('sweep,3,20,noise,0,30');
    const sweep = page.locator('glassbox-sweep');
    await expect(sweep.getByLabel('values')).toHaveValue('0 30');
    await expect(sweep.getByLabel('setting')).toHaveValue('noise');
    const shared = async (plan: string) => {
      await page.locator('#share').click();
      await expect(page.locator('#share-link')).toHaveValue(new RegExp(`&compare=${plan}(&|$)`));
      await page.keyboard.press('Escape');
    };
    await shared('sweep,3,20,noise,0,30');
    await follow('fork,20,learningRate,0.3');
    const fork = page.locator('glassbox-fork');
    await expect(fork.getByLabel('other value')).toHaveValue('0.3');
    await expect(fork.getByRole('spinbutton', { name: 'epochs' })).toHaveValue('20');
    await shared('fork,20,learningRate,0.3');
    await follow('influence,15');
    await expect(page.locator('glassbox-influence').getByRole('spinbutton', { name: 'epochs each' })).toHaveValue('15');
    await shared('influence,15');
    await follow('sweep,3,20,noise,fast');
    await expect(page.locator('#notice')).toContainText(
      'The link\'s comparison could not be set up: expected whole numbers from 0 to 50 but got "fast".',
    );
  });
});
