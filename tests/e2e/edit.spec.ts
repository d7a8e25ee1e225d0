import type { Page } from 'playwright/test';
import type { GlassboxModel } from '../../web/parts/index.js';
import { makeLate } from '../late.js';
import { control, expect, openPage, pause, state, test, untilEpoch } from './support/page.js';

const network = (page: Page) =>
  page.evaluate(() => {
    const { settings } = document.querySelector('glassbox-model') as GlassboxModel;
    return { layers: settings.layers.join('-'), activations: settings.activations.join(' '), loss: settings.loss };
  });
const layers = (page: Page) => expect.poll(async () => (await network(page)).layers);
const layer = (page: Page, name: RegExp) => page.locator('glassbox-layers').getByRole('button', { name });
const editor = (page: Page) => page.locator('glassbox-layers .editor');

test('a layer gets and loses neurons, layers come and go, by mouse', async ({ page }) => {
  await openPage(page);
  await layer(page, /^Hidden 1, 4/).click();
  await editor(page).getByRole('button', { name: 'One neuron more' }).click();
  await layers(page).toBe('2-5-2-1');
  await expect(editor(page)).toContainText('5 neurons');
  await editor(page).getByRole('button', { name: 'Add layer after' }).click();
  await layers(page).toBe('2-5-5-2-1');
  await expect(editor(page).getByRole('heading')).toHaveText('Hidden 2');
  await editor(page).getByRole('button', { name: 'Remove it' }).click();
  await layers(page).toBe('2-5-2-1');
  await expect(editor(page)).toBeHidden();
});

test('each layer has its own activation; a loss that does not fit says why', async ({ page }) => {
  await openPage(page);
  await layer(page, /^Hidden 2/).click();
  await editor(page).getByLabel('Activation').selectOption('sine');
  await expect.poll(async () => (await network(page)).activations).toBe('tanh sine tanh');
  await page.keyboard.press('Escape');
  await expect(editor(page)).toBeHidden();
  await layer(page, /^Output/).click();
  await expect(editor(page)).toContainText('Softmax cross-entropy needs one output for each of two or more classes');
  await editor(page).getByLabel('Cost function').selectOption('bce');
  await expect.poll(() => network(page)).toMatchObject({ loss: 'bce', activations: 'tanh sine sigmoid' });
  await editor(page).getByLabel('Activation').selectOption('tanh');
  await expect(editor(page).getByRole('alert')).toContainText(
    'The cost was the binary cross-entropy, which cannot do with it; it is the mean squared error now.',
  );
});

test('plus and minus on the keyboard, at the layer that is chosen', async ({ page }) => {
  await openPage(page);
  await page.locator('glassbox-network .stage').focus();
  await page.keyboard.press('+');
  await layers(page).toBe('2-5-2-1');
  await page.keyboard.press('-');
  await page.keyboard.press('-');
  await layers(page).toBe('2-3-2-1');
});

test('a network of 8 layers of 64 is drawn, and no larger one is made', async ({ page }) => {
  await openPage(page);
  await page.evaluate(() =>
    (document.querySelector('glassbox-model') as GlassboxModel).experiment.edit((edits) =>
      edits.change({ layers: [2, 64, 64, 64, 64, 64, 64, 64, 64, 1] }, { label: 'Large' }),
    ),
  );
  await layers(page).toContain('64-64');
  await layer(page, /^Hidden 3/).click();
  await editor(page).getByRole('button', { name: 'One neuron more' }).click();
  await expect(editor(page).getByRole('alert')).toContainText('at most 64');
  await editor(page).getByRole('button', { name: 'Add layer after' }).click();
  await expect(editor(page).getByRole('alert')).toContainText('at most 8');
  await page.keyboard.press('Escape');
  await control(page, 'Epoch').click();
  await expect.poll(async () => (await state(page)).epoch).toBe(1);
});

test('a bias and a weight are set by hand, and set back by undo', async ({ page }) => {
  await openPage(page);
  await page.locator('glassbox-network .stage').focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  const field = page.locator('glassbox-parameter').getByRole('textbox');
  await expect(field).toBeVisible();
  const { parameters } = await state(page);
  await field.fill('1.5');
  await field.press('Enter');
  await expect.poll(async () => (await state(page)).parameters.filter((value) => value === 1.5).length).toBe(1);
  await field.press('ArrowUp');
  await expect(field).toHaveValue('1.6');
  await field.fill('a lot');
  await field.press('Enter');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await page.evaluate(() =>
    (document.querySelector('glassbox-model') as GlassboxModel).experiment.edit((edits) => edits.undo()),
  );
  await expect.poll(async () => (await state(page)).parameters).toEqual(parameters);
});

test('keys and presses that come faster than a network answers all count', async ({ page }) => {
  await makeLate(page, 300);
  await openPage(page);
  const settings = () => page.evaluate(() => (document.querySelector('glassbox-model') as GlassboxModel).settings);
  const data = page.locator('.panel.data');
  const noise = data.locator('glassbox-setting[name=noise]').getByRole('slider');
  await expect(noise).toHaveValue('0');
  await noise.focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await settings()).noise).toBe(20);
  await expect(noise).toHaveValue('4');
  // Two inputs more, and one of them less.
  for (const name of ['x₁²', 'x₂²', 'x₁²']) await data.getByRole('button', { name, exact: true }).click();
  await expect.poll(async () => (await network(page)).layers).toBe('3-4-2-1');
  expect(
    await page.evaluate(() => (document.querySelector('glassbox-model') as GlassboxModel).experiment.recipe.features),
  ).toEqual(['x1', 'x2', 'x2Squared']);

  await page.locator('glassbox-network .stage').focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  const field = page.locator('glassbox-parameter').getByRole('textbox');
  await expect(field).toBeVisible();
  await field.fill('1.5');
  for (let i = 0; i < 3; i++) await field.press('ArrowUp');
  await expect(field).toHaveValue('1.8');
  await expect
    .poll(async () => (await state(page)).parameters.some((value) => Math.abs(value - 1.8) < 1e-6))
    .toBe(true);
  await expect(field).toHaveValue('1.8');
});

test.describe('by touch, at 375 px', () => {
  test.use({ viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
  test('a tap at a layer opens its editor inside the screen', async ({ page }) => {
    await openPage(page);
    await layer(page, /^Hidden 2/).tap();
    const box = await editor(page).boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 375).toBe(true);
    await editor(page).getByRole('button', { name: 'One neuron more' }).tap();
    await layers(page).toBe('2-4-3-1');
  });
});

test('undo and redo say what they do, bring the weights back, and have keys', async ({ page }) => {
  await openPage(page);
  const undo = page.locator('glassbox-undo').getByRole('button').first();
  const redo = page.locator('glassbox-undo').getByRole('button').last();
  await expect(undo).toBeDisabled();
  await control(page, 'Epoch').click();
  await expect.poll(async () => (await state(page)).epoch).toBe(1);
  const trained = await state(page);
  await layer(page, /^Hidden 1/).click();
  await editor(page).getByRole('button', { name: 'One neuron more' }).click();
  await layers(page).toBe('2-5-2-1');
  await page.keyboard.press('Escape');
  await expect(undo).toHaveAttribute('aria-label', 'Undo: Add a neuron');
  await undo.click();
  await layers(page).toBe('2-4-2-1');
  await expect.poll(async () => (await state(page)).parameters).toEqual(trained.parameters);
  expect((await state(page)).epoch).toBe(1);
  await expect(redo).toHaveAttribute('title', 'Redo: Add a neuron (Ctrl+Shift+Z)');
  await page.keyboard.press('Control+Shift+Z');
  await layers(page).toBe('2-5-2-1');
  await page.keyboard.press('Control+z');
  await layers(page).toBe('2-4-2-1');
});

test('a network that is changed while it learns keeps what fits, and learns on', async ({ page }) => {
  await openPage(page);
  await control(page, 'Play').click();
  await untilEpoch(page, 20);
  await pause(page);
  const before = await state(page);

  // Another activation: every weight stays.
  await layer(page, /^Hidden 1/).click();
  await expect(editor(page)).toContainText('weights that still fit stay');
  await editor(page).getByLabel('Activation').selectOption('sine');
  await expect.poll(async () => (await network(page)).activations).toBe('sine tanh tanh');
  const sine = await state(page);
  expect(sine.parameters).toEqual(before.parameters);
  expect(sine.epoch).toBe(before.epoch);
  expect(sine.loss).not.toBe(before.loss);

  // One neuron more: the first four neurons have their weights, the fifth has some of its own.
  await editor(page).getByRole('button', { name: 'One neuron more' }).click();
  await layers(page).toBe('2-5-2-1');
  const five = await state(page);
  expect(five.parameters.slice(0, 8)).toEqual(before.parameters.slice(0, 8));
  expect(five.parameters[8]).not.toBe(0);
  expect(five.epoch).toBe(before.epoch);
  await page.keyboard.press('Escape');

  // While it plays it goes on playing, and the curve of the cost goes on too.
  await control(page, 'Play').click();
  await untilEpoch(page, five.epoch + 5);
  await layer(page, /^Hidden 2/).click();
  await editor(page).getByRole('button', { name: 'Add layer after' }).click();
  await layers(page).toBe('2-5-2-2-1');
  const { epoch } = await state(page);
  expect(epoch).toBeGreaterThanOrEqual(five.epoch + 5);
  await untilEpoch(page, epoch + 5);
  expect((await state(page)).playing).toBe(true);
  const first = await page.evaluate(
    () => (document.querySelector('glassbox-model') as GlassboxModel).experiment.frame?.history.epochs[0],
  );
  expect(first).toBe(0);
  await page.keyboard.press('Escape');

  // Undo brings the old networks back, each with the weights it was left with, and training goes on.
  const undo = page.locator('glassbox-undo').getByRole('button').first();
  await undo.click();
  await layers(page).toBe('2-5-2-1');
  expect((await state(page)).playing).toBe(true);
  await pause(page);
  await undo.click();
  await layers(page).toBe('2-4-2-1');
  expect((await state(page)).parameters).toEqual(before.parameters);
  await undo.click();
  await expect.poll(async () => (await network(page)).activations).toBe('tanh tanh tanh');
  expect(await state(page)).toMatchObject({ loss: before.loss, epoch: before.epoch });
});

test('other inputs and another share for testing keep the weights; another seed does not', async ({ page }) => {
  await openPage(page);
  await control(page, 'Epoch').click();
  await expect.poll(async () => (await state(page)).epoch).toBe(1);
  const before = await state(page);
  await page.locator('glassbox-data').getByRole('button', { name: 'x₁²' }).click();
  await layers(page).toBe('3-4-2-1');
  const wider = await state(page);
  expect(wider.parameters.slice(0, 2)).toEqual(before.parameters.slice(0, 2));
  expect(wider.parameters.slice(-3)).toEqual(before.parameters.slice(-3));
  expect(wider.epoch).toBe(1);
  const share = page.locator('glassbox-data').getByLabel('Held out for testing, typed');
  await share.fill('0.2');
  await share.press('Enter');
  await expect
    .poll(() => page.evaluate(() => (document.querySelector('glassbox-model') as GlassboxModel).settings.testShare))
    .toBe(0.2);
  expect((await state(page)).parameters).toEqual(wider.parameters);
});

test('a reset can be taken back', async ({ page }) => {
  await openPage(page);
  await control(page, 'Epoch').click();
  await expect.poll(async () => (await state(page)).epoch).toBe(1);
  const { parameters } = await state(page);
  await control(page, 'Reset').click();
  await expect.poll(async () => (await state(page)).epoch).toBe(0);
  const undo = page.locator('glassbox-undo').getByRole('button').first();
  await expect(undo).toHaveAttribute('aria-label', 'Undo: Reset');
  await undo.click();
  await expect.poll(async () => (await state(page)).epoch).toBe(1);
  expect((await state(page)).parameters).toEqual(parameters);
});

test('changes faster than networks open are all made, and undo and redo keep up', async ({ page }) => {
  await openPage(page);
  await control(page, 'Play').click();
  await untilEpoch(page, 5);
  // Pressed in one go: changes that come soon after each other are one step of undo.
  await page.locator('glassbox-network .stage').evaluate((stage) => {
    for (let i = 0; i < 6; i++)
      stage.dispatchEvent(new KeyboardEvent('keydown', { key: '+', bubbles: true, composed: true }));
  });
  await layers(page).toBe('2-10-2-1');
  const done = await page.evaluate(async () => {
    const model = document.querySelector('glassbox-model') as GlassboxModel;
    const changes = [
      model.experiment.edit((edits) => edits.change({ layers: [2, 3, 3, 3, 1] }, { label: 'Shape' })),
      model.set('learningRate', 0.1),
      model.set('optimizer', 'adam'),
      model.set('noise', 20),
    ];
    await Promise.all(changes);
    const { learningRate, optimizer, noise, layers: sizes } = model.settings;
    return { learningRate, optimizer, noise, layers: sizes.join('-'), playing: model.playing };
  });
  expect(done).toEqual({ learningRate: 0.1, optimizer: 'adam', noise: 20, layers: '2-3-3-3-1', playing: true });
  const shapes = await page.evaluate(async () => {
    const model = document.querySelector('glassbox-model') as GlassboxModel;
    const seen: string[] = [];
    const note = () => {
      const { layers: sizes, learningRate, optimizer } = model.settings;
      seen.push([sizes.join('-'), learningRate, optimizer, model.error].join(' ').trim());
    };
    // Each change is a step of its own, also one that was made while another network was on its way.
    const undo = () => model.experiment.edit((edits) => edits.undo()).then(note);
    const redo = () => model.experiment.edit((edits) => edits.redo()).then(note);
    await Promise.all([undo(), undo(), undo(), undo(), redo(), redo(), redo(), redo()]);
    await Promise.all([
      model.experiment.edit((edits) => edits.change({ layers: [2, 7, 1] }, { label: 'Other' })),
      model.experiment.edit((edits) => edits.undo()),
    ]).then(note);
    return seen;
  });
  expect(shapes).toEqual([
    '2-3-3-3-1 0.1 sgd',
    '2-3-3-3-1 0.003 sgd',
    '2-10-2-1 0.003 sgd',
    '2-4-2-1 0.003 sgd',
    '2-10-2-1 0.003 sgd',
    '2-3-3-3-1 0.003 sgd',
    '2-3-3-3-1 0.1 sgd',
    '2-3-3-3-1 0.1 adam',
    '2-3-3-3-1 0.1 adam',
  ]);
  const { epoch, playing } = await state(page);
  expect(playing).toBe(true);
  await untilEpoch(page, epoch + 3);
});
