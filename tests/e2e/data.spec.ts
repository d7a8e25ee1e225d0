// The data as people choose and draw them: by picture, by mouse, by finger, by keyboard.
import type { GlassboxModel } from '../../web/parts/index.js';
import { editor, held, panel, pointCount, startDrawing } from './support/data-page.js';
import { choosePreset, control, expect, openPage, pause, state, test, untilEpoch } from './support/page.js';
import { rested } from './support/waiting.js';

test('a data set chosen by keyboard, or by its picture, starts anew; undo brings the old one back; other inputs are made of its columns', async ({
  page,
}) => {
  await openPage(page);
  await test.step('by keyboard: one stop for Tab, arrows from picture to picture', async () => {
    await panel(page).getByRole('button', { name: 'Circle', exact: true }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(panel(page).getByRole('button', { name: 'Two clouds' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await held(page)).dataset).toBe('gauss');
    await page.keyboard.press('Tab');
    await expect(panel(page).getByRole('button', { name: 'Draw points' })).toBeFocused();
  });
  await test.step('by its picture, and back', async () => {
    await panel(page).getByRole('button', { name: 'Spiral' }).click();
    await expect.poll(async () => (await held(page)).dataset).toBe('spiral');
    await expect(panel(page).getByRole('button', { name: 'Spiral' })).toHaveAttribute('aria-pressed', 'true');
    await panel(page).getByRole('button', { name: 'Iris' }).click();
    await expect.poll(async () => (await held(page)).rows).toBe(150);
    expect((await held(page)).task).toBe('multiclass');
    await expect(panel(page).locator('glassbox-setting[name=noise]')).toHaveCount(0);
    await page.evaluate(() =>
      (document.querySelector('glassbox-model') as GlassboxModel).experiment.edit((edits) => edits.undo()),
    );
    await expect.poll(async () => (await held(page)).dataset).toBe('spiral');
  });
  await test.step('other inputs', async () => {
    await panel(page).getByRole('button', { name: 'x₁²' }).click();
    await expect.poll(async () => (await held(page)).layers[0]).toBe(3);
    for (const name of ['x₁²', 'x₂']) await panel(page).getByRole('button', { name, exact: true }).click();
    await expect.poll(async () => (await held(page)).features).toEqual(['x1']);
    await expect(panel(page).getByRole('button', { name: 'x₁', exact: true })).toBeDisabled();
  });
});

test('the digits are fetched only when asked for', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await openPage(page);
  await panel(page).scrollIntoViewIfNeeded();
  await expect.poll(() => fetched.some((url) => url.endsWith('iris.csv'))).toBe(true);
  await page.waitForLoadState('networkidle');
  expect(fetched.filter((url) => url.endsWith('digits-8x8.csv'))).toEqual([]);
  await panel(page).getByRole('button', { name: 'Digits' }).click();
  await expect.poll(async () => (await held(page)).rows).toBe(1797);
});

test.describe('points', () => {
  test('by mouse: added, moved, painted and erased, with the weights kept', async ({ page }) => {
    await openPage(page);
    await page.evaluate(() =>
      (document.querySelector('glassbox-model') as GlassboxModel).experiment.advance('epoch', 30),
    );
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
    // The whole stroke: its last points follow those that were on their way.
    await rested(page);
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
    await pause(page);
  });

  test('undo of a point lets training go on, and each row stays in its part', async ({ page }) => {
    await openPage(page);
    const parts = () =>
      page.evaluate(() => {
        const problem = (document.querySelector('glassbox-model') as GlassboxModel).experiment.scene?.problem;
        return { train: [...(problem?.train.source ?? [])], test: [...(problem?.test.source ?? [])] };
      });
    const before = await parts();
    await control(page, 'Play').click();
    await untilEpoch(page, 5);
    const at = await startDrawing(page);
    for (const [i, x] of [-5, 0, 5].entries()) {
      await page.mouse.click(at(x, 5.5).x, at(x, 5.5).y);
      await expect.poll(() => pointCount(page)).toBe(501 + i);
    }
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
    await expect(editor(page).getByRole('img')).toHaveAttribute('aria-label', /^3\spoints/);
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
    await editor(page).getByRole('slider', { name: 'Value' }).fill('-0.5');
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
