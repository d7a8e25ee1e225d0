// What the tests of the data share: the panel, the pen, a small table.
import type { Page } from 'playwright/test';
import type { GlassboxModel } from '../../../web/parts/index.js';
import { expect } from './page.js';

/** What the model holds of the data now. */
export const held = (page: Page) =>
  page.evaluate(() => {
    const { recipe, scene } = (document.querySelector('glassbox-model') as GlassboxModel).experiment;
    const { data } = recipe;
    return {
      dataset: recipe.settings.dataset,
      kind: data?.kind ?? null,
      points: data?.kind === 'points' ? data.points.points.map((point) => ({ ...point })) : [],
      classes: data?.kind === 'points' ? data.points.classes : 0,
      rows: scene?.problem.table.rows ?? 0,
      layers: [...recipe.settings.layers],
      features: [...recipe.features],
      task: scene?.problem.task,
    };
  });

export const panel = (page: Page) => page.locator('glassbox-data');
export const editor = (page: Page) => page.locator('glassbox-point-editor');
export const pointCount = async (page: Page) => (await held(page)).points.length;

export async function startDrawing(page: Page) {
  await panel(page).getByRole('button', { name: 'Draw points' }).click();
  await expect(editor(page).locator('.overlay')).toBeInViewport({ ratio: 0.9 });
  const box = await editor(page).locator('.overlay').boundingBox();
  if (!box) throw new Error('nothing to draw on');
  /** Data coordinates to the screen. */
  return (x: number, y: number) => ({ x: box.x + ((x + 6) / 12) * box.width, y: box.y + ((6 - y) / 12) * box.height });
}

export async function openCsv(page: Page, text: string) {
  await panel(page).getByRole('button', { name: 'Open CSV' }).click();
  await page.getByLabel('CSV text').fill(text);
}

export const good = 'width,height,kind\n1.5,2,a\n2,1.5,b\n3,,a\n4,5,b\n5,4.5,a\n6,7,b\n';
