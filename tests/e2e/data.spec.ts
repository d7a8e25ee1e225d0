// The data as people handle them: chosen, drawn, opened, typed, looked at and taken out again.
import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import type { GlassboxModel } from '../../web/parts/index.js';
import { choosePreset, control, expect, openPage, state, test, untilEpoch } from './page.js';

/** What the model holds of the data now. */
const held = (page: Page) =>
  page.evaluate(() => {
    const { lab, scene } = document.querySelector('glassbox-model') as GlassboxModel;
    const { data } = lab;
    return {
      dataset: lab.settings.dataset,
      kind: data?.kind ?? null,
      points: data?.kind === 'points' ? data.points.points.map((point) => ({ ...point })) : [],
      classes: data?.kind === 'points' ? data.points.classes : 0,
      rows: scene?.problem.table.rows ?? 0,
      layers: [...lab.settings.layers],
      features: [...lab.features],
      task: scene?.problem.task,
    };
  });

const panel = (page: Page) => page.locator('glassbox-data');
const editor = (page: Page) => page.locator('glassbox-point-editor');
const pointCount = async (page: Page) => (await held(page)).points.length;

async function startDrawing(page: Page) {
  await panel(page).getByRole('button', { name: 'Draw points' }).click();
  await expect(editor(page).locator('.overlay')).toBeInViewport({ ratio: 0.9 });
  const box = await editor(page).locator('.overlay').boundingBox();
  if (!box) throw new Error('nothing to draw on');
  /** Data coordinates to the screen. */
  return (x: number, y: number) => ({ x: box.x + ((x + 6) / 12) * box.width, y: box.y + ((6 - y) / 12) * box.height });
}

async function openCsv(page: Page, text: string) {
  await panel(page).getByRole('button', { name: 'Open CSV' }).click();
  await page.getByLabel('CSV text').fill(text);
}

const good = 'width,height,kind\n1.5,2,a\n2,1.5,b\n3,,a\n4,5,b\n5,4.5,a\n6,7,b\n';

test('a data set chosen by its picture starts anew with it, and undo brings the old one back', async ({ page }) => {
  await openPage(page);
  await panel(page).getByRole('button', { name: 'Spiral' }).click();
  await expect.poll(async () => (await held(page)).dataset).toBe('spiral');
  await expect(panel(page).getByRole('button', { name: 'Spiral' })).toHaveAttribute('aria-pressed', 'true');
  await panel(page).getByRole('button', { name: 'Iris' }).click();
  await expect.poll(async () => (await held(page)).rows).toBe(150);
  expect((await held(page)).task).toBe('multiclass');
  await expect(panel(page).locator('glassbox-setting[name=noise]')).toHaveCount(0);
  await page.evaluate(() => (document.querySelector('glassbox-model') as GlassboxModel).undo());
  await expect.poll(async () => (await held(page)).dataset).toBe('spiral');
});

test('by keyboard: one stop for Tab, arrows from picture to picture', async ({ page }) => {
  await openPage(page);
  await panel(page).getByRole('button', { name: 'Circle', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(panel(page).getByRole('button', { name: 'Two clouds' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await held(page)).dataset).toBe('gauss');
  await page.keyboard.press('Tab');
  await expect(panel(page).getByRole('button', { name: 'Draw points' })).toBeFocused();
});

test('the digits are fetched only when asked for', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await openPage(page);
  await panel(page).scrollIntoViewIfNeeded();
  await expect.poll(() => fetched.some((url) => url.endsWith('iris.csv'))).toBe(true);
  await page.waitForTimeout(300);
  expect(fetched.filter((url) => url.endsWith('digits-8x8.csv'))).toEqual([]);
  await panel(page).getByRole('button', { name: 'Digits' }).click();
  await expect.poll(async () => (await held(page)).rows).toBe(1797);
});

test('other inputs made of the two columns', async ({ page }) => {
  await openPage(page);
  await panel(page).getByRole('button', { name: 'x₁²' }).click();
  await expect.poll(async () => (await held(page)).layers[0]).toBe(3);
  for (const name of ['x₁²', 'x₂']) await panel(page).getByRole('button', { name, exact: true }).click();
  await expect.poll(async () => (await held(page)).features).toEqual(['x1']);
  await expect(panel(page).getByRole('button', { name: 'x₁', exact: true })).toBeDisabled();
});

test.describe('points', () => {
  test('by mouse: added, moved, painted and erased, with the weights kept', async ({ page }) => {
    await openPage(page);
    await page.evaluate(() => (document.querySelector('glassbox-model') as GlassboxModel).advance('epoch', 30));
    const trained = await state(page);
    const at = await startDrawing(page);
    const put = async (x: number, y: number) => page.mouse.click(at(x, y).x, at(x, y).y);
    await put(-5.5, 5.5);
    await expect.poll(() => pointCount(page)).toBe(501);
    const after = await state(page);
    expect(after.parameters).toEqual(trained.parameters);
    expect(after.epoch).toBe(trained.epoch);

    await page.mouse.move(at(-5.5, 5.5).x, at(-5.5, 5.5).y);
    await page.mouse.down();
    await page.mouse.move(at(-5.2, 5).x, at(-5.2, 5).y);
    await page.mouse.move(at(-5, 4.6).x, at(-5, 4.6).y);
    await page.mouse.up();
    await expect.poll(async () => (await held(page)).points.at(-1)?.y ?? 0).toBeCloseTo(4.6, 1);
    expect(await pointCount(page)).toBe(501);

    await editor(page).getByRole('button', { name: 'Brush' }).click();
    await editor(page).getByRole('button', { name: 'Class A' }).click();
    await page.mouse.move(at(4, -5).x, at(4, -5).y);
    await page.mouse.down();
    for (let x = 4; x <= 5.4; x += 0.2) await page.mouse.move(at(x, -5).x, at(x, -5).y);
    await page.mouse.up();
    await expect.poll(() => pointCount(page)).toBeGreaterThan(506);
    const painted = (await held(page)).points.slice(501);
    expect(new Set(painted.map(({ label }) => label))).toEqual(new Set([0]));

    await editor(page).getByRole('button', { name: 'Eraser' }).click();
    await page.mouse.move(at(-5, 4.6).x, at(-5, 4.6).y);
    await page.mouse.down();
    await page.mouse.up();
    const left = 500 + painted.length;
    await expect.poll(() => pointCount(page)).toBe(left);
    expect((await state(page)).parameters).toEqual(trained.parameters);

    await editor(page).getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => pointCount(page)).toBe(left + 1);
    await editor(page).getByRole('button', { name: 'Redo' }).click();
    await expect.poll(() => pointCount(page)).toBe(left);
    await editor(page).getByRole('button', { name: 'Done' }).click();
    await expect(editor(page)).toHaveCount(0);
  });

  test('training goes on while they change', async ({ page }) => {
    await openPage(page);
    const at = await startDrawing(page);
    await control(page, 'Play').click();
    await untilEpoch(page, 5);
    await editor(page).getByRole('button', { name: 'Brush' }).click();
    await page.mouse.move(at(-5, 5).x, at(-5, 5).y);
    await page.mouse.down();
    for (let x = -5; x <= 5; x += 0.5) await page.mouse.move(at(x, 5).x, at(x, 5).y);
    await page.mouse.up();
    await expect.poll(() => pointCount(page)).toBeGreaterThan(520);
    const { epoch, playing } = await state(page);
    expect(epoch).toBeGreaterThanOrEqual(5);
    expect(playing).toBe(true);
    await untilEpoch(page, epoch + 3);
    await control(page, 'Pause').click();
  });

  test('undo of a point lets training go on, and each row stays in its part', async ({ page }) => {
    await openPage(page);
    const parts = () =>
      page.evaluate(() => {
        const problem = (document.querySelector('glassbox-model') as GlassboxModel).scene?.problem;
        return { train: [...(problem?.train.source ?? [])], test: [...(problem?.test.source ?? [])] };
      });
    const before = await parts();
    await control(page, 'Play').click();
    await untilEpoch(page, 5);
    const at = await startDrawing(page);
    for (const x of [-5, 0, 5]) {
      await page.mouse.click(at(x, 5.5).x, at(x, 5.5).y);
      await page.waitForTimeout(150);
    }
    await expect.poll(() => pointCount(page)).toBe(503);
    const after = await parts();
    // Only the new ones come, and at most as many have to change over, so that the share stays what it was.
    expect(before.test.filter((row) => after.train.includes(row)).length).toBeLessThanOrEqual(3);
    expect(before.train.filter((row) => after.test.includes(row)).length).toBeLessThanOrEqual(3);
    for (const left of [502, 501]) {
      await editor(page).getByRole('button', { name: 'Undo' }).click();
      await expect.poll(() => pointCount(page)).toBe(left);
      expect((await state(page)).playing).toBe(true);
    }
    const { epoch } = await state(page);
    await untilEpoch(page, epoch + 3);
    await editor(page).getByRole('button', { name: 'Redo' }).click();
    await expect.poll(() => pointCount(page)).toBe(502);
    expect((await state(page)).epoch).toBeGreaterThanOrEqual(epoch + 3);
    expect((await state(page)).playing).toBe(true);
  });

  test('from nothing: the network keeps its data until there are two', async ({ page }) => {
    await openPage(page);
    await choosePreset(page, 'penguins');
    const at = await startDrawing(page);
    await page.mouse.click(at(-2, 0).x, at(-2, 0).y);
    await expect(editor(page)).toContainText('1 of at least 2 points');
    expect((await held(page)).dataset).toBe('penguins');
    expect((await held(page)).kind).toBe(null);
    await editor(page).getByRole('button', { name: 'Class A' }).click();
    await page.mouse.click(at(2, 0).x, at(2, 0).y);
    await expect.poll(() => pointCount(page)).toBe(2);
    await editor(page).getByRole('button', { name: 'One class more' }).click();
    await page.mouse.click(at(0, 3).x, at(0, 3).y);
    await expect.poll(async () => (await held(page)).classes).toBe(3);
    expect((await held(page)).layers.at(-1)).toBe(3);
    await editor(page).getByRole('button', { name: 'Clear' }).click();
    await expect(editor(page)).toContainText('0 of at least 2 points');
    await editor(page).getByRole('button', { name: 'Undo' }).click();
    await expect(editor(page).getByRole('img')).toHaveAttribute('aria-label', /^3 points/);
  });

  test('by keyboard', async ({ page }) => {
    await openPage(page);
    await panel(page).getByRole('button', { name: 'Draw points' }).focus();
    await page.keyboard.press('Enter');
    await expect(editor(page).locator('.overlay')).toBeFocused();
    for (let i = 0; i < 5; i++) await page.keyboard.press('Shift+ArrowUp');
    for (let i = 0; i < 5; i++) await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await expect.poll(() => pointCount(page)).toBe(501);
    const added = (await held(page)).points.at(-1);
    expect(added?.x).toBeCloseTo(5, 2);
    expect(added?.y).toBeCloseTo(5, 2);
    expect(added?.label).toBe(0);
    await expect(editor(page).locator('[aria-live]')).toHaveText('Drawn, class A; 501 points');
    await page.keyboard.press('Delete');
    await expect.poll(() => pointCount(page)).toBe(500);
    await page.keyboard.press('Control+z');
    await expect.poll(() => pointCount(page)).toBe(501);
    await page.keyboard.press('Escape');
    await expect(editor(page)).toHaveCount(0);
  });

  test('with values instead of classes', async ({ page }) => {
    await openPage(page);
    const at = await startDrawing(page);
    await editor(page).getByLabel('What a point carries').selectOption('values');
    await expect.poll(async () => (await held(page)).task).toBe('regression');
    await editor(page).getByLabel('Value').fill('-0.5');
    await page.mouse.click(at(5.5, 5.5).x, at(5.5, 5.5).y);
    await expect.poll(async () => (await held(page)).points.at(-1)?.label ?? 0).toBeCloseTo(-0.5, 2);
  });
});

test.describe('by touch, at 375 px', () => {
  test.use({ viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });

  test('points are drawn by the finger, and nothing is too small for it', async ({ page }) => {
    await openPage(page);
    await panel(page).getByRole('button', { name: 'Draw points' }).tap();
    await expect(editor(page).locator('.overlay')).toBeInViewport({ ratio: 0.9 });
    const box = await editor(page).locator('.overlay').boundingBox();
    if (!box) throw new Error('nothing to draw on');
    await page.touchscreen.tap(box.x + 12, box.y + 12);
    await expect.poll(() => pointCount(page)).toBe(501);
    const small = await page.evaluate(() => {
      const found: string[] = [];
      const walk = (root: ParentNode) => {
        for (const element of root.querySelectorAll('*')) {
          if (element.shadowRoot) walk(element.shadowRoot);
          if (!element.matches('button, select, input:not([type=checkbox]), label:has(input[type=checkbox])')) continue;
          const { width, height } = element.getBoundingClientRect();
          if (width > 0 && (height < 43.5 || width < 43.5))
            found.push(`${element.outerHTML.slice(0, 70)} ${width}x${height}`);
        }
      };
      for (const part of document.querySelectorAll('glassbox-data, glassbox-boundary, glassbox-table')) {
        if (part.shadowRoot) walk(part.shadowRoot);
      }
      return found;
    });
    expect(small).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  });
});

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
  await table.getByRole('button', { name: 'Error' }).click();
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
    const { scene, followedRow } = document.querySelector('glassbox-model') as GlassboxModel;
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
  await expect.poll(() => region.evaluate((element) => element.scrollLeft)).toBeGreaterThan(100);
  const after = await table.locator('.rows tbody td').first().boundingBox();
  expect(after?.x).toBeCloseTo(before?.x ?? 0, 0);
  const last = await table.locator('.rows thead th').last().boundingBox();
  expect((last?.x ?? 0) + (last?.width ?? 0)).toBeLessThanOrEqual((panelBox?.x ?? 0) + (panelBox?.width ?? 0) + 1);
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
    const problem = (document.querySelector('glassbox-model') as GlassboxModel).scene?.problem;
    return { train: problem?.train.rows ?? 0, test: problem?.test.rows ?? 0 };
  });
  await classes(train, test, ['Adélie', 'Chinstrap', 'Gentoo']);
  await panel(page).getByRole('button', { name: 'Plane' }).click();
  await expect.poll(async () => (await held(page)).dataset).toBe('regPlane');
  await table.scrollIntoViewIfNeeded();
  const squares = figures('R², the share of the variation that is predicted');
  await expect(squares.locator('td')).toHaveCount(2);
  await control(page, 'Play').click();
  await expect
    .poll(async () => Number((await squares.locator('td').first().textContent())?.replace('−', '-')))
    .toBeGreaterThan(0.5);
  await control(page, 'Pause').click();
  await expect(table).not.toContainText('Right answers');
});

test('the table of 1,797 digits keeps up with training', async ({ page }) => {
  await openPage(page);
  await panel(page).getByRole('button', { name: 'Digits' }).click();
  await expect.poll(async () => (await held(page)).rows).toBe(1797);
  const table = page.locator('glassbox-table');
  await table.scrollIntoViewIfNeeded();
  await table.getByRole('button', { name: 'Error' }).click();
  await expect(table.locator('.rows tbody tr')).toHaveCount(12);
  const took = await table.evaluate(async (element) => {
    const part = element as HTMLElement & { requestUpdate(): void; updateComplete: Promise<unknown> };
    const start = performance.now();
    for (let i = 0; i < 10; i++) {
      part.requestUpdate();
      await part.updateComplete;
    }
    return (performance.now() - start) / 10;
  });
  // Two versions a second are shown: each must leave room for drawing, on a loaded machine too.
  expect(took).toBeLessThan(100);
});

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`in the ${scheme}`, () => {
    test.use({ colorScheme: scheme });
    test('axe finds nothing against drawing, the dialogs and the help', async ({ page }) => {
      await openPage(page);
      const complaints = async () => {
        const { violations } = await new AxeBuilder({ page })
          .include(['.panel.data'])
          .include(['.panel.learned'])
          .include(['.panel.table'])
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join('; ')}`);
      };
      await panel(page).getByRole('button', { name: 'What is this?' }).click();
      await panel(page).getByRole('button', { name: 'Draw points' }).click();
      await page.locator('glassbox-table').scrollIntoViewIfNeeded();
      await page.waitForTimeout(400);
      expect(await complaints()).toEqual([]);
      await openCsv(page, good);
      expect(await complaints()).toEqual([]);
      await page.keyboard.press('Escape');
      await panel(page).getByRole('button', { name: 'Formula', exact: true }).click();
      await page.getByLabel('Formula for y').fill('x1 +');
      expect(await complaints()).toEqual([]);
    });
  });
}
