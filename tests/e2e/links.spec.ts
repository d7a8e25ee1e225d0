import type { Page } from 'playwright/test';
import type { GlassboxModel } from '../../web/parts/index.js';
import { choosePreset, control, expect, openPage, ready, state, test, untilEpoch } from './page.js';
import { rested } from './waiting.js';

const settings = (page: Page) =>
  page.evaluate(() => ({ ...(document.querySelector('glassbox-model') as GlassboxModel).settings }));
const shape = (page: Page) => expect.poll(async () => (await settings(page)).layers.join('-'));
/** The browser has this very step, and all moments of the tape. */
const untilKept = (page: Page) =>
  expect
    .poll(() =>
      page.evaluate(async () => {
        const { tape: kept, frame } = document.querySelector('glassbox-model') as GlassboxModel;
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
const notice = (page: Page) => page.locator('#notice');

test('a link of ours opens what it says', async ({ page }) => {
  await openPage(page, './#v=1&dataset=xor&layers=2,3,1&activations=relu,tanh&learningRate=0.1&seed=7');
  const got = await settings(page);
  expect(got).toMatchObject({ dataset: 'xor', layers: [2, 3, 1], learningRate: 0.1, seed: 7 });
  await expect(notice(page)).toBeHidden();
});

test("TensorFlow Playground's links open, with a note of what has no equal", async ({ page }) => {
  await openPage(
    page,
    './#activation=relu&batchSize=20&dataset=spiral&networkShape=5,3&learningRate=0.1&seed=0.5&xTimesY=true&discretize_hide=true',
  );
  const got = await settings(page);
  expect(got).toMatchObject({ dataset: 'spiral', layers: [3, 5, 3, 1], batchSize: 20, learningRate: 0.05 });
  await expect(notice(page)).toContainText('Their loss is half');
  await notice(page).getByRole('button', { name: 'Good to know' }).click();
  await expect(notice(page)).toBeHidden();
});

test('a broken or hostile link opens the page all the same, and says what was wrong', async ({ page }) => {
  await openPage(page, './#v=1&layers=2,9999,1&weights=%00%ff<script>&learningRate=fast&__proto__=1');
  expect(await settings(page)).toMatchObject({ preset: 'circle', layers: [2, 4, 2, 1], learningRate: 0.003 });
  await expect(notice(page)).toContainText('a link opens at most 8 hidden layers of 64 neurons');
  await expect(notice(page)).toContainText('learningRate: expected a number');
});

test('Share makes a link that restores the very weights', async ({ page, context, browserName }) => {
  if (browserName === 'chromium') await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openPage(page);
  await control(page, 'Epoch').click();
  await expect.poll(async () => (await state(page)).epoch).toBe(1);
  const { parameters } = await state(page);
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share' });
  const plain = await dialog.getByLabel('Link', { exact: true }).inputValue();
  expect(plain).not.toContain('weights=');
  await dialog.getByLabel(/With the trained weights, of epoch 1/).check();
  await dialog.getByRole('button', { name: 'Copy link' }).click();
  await expect(dialog.getByRole('status')).toHaveText('Copied.');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain('weights=');
  const other = await context.newPage();
  await other.goto(link);
  await ready(other);
  const there = await state(other);
  expect(there.parameters).toEqual(parameters);
  expect(there.epoch).toBe(1);
});

test('back and forward go through what was opened', async ({ page }) => {
  await openPage(page);
  await choosePreset(page, 'penguins');
  await choosePreset(page, 'oneNeuron');
  expect(page.url()).toContain('preset=oneNeuron');
  await page.goBack();
  await shape(page).toBe('4-6-3');
  await page.goBack();
  await shape(page).toBe('2-4-2-1');
  await page.goForward();
  await shape(page).toBe('4-6-3');
});

test('a reload loses nothing, and the work can be deleted', async ({ page }) => {
  await openPage(page);
  await choosePreset(page, 'penguins');
  await control(page, 'Play').click();
  await untilEpoch(page, 5);
  await control(page, 'Pause').click();
  await expect.poll(async () => (await state(page)).playing).toBe(false);
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
    page.evaluate((n) => (document.querySelector('glassbox-model') as GlassboxModel).advance('epoch', n), count);
  const history = () =>
    page.evaluate(() => {
      const { history } = (document.querySelector('glassbox-model') as GlassboxModel).frame ?? {};
      return history && { epochs: [...history.epochs], loss: [...history.loss] };
    });
  const moments = () =>
    page.evaluate(() =>
      (document.querySelector('glassbox-model') as GlassboxModel).tape.entries.map(({ epoch, step, loss }) => ({
        epoch,
        step,
        loss,
      })),
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
      (document.querySelector('glassbox-model') as GlassboxModel).setData(
        { kind: 'csv', text: csv, options: {}, choice: { inputs: [0, 1], target: 2, task: 'binary' } },
        { label: 'Open a table' },
      ),
    text,
  );
const rows = (page: Page) =>
  page.evaluate(() => (document.querySelector('glassbox-model') as GlassboxModel).scene?.problem.table.rows);

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
  await shape(page).toBe('2-4-2-1');
  await page.goForward();
  await expect.poll(() => rows(page)).toBe(6_000);

  // A link cannot hold it, and says so; to forget leaves nothing behind.
  await page.getByRole('button', { name: 'Share' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share' });
  await expect(dialog).toContainText('too large for a link');
  await dialog.getByRole('button', { name: 'Forget it, and begin anew' }).click();
  await expect.poll(() => rows(page)).not.toBe(6_000);
  const left = await page.evaluate(async () => {
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
  expect(left).toEqual([0, 0, 0, 0, 0]);
  await page.reload();
  await ready(page, 'circle');
});

test("points of one's own, another network and its weights are there again after a reload", async ({ page }) => {
  await openPage(page);
  await page.evaluate(async () => {
    const model = document.querySelector('glassbox-model') as GlassboxModel;
    const points = Array.from({ length: 2_000 }, (_, i) => ({ x: (i % 90) / 15 - 3, y: i / 400 - 2.5, label: i % 3 }));
    await model.setData({ kind: 'points', points: { kind: 'classes', classes: 3, points } }, { label: 'Points' });
    await model.change({ layers: [2, 64, 64, 64, 3], learningRate: 0.1, stopEpochs: 500 }, { label: 'Large' });
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

/** Colours of the map, and how many pixels have one of the two or so that are most of it. */
const flatShare = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.querySelector('glassbox-boundary')?.shadowRoot?.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) throw new Error('no map');
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const counts = new Map<number, number>();
    for (let i = 0; i < data.length; i += 4) {
      const colour = ((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0);
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    const most = [...counts.values()].sort((a, b) => b - a).slice(0, 2);
    return ((most[0] ?? 0) + (most[1] ?? 0)) / (data.length / 4);
  });

test("TensorFlow Playground's view of the map is ours too, and can be changed", async ({ page }) => {
  await openPage(page, './#dataset=circle&networkShape=4,2&discretize=true');
  expect(await settings(page)).toMatchObject({ discretize: true, showTest: false });
  await notice(page).getByRole('button', { name: 'Good to know' }).click();
  const view = page.locator('glassbox-boundary');
  const discretize = view.getByLabel('Discretize output');
  const test = view.getByLabel('Test points');
  await expect(discretize).toBeChecked();
  await expect(test).not.toBeChecked();
  await control(page, 'Epoch').click();
  await expect.poll(() => flatShare(page)).toBeGreaterThan(0.6);
  await expect(view.getByRole('img')).toHaveAttribute(
    'aria-label',
    /The side the network decides for .* 250 training points/,
  );
  await discretize.focus();
  await page.keyboard.press('Space');
  await expect.poll(() => flatShare(page)).toBeLessThan(0.3);
  await test.check();
  await expect(view.getByRole('img')).toHaveAttribute('aria-label', /The output of the network .* 250 test points/);
  expect(await settings(page)).toMatchObject({ discretize: false, showTest: true });
  expect((await state(page)).epoch).toBe(1);
});

test("what TensorFlow Playground's link hides is hidden, comes along in ours, and comes back", async ({ page }) => {
  const rate = page.locator('.run glassbox-setting[name=learning-rate]');
  const hides = page.locator('#hides');
  await openPage(page);
  await expect(rate).toBeVisible();
  await expect(hides).toBeHidden();
  await openPage(
    page,
    './?theirs#dataset=circle&networkShape=4,2&learningRate_hide=true&playButton_hide=true&discretize_hide=true&dataset_hide=true',
  );
  await expect(hides).toContainText('This link leaves out: Play, learning rate, ');
  await expect(rate).toBeHidden();
  await expect(control(page, 'Play')).toBeHidden();
  await expect(page.locator('glassbox-data-picker')).toBeHidden();
  await expect(page.locator('glassbox-boundary').getByLabel('Discretize output')).toBeHidden();
  await expect(page.locator('glassbox-boundary').getByLabel('Test points')).toBeVisible();

  // A change makes it a link of ours, which hides the same.
  await page.evaluate(() => (document.querySelector('glassbox-model') as GlassboxModel).set('batchSize', 7));
  await expect(page).toHaveURL(/hide=play,learningRate,dataset,discretize/);
  await page.reload();
  await ready(page);
  await expect(hides).toBeVisible();
  await expect(rate).toBeHidden();

  await hides.getByRole('button', { name: 'Show them' }).click();
  await expect(hides).toBeHidden();
  await expect(rate).toBeVisible();
  await expect(control(page, 'Play')).toBeVisible();
  await expect(page).not.toHaveURL(/hide=/);
  await page.reload();
  await ready(page);
  await expect(control(page, 'Play')).toBeVisible();
  await expect(hides).toBeHidden();
  expect(await settings(page)).toMatchObject({ batchSize: 7 });
});

test('activation, problem and number of layers are hidden at their place, and neurons still come and go', async ({
  page,
}) => {
  const open = () => page.getByRole('button', { name: /^Hidden 1, 4, tanh/ }).click();
  const editor = page.locator('glassbox-layers .editor');
  await openPage(
    page,
    './#dataset=circle&networkShape=4,2&activation_hide=true&problem_hide=true&numHiddenLayers_hide=true',
  );
  await expect(page.locator('#hides')).toContainText(
    'leaves out: data sets with another kind of answer, the activation of a layer, adding and removing layers.',
  );
  await expect(notice(page)).not.toContainText('stay in sight');
  await notice(page).getByRole('button', { name: 'Good to know' }).click();
  const sets = page.locator('glassbox-data-picker');
  await expect(sets.getByRole('button', { name: 'Two moons' })).toBeVisible();
  await expect(sets.getByRole('button', { name: 'Plane' })).toBeHidden();
  await open();
  await expect(editor.getByRole('button', { name: 'One neuron more' })).toBeVisible();
  await expect(editor.getByLabel('Activation')).toBeHidden();
  await expect(editor.getByRole('button', { name: 'Add layer after' })).toBeHidden();
  await expect(editor.getByRole('button', { name: 'Remove it' })).toBeHidden();
  await editor.getByRole('button', { name: 'One neuron more' }).click();
  await shape(page).toBe('2-5-2-1');
  await page.keyboard.press('Escape');

  // The arrows pass over what is hidden, and come round again.
  await sets.getByRole('button', { name: 'Two moons' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(sets.getByRole('button', { name: 'Challenger O-rings' })).toBeFocused();
  await page.keyboard.press('End');
  await expect(sets.getByRole('button', { name: 'Digits' })).toBeFocused();

  await page.locator('#hides').getByRole('button', { name: 'Show them' }).click();
  await expect(sets.getByRole('button', { name: 'Plane' })).toBeVisible();
  await page.getByRole('button', { name: /^Hidden 1, 5, tanh/ }).click();
  await expect(editor.getByLabel('Activation')).toBeVisible();
});

test('the stop rules in a link hold', async ({ page }) => {
  await openPage(page, './#v=1&stopEpochs=7');
  await control(page, 'Play').click();
  await expect(page.locator('glassbox-doctor')).toContainText('stopped by itself at epoch 7');
  expect(await state(page)).toMatchObject({ epoch: 7, playing: false });
});
