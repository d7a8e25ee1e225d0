// A run that is split in two.
import type { GlassboxModel } from '../../../web/parts/index.js';
import { foundInLightAndDark } from '../support/axe.js';
import { expect, openPage, state, test } from '../support/page.js';

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
