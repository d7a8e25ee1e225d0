// What each row does to what is learned.
import { cost } from '../../../web/core/base/format.js';
import type { GlassboxModel } from '../../../web/parts/index.js';
import { foundInLightAndDark } from '../support/axe.js';
import { expect, openPage, state, test } from '../support/page.js';
import { csvOf } from '../support/saved.js';

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
  await expect(told).toHaveAttribute('aria-live', 'off');
  await page.mouse.up();
  await expect(told).toHaveText(moved);
  await expect(told).toHaveAttribute('aria-live', 'polite');
  await influence.getByRole('button', { name: 'Put it back' }).click();
  await expect(told).toHaveText(new RegExp(`^Row ${row}, `));
  // A finger on the row that is chosen moves it; beside it, it moves the page.
  const finger = await page.context().newCDPSession(page);
  const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  const scrolled = await page.evaluate(() => scrollY);
  await touch('touchStart', place.x, place.y);
  for (const step of [1, 2, 3]) await touch('touchMove', place.x, place.y - (step * place.width) / 30);
  await touch('touchEnd');
  await expect(told).toHaveText(moved);
  expect(await page.evaluate(() => scrollY)).toBe(scrolled);
  await expect(stage).toHaveCSS('touch-action', 'manipulation');
  await influence.getByRole('button', { name: 'Put it back' }).click();
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
  const helped = Number(cell(best, 'change of test cost'));
  await expect(first.locator('td').nth(4)).toHaveText(
    helped > 0 ? `+${cost(helped)}, helps` : helped < 0 ? `−${cost(-helped)}, harms` : cost(0),
  );

  expect(await foundInLightAndDark(page, ['#compare', 'glassbox-table'])).toEqual([]);
  await page.evaluate(() =>
    (document.querySelector('glassbox-model') as GlassboxModel).experiment.set('learningRate', 0.1),
  );
  await expect(table.getByRole('columnheader', { name: 'Influence' })).toHaveCount(0);
  await page.setViewportSize({ width: 375, height: 812 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  expect((await start.boundingBox())?.height).toBeGreaterThanOrEqual(44);
});
