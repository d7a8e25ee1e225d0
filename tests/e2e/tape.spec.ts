import type { Settings } from '../../web/core/settings/settings.js';
import type { GlassboxModel } from '../../web/parts/index.js';
import { control, expect, openPage, pixels, state, test, untilEpoch } from './support/page.js';

test('the tape goes back to a moment, shows the page as it was, and goes on from there', async ({ page }) => {
  await openPage(page);
  const slider = page.getByLabel('Tape');
  await expect(slider).toBeDisabled();
  for (let i = 0; i < 5; i++) await control(page, 'Epoch').click();
  await expect.poll(async () => (await state(page)).epoch).toBe(5);
  const fifth = await state(page);
  const picture = await pixels(page, 'glassbox-boundary');
  for (let i = 0; i < 5; i++) await control(page, 'Epoch').click();
  await expect.poll(async () => (await state(page)).epoch).toBe(10);
  const tenth = await state(page);
  await expect(page.locator('glassbox-tape output')).toHaveText('epoch 10 of 10');

  // By keyboard, one kept moment after the other.
  await slider.focus();
  for (let i = 0; i < 5; i++) await slider.press('ArrowLeft');
  await expect.poll(async () => (await state(page)).epoch).toBe(5);
  expect((await state(page)).parameters).toEqual(fifth.parameters);
  expect(await pixels(page, 'glassbox-boundary')).toBe(picture);
  await expect(page.locator('glassbox-tape output')).toHaveText('epoch 5 of 10');
  await expect(slider).toHaveAttribute('aria-valuetext', /^epoch 5 of 10, training cost/);

  // And forward again, with the curve of the cost as it was.
  await slider.press('End');
  await expect.poll(async () => (await state(page)).parameters).toEqual(tenth.parameters);
  const points = () =>
    page.evaluate(() => (document.querySelector('glassbox-model') as GlassboxModel).experiment.frame?.history.length);
  expect(await points()).toBe(11);

  // On from the middle: the same run again, bit by bit, and what came after is another future.
  for (let i = 0; i < 5; i++) await slider.press('ArrowLeft');
  await expect.poll(async () => (await state(page)).epoch).toBe(5);
  for (let i = 0; i < 5; i++) await control(page, 'Epoch').click();
  await expect.poll(async () => (await state(page)).parameters).toEqual(tenth.parameters);
  await expect(page.locator('glassbox-tape output')).toHaveText('epoch 10 of 10');
});

test('dragging the tape while it plays stops there', async ({ page }) => {
  await openPage(page);
  await control(page, 'Play').click();
  await untilEpoch(page, 60);
  const box = await page.getByLabel('Tape').boundingBox();
  if (!box) throw new Error('no tape');
  await page.mouse.click(box.x + box.width * 0.2, box.y + box.height / 2);
  await expect.poll(async () => (await state(page)).playing).toBe(false);
  const { epoch } = await state(page);
  expect(epoch).toBeLessThan(60);
  await control(page, 'Play').click();
  await untilEpoch(page, epoch + 5);
});

test('the tape remembers the settings, the network and the data of its time', async ({ page }) => {
  await openPage(page);
  const slider = page.getByLabel('Tape');
  const lab = () =>
    page.evaluate(() => {
      const { settings, recipe } = (document.querySelector('glassbox-model') as GlassboxModel).experiment;
      const { learningRate, optimizer, regularization, layers, testShare } = settings;
      return {
        ...{ learningRate, optimizer, regularization, testShare, layers: layers.join('-') },
        features: recipe.features.join(' '),
        points: recipe.data?.kind === 'points' ? recipe.data.points.points.length : 0,
      };
    });
  const change = (settings: Partial<Settings>) =>
    page.evaluate(
      (given) =>
        (document.querySelector('glassbox-model') as GlassboxModel).experiment.edit((edits) =>
          edits.change(given, { label: 'Change' }),
        ),
      settings,
    );
  const epochs = async (count: number) => {
    const from = (await state(page)).epoch;
    for (let i = 1; i <= count; i++) {
      await control(page, 'Epoch').click();
      await expect.poll(async () => (await state(page)).epoch).toBe(from + i);
    }
  };
  const back = async (epoch: number) => {
    for (let i = 0; (await state(page)).epoch > epoch && i < 60; i++) {
      const { epoch: now } = await state(page);
      await slider.press('ArrowLeft');
      await expect.poll(async () => (await state(page)).epoch).toBeLessThan(now);
    }
  };
  const first = await lab();
  await epochs(3);
  const third = await state(page);
  const picture = await pixels(page, 'glassbox-boundary');
  await change({ learningRate: 0.1, optimizer: 'adam' });
  await change({ regularization: 'l2', regularizationRate: 0.01 });
  await epochs(2);
  const fifth = await state(page);
  const second = await lab();
  await change({ layers: [2, 6, 2, 1], testShare: 0.3 });
  await page.evaluate(() =>
    (document.querySelector('glassbox-model') as GlassboxModel).experiment.edit((edits) =>
      edits.setFeatures(() => ['x1', 'x2', 'x1Squared']),
    ),
  );
  await epochs(2);
  const last = await state(page);
  expect(await lab()).toMatchObject({ layers: '3-6-2-1', testShare: 0.3, features: 'x1 x2 x1Squared' });

  await slider.focus();
  await back(5);
  expect(await lab()).toEqual(second);
  expect(await state(page)).toMatchObject({ parameters: fifth.parameters, loss: fifth.loss, learningRate: 0.1 });
  await back(3);
  expect(await lab()).toEqual(first);
  expect(await state(page)).toMatchObject({ parameters: third.parameters, loss: third.loss });
  expect(await pixels(page, 'glassbox-boundary')).toBe(picture);
  await expect(page.locator('glassbox-training').getByLabel('Optimizer')).toHaveValue('sgd');
  await expect(page.locator('glassbox-network').getByRole('button', { name: /^Hidden 1, 4/ })).toBeVisible();
  await expect(page.locator('glassbox-tape output')).toHaveText('epoch 3 of 7');

  // Forward again, to the other network with its other inputs.
  await slider.press('End');
  await expect.poll(async () => (await state(page)).epoch).toBe(7);
  expect((await state(page)).parameters).toEqual(last.parameters);
  expect(await lab()).toMatchObject({ layers: '3-6-2-1', testShare: 0.3, optimizer: 'adam' });

  // Going back is a change like any other: undo leads to where one was.
  // Steps along the tape that follow quickly are one step of undo: another change between ends it, and one jump is one step.
  await change({ speed: 'ten' });
  await slider.fill('3');
  await expect.poll(async () => (await state(page)).epoch).toBe(3);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await lab()).layers).toBe('3-6-2-1');
  await expect.poll(async () => (await state(page)).parameters).toEqual(last.parameters);

  // On from the third epoch, as it was: the very weights that training went on with the first time without the changes.
  await slider.focus();
  await back(3);
  await epochs(1);
  expect((await state(page)).learningRate).toBe(first.learningRate);
  await expect(page.locator('glassbox-tape output')).toHaveText('epoch 4 of 4');
});

test('what was frozen then is frozen again, and what was not is free', async ({ page }) => {
  await openPage(page);
  const frozen = () =>
    page.evaluate(() => [
      ...((document.querySelector('glassbox-model') as GlassboxModel).experiment.frame?.frozen ?? []),
    ]);
  const epoch = async (to: number) => {
    await control(page, 'Epoch').click();
    await expect.poll(async () => (await state(page)).epoch).toBe(to);
  };
  await epoch(1);
  await epoch(2);
  await page.evaluate(() =>
    (document.querySelector('glassbox-model') as GlassboxModel).experiment.edit((edits) =>
      edits.freeze({ layer: 0, neuron: 1, input: 0 }, true),
    ),
  );
  await expect.poll(frozen).toEqual([2]);
  await epoch(3);
  await epoch(4);
  const slider = page.getByLabel('Tape');
  await slider.focus();
  for (const at of [3, 2, 1]) {
    await slider.press('ArrowLeft');
    await expect.poll(async () => (await state(page)).epoch).toBeLessThanOrEqual(at);
  }
  await expect.poll(frozen).toEqual([]);
  await slider.press('End');
  await expect.poll(async () => (await state(page)).epoch).toBe(4);
  expect(await frozen()).toEqual([2]);
});
