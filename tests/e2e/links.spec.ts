import type { Page } from 'playwright/test';
import type { GlassboxModel } from '../../web/parts/index.js';
import { pointCount, startDrawing } from './support/data-page.js';
import { choosePreset, control, expect, openPage, ready, state, test } from './support/page.js';

const settings = (page: Page) =>
  page.evaluate(() => ({ ...(document.querySelector('glassbox-model') as GlassboxModel).settings }));
const shape = (page: Page) => expect.poll(async () => (await settings(page)).layers.join('-'));
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

test('a link with no point, or one, opens a page that can be drawn on, and says so', async ({ page }) => {
  for (const [points, count] of [
    ['Ag', 0],
    ['ApVZVQA', 1],
  ] as const) {
    await page.goto('about:blank');
    await openPage(page, `./#v=1&points=${points}`);
    await expect(notice(page)).toContainText(
      `points: expected at least 2 points to learn from but got ${count}; opened the page without them.`,
    );
    await notice(page).getByRole('button', { name: 'Good to know' }).click();
    const at = await startDrawing(page);
    await page.mouse.click(at(-5.5, 5.5).x, at(-5.5, 5.5).y);
    await expect.poll(() => pointCount(page)).toBe(501);
  }
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
  const discretize = view.getByRole('checkbox', { name: 'Discretize output' });
  const test = view.getByRole('checkbox', { name: 'Test points' });
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
  await expect(page.locator('glassbox-boundary').getByRole('checkbox', { name: 'Discretize output' })).toBeHidden();
  await expect(page.locator('glassbox-boundary').getByRole('checkbox', { name: 'Test points' })).toBeVisible();

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
  await expect(sets.getByRole('button', { name: 'Sums on a clock' })).toBeFocused();
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
