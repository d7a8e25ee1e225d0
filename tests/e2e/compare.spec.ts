import { readFileSync } from 'node:fs';
import type { GlassboxModel } from '../../web/parts/index.js';
import { foundInLightAndDark } from './support/axe.js';
import { expect, openPage, state, test } from './support/page.js';

const csvOf = async (download: Promise<import('playwright/test').Download>) =>
  readFileSync(await (await download).path(), 'utf8')
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));

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
  await expect(seeds.getByText(/^stopped after [\d,]+ of 500, 2,000 epochs each/)).toBeVisible();

  await seeds.getByRole('spinbutton', { name: 'seeds' }).fill('12');
  await seeds.getByRole('spinbutton', { name: 'epochs each' }).fill('40');
  await seeds.getByRole('spinbutton', { name: 'epochs each' }).press('Tab');
  await expect(start).toHaveText('Train 12 seeds');
  await start.press('Enter');
  await expect(seeds.getByText(/^40 epochs each, /)).toBeVisible();
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
  await expect(told).toHaveText(/^Seed \d+ ends at /);
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
  await expect(sweep.getByText(/^20 epochs each, /)).toBeVisible();
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

test('a fork names the step and the weight at which the halves part, and either becomes the run, bit for bit', async ({
  page,
}) => {
  test.slow();
  await openPage(page);
  const model = (settings: object) =>
    page.evaluate((given) => (document.querySelector('glassbox-model') as GlassboxModel).open(given), settings);
  const advance = (epochs: number) =>
    page.evaluate(
      (count) => (document.querySelector('glassbox-model') as GlassboxModel).experiment.advance('epoch', count),
      epochs,
    );
  await model({ preset: 'xor', layers: [2, 3, 1] });
  await advance(5);
  const before = await state(page);
  await page.locator('#compare summary').click();
  await page.getByRole('tab', { name: 'Fork' }).click();
  const fork = page.locator('glassbox-fork');
  const start = fork.getByRole('button', { name: /^Split|^Stop/ });

  // Refused with the reason; nothing is split.
  await fork.getByLabel('other value').fill('fast');
  await fork.getByLabel('other value').press('Tab');
  await expect(fork.getByRole('alert')).toHaveText(/^Learning rate: expected a number from .* but got "fast"\.$/);
  await start.click();
  await expect(fork.locator('.headline')).toHaveCount(0);

  // A run that trains rests when it is split; the fork fills, and is stopped on its way.
  await fork.getByLabel('other value').fill('0.1');
  await fork.getByRole('spinbutton', { name: 'epochs' }).fill('10000');
  await fork.getByRole('spinbutton', { name: 'epochs' }).press('Tab');
  await start.click();
  await expect(fork.locator('.headline')).toHaveText(
    /^They part at step [\d,]+: (weight \d → \d|bias \d) of (the hidden layer|the output), [−\d.]+ against [−\d.]+\.$/,
  );
  await expect(start).toHaveText('Stop');
  await start.click();
  await expect(fork.getByText(/^stopped after [\d,]+ of 10,000\sepochs, split at epoch 5$/)).toBeVisible();
  expect(await state(page)).toEqual(before);

  await fork.getByRole('spinbutton', { name: 'epochs' }).fill('30');
  await fork.getByRole('spinbutton', { name: 'epochs' }).press('Tab');
  await start.press('Enter');
  await expect(fork.getByText(/^30\sepochs each, split at epoch 5$/)).toBeVisible();
  // What the pictures show is said, too.
  await expect(fork.locator('.map canvas')).toHaveAttribute(
    'aria-label',
    /^Where the two halves differ\. They decide /,
  );
  const headline = await fork.locator('.headline').textContent();
  await expect(fork.locator('.costs canvas')).toHaveAttribute('aria-label', new RegExp(headline?.slice(0, 30) ?? '-'));
  expect(await foundInLightAndDark(page, ['#compare'])).toEqual([]);

  await fork.getByRole('button', { name: 'Keep learning rate 0.1' }).click();
  await expect(fork.getByText('The half with learning rate 0.1 is the run now, at epoch 35;')).toBeVisible();
  const kept = await state(page);
  await expect(fork.getByRole('button', { name: 'Keep learning rate 0.1' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await state(page)).parameters).toEqual(before.parameters);
  await expect(fork.getByText(/is the run now/)).toHaveCount(0);
  await expect(fork.getByRole('button', { name: 'Keep learning rate 0.1' })).toBeVisible();
  await page.evaluate(() =>
    (document.querySelector('glassbox-model') as GlassboxModel).experiment.set('learningRate', 0.1),
  );
  await advance(30);
  expect((await state(page)).parameters).toEqual(kept.parameters);

  // A setting that is chosen has a list in place of a field.
  await fork.getByLabel('setting').selectOption('optimizer');
  await expect(fork.getByRole('combobox', { name: 'other value' })).toHaveValue('momentum');

  // Another model is another run: nothing of the first is kept or shown, and what is split is the other's.
  await page.evaluate(async () => {
    const other = document.createElement('glassbox-model') as GlassboxModel;
    other.id = 'other';
    document.body.append(other);
    await other.open({ preset: 'circle' });
    document.querySelector('glassbox-fork')?.setAttribute('for', 'other');
  });
  await expect(fork.locator('.headline')).toHaveCount(0);
  await fork.getByRole('spinbutton', { name: 'epochs' }).fill('2');
  await fork.getByRole('spinbutton', { name: 'epochs' }).press('Tab');
  await start.click();
  await expect(fork.getByText(/^2\sepochs each, split at epoch 0$/)).toBeVisible();

  // Seeds cannot hold what is frozen here, and say so as soon as something is.
  await page.getByRole('tab', { name: 'Seeds' }).click();
  await page.evaluate(() =>
    (document.querySelector('glassbox-model') as GlassboxModel).experiment.edit((edits) =>
      edits.freeze({ layer: 0, neuron: 0, input: 0 }, true),
    ),
  );
  await expect(page.locator('glassbox-seeds').getByText(/is not held here/)).toBeVisible();
  await page.getByRole('tab', { name: 'Fork' }).click();
  await page.setViewportSize({ width: 375, height: 812 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  expect((await start.boundingBox())?.height).toBeGreaterThanOrEqual(44);
});

test('influence names the row that matters most, can be stopped, goes by pointer and by keys, and is saved to the last bit', async ({
  page,
}) => {
  test.slow();
  await openPage(page);
  await page.evaluate(() =>
    (document.querySelector('glassbox-model') as GlassboxModel).open({
      preset: 'xor',
      layers: [2, 3, 1],
      testShare: 0.9,
    }),
  );
  const running = await state(page);
  await page.locator('#compare summary').click();
  await page.getByRole('tab', { name: 'Influence' }).click();
  const influence = page.locator('glassbox-influence');
  const start = influence.getByRole('button', { name: /^Leave each|^Stop/ });
  const epochs = influence.getByRole('spinbutton', { name: 'epochs each' });

  // The first rows are there while the others are trained; then it is stopped, and they stay.
  await epochs.fill('10000');
  await epochs.press('Tab');
  await start.click();
  await expect(influence.locator('.headline')).toHaveText(
    /^Row \d+, the training point \(.+\), matters most( so far)?: /,
  );
  await start.click();
  await expect(
    influence.getByText(/^(stopped after \d+ of \d+\srows, 10,000\sepochs each|\d+\srows × 10,000\sepochs), /),
  ).toBeVisible();

  await epochs.fill('20');
  await epochs.press('Tab');
  await start.press('Enter');
  await expect(influence.getByText(/^\d+\srows × 20\sepochs, [\d.]+\ss$/)).toBeVisible({ timeout: 60_000 });
  expect(await state(page)).toEqual(running);
  // What the pictures show is said, too.
  const headline = (await influence.locator('.headline').textContent()) ?? '';
  const [, row, change, way] = /^Row (\d+), .* is ([\d.]+) (higher|lower)\.$/.exec(headline) ?? [];
  for (const picture of ['.map canvas', '.bars canvas'])
    await expect(influence.locator(picture)).toHaveAttribute(
      'aria-label',
      new RegExp(`Row ${row}, the training point`),
    );

  // By keyboard: the row that matters most stands at one of the ends.
  const bars = influence.getByRole('group', { name: /^Training rows, from/ });
  await bars.press(way === 'higher' ? 'Home' : 'End');
  const told = influence.locator('.told span');
  await expect(told).toHaveText(new RegExp(`^Row ${row}, .*: without it the test cost is ${change} ${way}\\.$`));
  await expect(influence.getByText(`the solid that without row ${row}.`)).toBeVisible();

  // Moved by keys and by the mouse, the network is trained again with it there; the run stays as it is.
  const stage = influence.getByRole('group', { name: /^Map of the training rows/ });
  const moved = new RegExp(
    `^Row ${row} moved to \\(.+\\): the test cost is ([\\d.×⁻⁰-⁹]+ (higher|lower) than with it where it was|the same)\\.$`,
  );
  await stage.press('Shift+ArrowRight');
  await stage.press('Shift+ArrowUp');
  await expect(told).toHaveText(moved);
  await expect(influence.getByText(`the solid that with row ${row} moved.`)).toBeVisible();
  await stage.press('Escape');
  await expect(told).toHaveText(new RegExp(`^Row ${row}, .*: without it the test cost is ${change} ${way}\\.$`));
  /** Where the row stands on the screen. */
  const place = await stage.locator('canvas').evaluate((canvas, number) => {
    const { scene } = (document.querySelector('glassbox-model') as GlassboxModel).experiment;
    const { train } = scene?.problem ?? {};
    const at = train?.source.indexOf(number - 1) ?? -1;
    const share = (i: number) => {
      const [low = 0, high = 1] = scene?.domain[i] ?? [];
      return ((train?.inputs[2 * at + i] ?? 0) - low) / (high - low);
    };
    const { left, top, width, height } = canvas.getBoundingClientRect();
    return { x: left + share(0) * width, y: top + (1 - share(1)) * height, width };
  }, Number(row));
  await page.mouse.move(place.x, place.y);
  await page.mouse.down();
  await page.mouse.move(place.x + place.width / 20, place.y, { steps: 3 });
  await page.mouse.move(place.x + place.width / 10, place.y - place.width / 10, { steps: 3 });
  await page.mouse.up();
  await expect(told).toHaveText(moved);
  await influence.getByRole('button', { name: 'Put it back' }).click();
  await expect(told).toHaveText(new RegExp(`^Row ${row}, `));
  expect(await state(page)).toEqual(running);
  await bars.press('Escape');
  await expect(told).toHaveText('');
  const box = await influence.locator('.bars').boundingBox();
  await influence.locator('.bars').click({ position: { x: (box?.width ?? 0) / 2, y: 60 } });
  await expect(told).toHaveText(/^Row \d+, the training point/);

  const saving = page.waitForEvent('download');
  await influence.getByRole('button', { name: 'Save as CSV' }).click();
  const [head = [], whole = [], ...rows] = await csvOf(saving);
  const cell = (cells: string[], name: string) => cells[head.indexOf(name)];
  expect(cell(whole, 'row left out')).toBe('');
  const most = rows.find((cells) => cell(cells, 'row left out') === row) ?? [];
  expect(Number(cell(most, 'change of test cost'))).toBe(
    Number(cell(most, 'test cost')) - Number(cell(whole, 'test cost')),
  );

  // The table has a column of it, and begins with the row that helps most; it goes with the set-up.
  const table = page.locator('glassbox-table');
  await table.scrollIntoViewIfNeeded();
  await table.getByRole('button', { name: 'Influence' }).click();
  await expect(table.getByRole('columnheader', { name: 'Influence' })).toHaveAttribute('aria-sort', 'descending');
  const best = rows.reduce((a, b) =>
    Number(cell(b, 'change of test cost')) > Number(cell(a, 'change of test cost')) ? b : a,
  );
  const first = table.locator('.rows tbody tr').first();
  await expect(first.locator('td').first()).toHaveText(cell(best, 'row left out') ?? '');
  const change4 = Number(cell(best, 'change of test cost')).toFixed(4);
  if (Number(change4) >= 0.001) await expect(first.locator('td').nth(4)).toHaveText(`+${change4}, helps`);

  expect(await foundInLightAndDark(page, ['#compare', 'glassbox-table'])).toEqual([]);
  await page.evaluate(() =>
    (document.querySelector('glassbox-model') as GlassboxModel).experiment.set('learningRate', 0.1),
  );
  await expect(table.getByRole('columnheader', { name: 'Influence' })).toHaveCount(0);
  await page.setViewportSize({ width: 375, height: 812 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  expect((await start.boundingBox())?.height).toBeGreaterThanOrEqual(44);
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
    await expect(seeds.getByText(/^40 epochs each, /)).toBeVisible();
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
