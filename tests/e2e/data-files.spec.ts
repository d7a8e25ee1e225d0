// Data as tables: opened, typed, looked at row by row, and taken out again.
import { readFile } from 'node:fs/promises';
import type { GlassboxModel } from '../../web/parts/index.js';
import { foundInLightAndDark } from './support/axe.js';
import { good, held, openCsv, panel } from './support/data-page.js';
import { choosePreset, control, expect, openPage, pause, state, test, untilEpoch } from './support/page.js';

test.describe('CSV', () => {
  test('pasted, looked at, changed and used', async ({ page }) => {
    await openPage(page);
    await openCsv(page, good);
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('numbers, 1 missing');
    await expect(dialog).toContainText('5 rows, 2 inputs, and one of 2 classes to predict.');
    await expect(dialog.getByLabel('kind is to be predicted')).toBeChecked();
    await dialog.getByLabel('height is an input').uncheck();
    await expect(dialog).toContainText('6 rows, 1 input, and one of 2 classes');
    await dialog.getByLabel('width is to be predicted').check();
    await expect(dialog).toContainText('one number to predict');
    await dialog.getByRole('button', { name: 'Use these data' }).click();
    await expect.poll(async () => (await held(page)).kind).toBe('csv');
    expect((await held(page)).task).toBe('regression');
    await expect(panel(page)).toContainText('Your table');
  });

  test('a bad one says where, and the data that were there stay', async ({ page }) => {
    await openPage(page);
    const before = await held(page);
    await openCsv(
      page,
      `length,species\n${Array.from({ length: 30 }, (_, i) => `${i / 7},${i * 1.3}`).join('\n')}\n4.2,oops\n`,
    );
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('alert')).toContainText('Row 32, column "species": expected a number');
    await expect(dialog.getByRole('alert')).toContainText('"oops"');
    await expect(dialog.getByRole('alert')).toContainText('still there');
    await expect(dialog.getByRole('button', { name: 'Use these data' })).toBeDisabled();
    await page.getByLabel('CSV text').fill('a,b\n1,2\n1,2,3\n');
    await expect(dialog.getByRole('alert')).toContainText('Row 3: expected 2 cells');
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    expect(await held(page)).toEqual(before);
  });

  test('from a file, dropped, and pasted onto the page', async ({ page }) => {
    await openPage(page);
    const dialog = page.getByRole('dialog');
    await panel(page).getByRole('button', { name: 'Open CSV' }).click();
    await panel(page)
      .locator('input[type=file]')
      .setInputFiles({
        name: 'kinds.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(good),
      });
    await expect(dialog).toContainText('5 rows, 2 inputs');
    await page.keyboard.press('Escape');
    await page.evaluate(
      (text) => {
        const carried = new DataTransfer();
        carried.items.add(new File([text], 'dropped.csv', { type: 'text/csv' }));
        for (const type of ['dragover', 'drop']) {
          document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: carried }));
        }
      },
      good.replace('6,7,b\n', ''),
    );
    await expect(dialog).toContainText('4 rows, 2 inputs');
    await page.keyboard.press('Escape');
    await page.evaluate((text) => {
      const carried = new DataTransfer();
      carried.setData('text/plain', text);
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: carried }),
      );
    }, `${good}7,8,b\n`);
    await expect(dialog).toContainText('6 rows, 2 inputs');

    // What takes longer than a moment is read in a worker of its own, which ends with it.
    const begun: string[] = [];
    page.on('worker', (worker) => begun.push(worker.url()));
    const rows = Array.from({ length: 12_000 }, (_, i) => `${i % 7},${(i / 9).toFixed(2)},${i % 2 ? 'a' : 'b'}\n`);
    await panel(page)
      .locator('input[type=file]')
      .setInputFiles({
        name: 'long.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(`width,height,kind\n${rows.join('')}`),
      });
    await expect(dialog).toContainText('12,000 rows, 2 inputs');
    expect(begun.map((url) => /table-worker/.test(url))).toEqual([true]);
    await expect.poll(() => page.workers().some((worker) => worker.url() === begun[0])).toBe(false);
  });

  test('and out again, with predictions', async ({ page }) => {
    await openPage(page);
    await panel(page).getByLabel('with predictions').check();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      panel(page).getByRole('button', { name: 'Save as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('glassbox-circle.csv');
    const text = await readFile(await download.path(), 'utf8');
    const lines = text.trimEnd().split('\r\n');
    expect(lines[0]).toBe('x1,x2,class,part,predicted class');
    expect(lines).toHaveLength(501);
    expect(lines.filter((line) => line.includes(',test,'))).toHaveLength(250);
    // What was taken out can be opened again.
    await openCsv(page, text);
    await expect(page.getByRole('dialog')).toContainText('500 rows');
  });
});

test('a formula: its mistakes are marked, and it becomes the data', async ({ page }) => {
  await openPage(page);
  await panel(page).getByRole('button', { name: 'Formula', exact: true }).click();
  const dialog = page.getByRole('dialog');
  const field = dialog.getByLabel('Formula for y');
  await field.fill('sin(x1) + q');
  await expect(dialog.getByRole('status')).toContainText('character 11');
  await expect(dialog.locator('mark')).toHaveText('q');
  await expect(dialog.getByRole('button', { name: 'Use these data' })).toBeDisabled();
  await field.fill('x1 * x2 > 0');
  await expect(dialog.getByRole('status')).toContainText('500 points in two classes');
  await field.press('Enter');
  await expect.poll(async () => (await held(page)).kind).toBe('formula');
  await expect(panel(page)).toContainText('y = x1 * x2 > 0');
  expect((await held(page)).task).toBe('binary');
  await expect(panel(page).locator('glassbox-setting[name=noise]')).toHaveCount(1);
});

test('the table: metrics, the largest errors first, and a row to follow', async ({ page }) => {
  await openPage(page);
  await choosePreset(page, 'penguins');
  const table = page.locator('glassbox-table');
  await table.scrollIntoViewIfNeeded();
  await expect(table).toContainText(/share that is right\s*\d/);
  await expect(table).toContainText('Rows 1 to 12 of 342');
  await table.getByRole('button', { name: 'Off by' }).click();
  const errors = async () =>
    (await table.locator('.rows tbody tr td:nth-child(4)').allTextContents()).map((text) => Number(text));
  const sorted = await errors();
  expect(sorted).toEqual([...sorted].sort((a, b) => b - a));
  await table.getByRole('button', { name: 'Later' }).click();
  expect(Math.max(...(await errors()))).toBeLessThanOrEqual(Math.min(...sorted));
  const row = table.locator('.rows tbody tr').nth(3);
  await row.click();
  await expect(row.getByRole('button')).toHaveAttribute('aria-pressed', 'true');
  const number = Number((await row.getByRole('button').textContent())?.replace(' test', '')) - 1;
  const source = await page.evaluate(() => {
    const { scene, attention } = (document.querySelector('glassbox-model') as GlassboxModel).experiment;
    const { followedRow } = attention;
    if (!scene || !followedRow) return -1;
    return (followedRow.set === 0 ? scene.problem.train : scene.problem.test).source[followedRow.row];
  });
  expect(source).toBe(number);
});

test('the table shows every input, sideways, and is gone through by keyboard', async ({ page }) => {
  await openPage(page);
  await panel(page).getByRole('button', { name: 'Wine', exact: true }).click();
  await expect.poll(async () => (await held(page)).dataset).toBe('wine');
  const table = page.locator('glassbox-table');
  await table.scrollIntoViewIfNeeded();
  const region = table.getByRole('region', { name: /Table of rows with 13 inputs/ });
  await expect(table.locator('.rows thead th')).toHaveCount(4 + 13);
  await expect(table).not.toContainText('more inputs');
  // Rows stand in the order of the data.
  const first = async () =>
    (await table.locator('.rows tbody button').allTextContents()).map((text) => Number.parseInt(text, 10));
  expect(await first()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  // The panel itself does not grow: the table scrolls inside it, and the row's number stays in view.
  const [panelBox, before] = await Promise.all([
    table.boundingBox(),
    table.locator('.rows tbody td').first().boundingBox(),
  ]);
  const width = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(width).toBe(0);
  await region.focus();
  for (let i = 0; i < 30; i++) await page.keyboard.press('ArrowRight');
  // The keys scroll smoothly: until the last column is in sight.
  const end = (panelBox?.x ?? 0) + (panelBox?.width ?? 0) + 1;
  await expect
    .poll(async () => {
      const last = await table.locator('.rows thead th').last().boundingBox();
      return (last?.x ?? Number.POSITIVE_INFINITY) + (last?.width ?? 0);
    })
    .toBeLessThanOrEqual(end);
  expect(await region.evaluate((element) => element.scrollLeft)).toBeGreaterThan(100);
  const after = await table.locator('.rows tbody td').first().boundingBox();
  expect(after?.x).toBeCloseTo(before?.x ?? 0, 0);
  // The last input sorts, too.
  await table.locator('.rows thead button').last().click();
  await expect(table.locator('.rows thead th').last()).toHaveAttribute('aria-sort', 'ascending');
  // From row to row, to the next page, and one of them followed.
  const rowButtons = table.locator('.rows tbody button');
  await rowButtons.nth(10).focus();
  await page.keyboard.press('ArrowDown');
  await expect(rowButtons.nth(11)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(table).toContainText('Rows 13 to 24');
  await expect(rowButtons.first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(rowButtons.first()).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('ArrowUp');
  await expect(table).toContainText('Rows 1 to 12');
  await expect(rowButtons.nth(11)).toBeFocused();
});

test('the metrics fit the task, for training and test rows', async ({ page }) => {
  await openPage(page);
  const table = page.locator('glassbox-table');
  await table.scrollIntoViewIfNeeded();
  const figures = (caption: string) => table.getByRole('table', { name: caption });
  const sum = async (caption: string) =>
    (await figures(caption).locator('td').allTextContents()).reduce(
      (all, text) => all + Number(text.replace(/,/g, '')),
      0,
    );
  const classes = async (train: number, test: number, names: string[]) => {
    await expect(figures('Right answers')).toContainText(/training\s*test\s*share that is right\s*\d+\s%\s*\d+\s%/);
    await expect.poll(() => sum('What each class was taken for, training rows')).toBe(train);
    expect(await sum('What each class was taken for, test rows')).toBe(test);
    for (const name of names) await expect(figures('What each class was taken for, test rows')).toContainText(name);
    await expect(table).not.toContainText('R²');
  };
  await classes(250, 250, ['inside', 'outside']);
  await choosePreset(page, 'penguins');
  await table.scrollIntoViewIfNeeded();
  const { train, test } = await page.evaluate(() => {
    const problem = (document.querySelector('glassbox-model') as GlassboxModel).experiment.scene?.problem;
    return { train: problem?.train.rows ?? 0, test: problem?.test.rows ?? 0 };
  });
  await classes(train, test, ['Adélie', 'Chinstrap', 'Gentoo']);
  await panel(page).getByRole('button', { name: 'Plane' }).click();
  await expect.poll(async () => (await held(page)).dataset).toBe('regPlane');
  await table.scrollIntoViewIfNeeded();
  const squares = figures('R², the share of the variation that is predicted');
  await expect(squares.locator('td')).toHaveCount(2);
  await control(page, 'Play').click();
  // The button is far above: a table that is off the screen rests.
  await table.scrollIntoViewIfNeeded();
  await expect
    .poll(async () => Number((await squares.locator('td').first().textContent())?.replace('−', '-')))
    .toBeGreaterThan(0.5);
  await pause(page);
  await expect(table).not.toContainText('Right answers');
});

test('the table of 1,797 digits keeps up with training', async ({ page }) => {
  await openPage(page);
  await panel(page).getByRole('button', { name: 'Digits' }).click();
  await expect.poll(async () => (await held(page)).rows).toBe(1797);
  await control(page, 'Play').click();
  // Only what is on the screen keeps up.
  const table = page.locator('glassbox-table');
  await table.scrollIntoViewIfNeeded();
  await table.getByRole('button', { name: 'Off by' }).click();
  const worst = () => table.locator('.rows tbody tr').first().textContent();
  // The row with the largest error is sought anew among all of them, again and again, and training goes on meanwhile.
  for (let times = 0; times < 3; times++) {
    const { epoch } = await state(page);
    const before = await worst();
    await expect.poll(worst).not.toBe(before);
    await untilEpoch(page, epoch + 1);
  }
  await pause(page);
  await expect(table.locator('.rows tbody tr')).toHaveCount(12);
});

test('axe finds nothing against drawing, the dialogs and the help, in the light and in the dark', async ({ page }) => {
  await openPage(page);
  const found = () => foundInLightAndDark(page, ['.panel.data', '.panel.learned', '.panel.table']);
  await panel(page).getByRole('button', { name: 'What is this?' }).click();
  await panel(page).getByRole('button', { name: 'Draw points' }).click();
  await page.locator('glassbox-table').scrollIntoViewIfNeeded();
  expect(await found()).toEqual([]);
  await openCsv(page, good);
  expect(await found()).toEqual([]);
  await page.keyboard.press('Escape');
  await panel(page).getByRole('button', { name: 'Formula', exact: true }).click();
  await page.getByLabel('Formula for y').fill('x1 +');
  expect(await found()).toEqual([]);
});
