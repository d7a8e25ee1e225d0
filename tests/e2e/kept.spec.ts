// Work that is kept in the browser: over a reload, on the way back, after damage, and when it is to be forgotten.
import type { Page } from 'playwright/test';
import type { GlassboxModel } from '../../web/parts/index.js';
import { choosePreset, control, expect, openPage, pause, ready, state, test, untilEpoch } from './support/page.js';
import { rested } from './support/waiting.js';

const settings = (page: Page) =>
  page.evaluate(() => ({ ...(document.querySelector('glassbox-model') as GlassboxModel).settings }));
const shape = (page: Page) => expect.poll(async () => (await settings(page)).layers.join('-'));
const notice = (page: Page) => page.locator('#notice');
/** The browser has this very step, and all moments of the tape. */
const untilKept = (page: Page) =>
  expect
    .poll(() =>
      page.evaluate(async () => {
        const { tape: kept, frame } = (document.querySelector('glassbox-model') as GlassboxModel).experiment;
        const { entries } = kept;
        const { link, tape } = JSON.parse(sessionStorage.getItem('glassbox.work') ?? '{}') as {
          link?: string;
          tape?: { moments: string[] };
        };
        if (!link?.includes(`&step=${frame?.tick.step}&`)) return false;
        if (tape?.moments.length !== entries.length) return false;
        const request = indexedDB.open('glassbox');
        const opened = await new Promise<IDBDatabase>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
        if (!opened.objectStoreNames.contains('moments')) return opened.close();
        const found = opened.transaction('moments').objectStore('moments').getAllKeys();
        const keys = await new Promise<IDBValidKey[]>((resolve) => {
          found.onsuccess = () => resolve(found.result);
        });
        opened.close();
        return tape.moments.every((key) => keys.includes(key));
      }),
    )
    .toBe(true);

test('a reload loses nothing, and the work can be deleted', async ({ page }) => {
  await openPage(page);
  await choosePreset(page, 'penguins');
  await control(page, 'Play').click();
  await untilEpoch(page, 5);
  await pause(page);
  const before = await state(page);
  await page.reload();
  await ready(page, 'penguins');
  const after = await state(page);
  expect(after.parameters).toEqual(before.parameters);
  expect(after.epoch).toBe(before.epoch);
  // A bare address brings the last work too; a first visit again only after it was deleted.
  await page.goto('about:blank');
  await openPage(page);
  expect((await settings(page)).preset).toBe('penguins');
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('button', { name: 'Forget it, and begin anew' }).click();
  await expect.poll(async () => (await settings(page)).preset).toBe('circle');
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  await page.reload();
  await ready(page, 'circle');
  expect((await state(page)).epoch).toBe(0);
});

test('a reload goes on bit for bit, with the tape and the cost so far', async ({ page }) => {
  const link = './?adam#v=1&optimizer=adam&learningRate=0.01&regularization=dropout&regularizationRate=0.2';
  const epochs = (count: number) =>
    page.evaluate(
      (n) => (document.querySelector('glassbox-model') as GlassboxModel).experiment.advance('epoch', n),
      count,
    );
  const history = () =>
    page.evaluate(() => {
      const { history } = (document.querySelector('glassbox-model') as GlassboxModel).experiment.frame ?? {};
      return history && { epochs: [...history.epochs], loss: [...history.loss] };
    });
  const moments = () =>
    page.evaluate(() =>
      (document.querySelector('glassbox-model') as GlassboxModel).experiment.tape.entries.map(
        ({ epoch, step, loss }) => ({
          epoch,
          step,
          loss,
        }),
      ),
    );
  const slider = page.getByLabel('Tape');
  await openPage(page, link);
  for (let i = 1; i <= 6; i++) {
    await control(page, 'Epoch').click();
    await expect.poll(async () => (await moments()).length).toBe(i + 1);
  }
  const sixth = { parameters: (await state(page)).parameters, history: await history(), moments: await moments() };
  await epochs(9);
  const straight = await state(page);

  // Back to the sixth epoch, and away: what the optimizer remembered there is remembered.
  await slider.press('ArrowLeft');
  await expect.poll(async () => (await state(page)).epoch).toBe(6);
  await control(page, 'Epoch').click();
  await expect.poll(async () => (await state(page)).epoch).toBe(7);
  // It was at the sixth before: what was kept then is not to be taken for what is kept now.
  await untilKept(page);
  await slider.press('ArrowLeft');
  await expect.poll(async () => (await state(page)).parameters).toEqual(sixth.parameters);
  await untilKept(page);
  await page.reload();
  await ready(page);
  expect((await state(page)).parameters).toEqual(sixth.parameters);
  expect(await history()).toMatchObject({ epochs: sixth.history?.epochs, loss: sixth.history?.loss });
  await expect(page.locator('glassbox-tape output')).toHaveText('epoch 6 of 7');
  expect((await moments()).slice(0, 7)).toEqual(sixth.moments);

  await slider.press('Home');
  await expect.poll(async () => (await state(page)).epoch).toBe(0);
  await slider.press('End');
  await slider.press('ArrowLeft');
  await expect.poll(async () => (await state(page)).parameters).toEqual(sixth.parameters);
  await epochs(9);
  expect((await state(page)).parameters).toEqual(straight.parameters);
});

test('what is kept and was damaged opens as far as it can be read, and the page says so', async ({ page }) => {
  await openPage(page);
  await control(page, 'Epoch').click();
  await expect.poll(async () => (await state(page)).epoch).toBe(1);
  await untilKept(page);
  const before = await state(page);
  // From here on the page keeps nothing: what the next visit finds has other bytes in the middle of its snapshot.
  await page.evaluate(() => {
    const damaged = (sessionStorage.getItem('glassbox.work') ?? '').replace(
      /(&snapshot=[\w-]{80})[\w-]{8}/,
      (_, first: string) => `${first}AAAAAAAA`,
    );
    sessionStorage.setItem('glassbox.work', damaged);
    Storage.prototype.setItem = () => {};
  });
  await page.reload();
  await ready(page);
  await expect(notice(page)).toContainText('What the optimizer remembered could not be read');
  expect((await state(page)).parameters).toEqual(before.parameters);
  expect((await state(page)).epoch).toBe(1);
});

/** A table far too large for a link: 6,000 rows. */
const largeTable = () => {
  const rows = Array.from({ length: 6_000 }, (_, i) => {
    const [a, b] = [Math.sin(i * 12.9898) * 3, Math.cos(i * 78.233) * 3];
    return `${a.toFixed(4)},${b.toFixed(4)},${a * b > 0 ? 'same' : 'other'}`;
  });
  return ['left,right,sign', ...rows].join('\n');
};

const openTable = (page: Page, text: string) =>
  page.evaluate(
    (csv) =>
      (document.querySelector('glassbox-model') as GlassboxModel).experiment.edit((edits) =>
        edits.setData(
          { kind: 'csv', text: csv, options: {}, choice: { inputs: [0, 1], target: 2, task: 'binary' } },
          { label: 'Open a table' },
        ),
      ),
    text,
  );
const rows = (page: Page) =>
  page.evaluate(() => (document.querySelector('glassbox-model') as GlassboxModel).experiment.scene?.problem.table.rows);

test('a table too large for a link is there again after a reload, and on the way back', async ({ page }) => {
  await openPage(page);
  await openTable(page, largeTable());
  await expect.poll(() => rows(page)).toBe(6_000);
  expect(page.url()).not.toContain('#');
  await control(page, 'Epoch').click();
  await expect.poll(async () => (await state(page)).epoch).toBe(1);
  await untilKept(page);
  const before = await state(page);
  await page.reload();
  await ready(page);
  expect(await rows(page)).toBe(6_000);
  expect(await state(page)).toMatchObject({ parameters: before.parameters, epoch: 1, loss: before.loss });
  await expect(notice(page)).toBeHidden();

  await choosePreset(page, 'penguins');
  await page.goBack();
  await expect.poll(() => rows(page)).toBe(6_000);
  expect((await state(page)).parameters).toEqual(before.parameters);
  await page.goBack();
  await expect.poll(() => rows(page)).toBe(500);
  await page.goForward();
  await expect.poll(() => rows(page)).toBe(6_000);

  // A link cannot hold it, and says so; to forget leaves nothing behind.
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share' });
  await expect(dialog).toContainText('too large for a link');
  await dialog.getByRole('button', { name: 'Forget it, and begin anew' }).click();
  await expect.poll(() => rows(page)).not.toBe(6_000);
  const left = () =>
    page.evaluate(async () => {
      const request = indexedDB.open('glassbox');
      const opened = await new Promise<IDBDatabase>((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
      const counts = [...opened.objectStoreNames].map((name) => {
        const count = opened.transaction(name).objectStore(name).count();
        return new Promise<number>((resolve) => {
          count.onsuccess = () => resolve(count.result);
        });
      });
      opened.close();
      return [...(await Promise.all(counts)), localStorage.length, sessionStorage.length];
    });
  await expect.poll(left).toEqual([0, 0, 0, 0, 0]);
  await page.reload();
  await ready(page, 'circle');
});

test("points of one's own, another network and its weights are there again after a reload", async ({ page }) => {
  await openPage(page);
  await page.evaluate(async () => {
    const model = document.querySelector('glassbox-model') as GlassboxModel;
    const points = Array.from({ length: 2_000 }, (_, i) => ({ x: (i % 90) / 15 - 3, y: i / 400 - 2.5, label: i % 3 }));
    await model.experiment.edit((edits) =>
      edits.setData({ kind: 'points', points: { kind: 'classes', classes: 3, points } }, { label: 'Points' }),
    );
    await model.experiment.edit((edits) =>
      edits.change({ layers: [2, 64, 64, 64, 3], learningRate: 0.1, stopEpochs: 500 }, { label: 'Large' }),
    );
  });
  await shape(page).toBe('2-64-64-64-3');
  await control(page, 'Batch').click();
  await expect.poll(async () => (await state(page)).step).toBe(1);
  await untilKept(page);
  const before = await state(page);
  await page.reload();
  await ready(page);
  await shape(page).toBe('2-64-64-64-3');
  expect(await rows(page)).toBe(2_000);
  expect(await settings(page)).toMatchObject({ learningRate: 0.1, stopEpochs: 500 });
  expect((await state(page)).parameters).toEqual(before.parameters);
});

test('where the browser keeps nothing the page says so once, and works on', async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
      Object.defineProperty(window, name, { get: refuse });
  });
  await openPage(page);
  await expect(notice(page)).toBeHidden();
  await openTable(page, largeTable());
  await expect.poll(() => rows(page)).toBe(6_000);
  await expect(notice(page)).toContainText('keeps nothing for this page');
  await notice(page).getByRole('button', { name: 'Good to know' }).click();
  await control(page, 'Epoch').click();
  await expect.poll(async () => (await state(page)).epoch).toBe(1);
  await choosePreset(page, 'penguins');
  await page.goBack();
  await expect.poll(() => rows(page)).toBe(6_000);
  await rested(page);
  await expect(notice(page)).toBeHidden();
  await page.getByRole('button', { name: 'Share' }).click();
  await expect(page.getByRole('dialog', { name: 'Share' })).toContainText('keeps nothing for this page');
});
