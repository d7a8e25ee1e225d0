// Where the keyboard is stays where it is: nothing takes the focus away, and no control loses it by what it does.
import type { Page } from 'playwright/test';
import type { GlassboxModel } from '../../web/parts/index.js';
import { expect, openPage, test } from './support/page.js';

/** What has the focus, by its name, inside shadow trees too. */
const focused = (page: Page) =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.getAttribute('aria-label') ?? at?.textContent?.trim() ?? '';
  });

test('an editor that closes leaves the focus where it went meanwhile', async ({ page }) => {
  await openPage(page);
  await page.getByRole('button', { name: /^Hidden 1, 4, tanh/ }).click();
  await expect(page.locator('glassbox-layers .editor')).toBeVisible();
  // The browser tells of the closing in a task of its own, which comes late on a busy machine.
  await page.evaluate(async () => {
    const within = (...way: string[]) =>
      way.reduce<ParentNode | null | undefined>((at, tag) => at?.querySelector(tag)?.shadowRoot, document);
    const editor = within('glassbox-network', 'glassbox-layers')?.querySelector<HTMLElement>('.editor');
    const told = new Promise((done) => editor?.addEventListener('toggle', done));
    editor?.hidePopover();
    within('glassbox-data', 'glassbox-data-picker')?.querySelector<HTMLElement>('[aria-pressed=true]')?.focus();
    await told;
  });
  expect(await focused(page)).toBe('Circle');
});

test('a button that has nothing more to do keeps the focus, and does nothing', async ({ page }) => {
  await openPage(page);
  await page.getByRole('button', { name: /^Hidden 1, 4, tanh/ }).click();
  const fewer = page.locator('glassbox-layers .editor').getByRole('button', { name: 'One neuron fewer' });
  await fewer.focus();
  const sizes = () =>
    page.evaluate(() => (document.querySelector('glassbox-model') as GlassboxModel).experiment.scene?.layers.join('-'));
  for (const shape of ['2-3-2-1', '2-2-2-1', '2-1-2-1']) {
    await page.keyboard.press('Enter');
    await expect.poll(sizes).toBe(shape);
  }
  await expect(fewer).toBeDisabled();
  await expect(fewer).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');

  const undo = page.locator('glassbox-undo').getByRole('button').first();
  await undo.focus();
  await page.keyboard.press('Enter');
  await expect.poll(sizes).toBe('2-4-2-1');
  await expect(undo).toBeDisabled();
  await expect(undo).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(undo).toBeFocused();
  expect(await sizes()).toBe('2-4-2-1');
});

test('layers that come and go leave the focus with a layer', async ({ page }) => {
  await openPage(page);
  const change = (layers: number[]) =>
    page.evaluate(async (given) => {
      const model = document.querySelector('glassbox-model') as GlassboxModel;
      const activations = given.slice(1).map(() => 'tanh' as const);
      await model.experiment.edit((edits) => edits.change({ layers: given, activations }, { label: 'Layers' }));
    }, layers);
  const layer = (name: RegExp) => page.getByRole('button', { name });
  await layer(/^Hidden 1, 4, tanh/).focus();
  await change([2, 4, 3, 2, 1]);
  await expect(layer(/^Hidden 3/)).toBeVisible();
  await expect(layer(/^Hidden 1, 4, tanh/)).toBeFocused();
  await layer(/^Output, 1, tanh/).focus();
  await change([2, 4, 1]);
  await expect(layer(/^Hidden 3/)).toHaveCount(0);
  await expect(layer(/^Output, 1, tanh/)).toBeFocused();
});
