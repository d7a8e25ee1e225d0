// What the end-to-end tests share: the page opened and watched for what must not happen, and its model by name.
import { test as base, expect, type Page } from 'playwright/test';
import type { PresetName } from '../../../web/core/settings/settings.js';
import type { GlassboxModel } from '../../../web/parts/index.js';
import { lateness, makeLate } from '../../late.js';
import { answered, drawn, rested } from './waiting.js';

declare global {
  interface Window {
    violations: string[];
  }
}

/** A page that fails its test on any console error, uncaught error or breach of the content security policy. */
export const test = base.extend<{ complaints: string[] }>({
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      await makeLate(page, lateness);
      await page.addInitScript(() => {
        window.violations = [];
        document.addEventListener('securitypolicyviolation', (event) => {
          window.violations.push(
            `${event.violatedDirective}: ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`,
          );
        });
      });
      await use(complaints);
      complaints.push(...(await page.evaluate(() => window.violations ?? []).catch(() => [])));
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Opens the page and waits until a network is on it, and drawn. */
export async function openPage(page: Page, url = './'): Promise<void> {
  await page.goto(url);
  await ready(page);
  await drawn(page);
}

export async function ready(page: Page, preset?: PresetName): Promise<void> {
  await page.waitForFunction((wanted) => {
    const model = document.querySelector('glassbox-model') as GlassboxModel | null;
    // Where the scripts of the page have not run yet, the element is a plain one.
    return model?.experiment?.scene && model.experiment.frame && (!wanted || model.settings.preset === wanted);
  }, preset);
}

export async function choosePreset(page: Page, preset: PresetName): Promise<void> {
  const opener = page.locator('#pick');
  if (await opener.isVisible()) await opener.click();
  await page.locator(`.preset[data-preset=${preset}]:visible`).click();
  await ready(page, preset);
}

export interface State {
  epoch: number;
  step: number;
  loss: number;
  playing: boolean;
  learningRate: number;
  parameters: number[];
  where: string | undefined;
}

export function state(page: Page): Promise<State> {
  return page.evaluate(() => {
    const model = document.querySelector('glassbox-model') as GlassboxModel;
    const frame = model.experiment.frame;
    if (!frame) throw new Error('no frame yet');
    const { epoch, step, loss } = frame.tick;
    return {
      epoch,
      step,
      loss,
      playing: model.playing,
      learningRate: model.settings.learningRate,
      parameters: [...frame.parameters],
      where: model.experiment.session?.where,
    };
  });
}

/** The buttons of the panel; on a phone those of the dock. */
export const control = (page: Page, name: 'Play' | 'Pause' | 'Epoch' | 'Batch' | 'Row' | 'Reset') =>
  page.locator('glassbox-controls:visible').getByRole('button', { name, exact: true }).first();

/** Pauses, and waits until the worker has answered: what it had already trained comes with that. */
export async function pause(page: Page): Promise<void> {
  await control(page, 'Pause').click();
  await answered(page);
}

export async function untilEpoch(page: Page, epoch: number): Promise<void> {
  await page.waitForFunction((wanted) => {
    const model = document.querySelector('glassbox-model') as GlassboxModel;
    return (model.experiment?.frame?.tick.epoch ?? 0) >= wanted;
  }, epoch);
}

/** The pixels of a part's canvas once the page has come to rest, as one text to compare. */
export async function pixels(page: Page, part: string): Promise<string> {
  await rested(page);
  return page.evaluate((name) => {
    const canvas = document.querySelector(name)?.shadowRoot?.querySelector('canvas');
    if (!canvas) throw new Error(`${name} has no canvas`);
    return canvas.toDataURL();
  }, part);
}
