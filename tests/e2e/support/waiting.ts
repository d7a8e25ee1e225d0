// What the end-to-end tests wait for: conditions of the page, never a time.
import type { Page } from 'playwright/test';
import type { GlassboxModel } from '../../../web/parts/index.js';

/** What was done just before is on the screen: the parts render in the next animation frame. */
export function drawn(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
  });
}

/** All that was asked of the session is answered, and the page has drawn since: what has not happened by now does not. */
export async function answered(page: Page): Promise<void> {
  await page.evaluate(() =>
    (document.querySelector('glassbox-model') as GlassboxModel).experiment.session?.snapshot().then(() => {}),
  );
  await drawn(page);
}

/**
 * The page has come to rest: everything that comes later is there, what was asked is answered, nothing moves, and no picture has
 * changed for so many animation frames. For a page that does not train.
 */
export async function rested(page: Page, frames = 4): Promise<void> {
  await page.waitForFunction(() => !document.querySelector(':not(:defined)'));
  await page.evaluate(async (enough) => {
    const within = (root: ParentNode): HTMLCanvasElement[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        ...(element instanceof HTMLCanvasElement ? [element] : []),
        ...(element.shadowRoot ? within(element.shadowRoot) : []),
      ]);
    const onScreen = (canvas: HTMLCanvasElement) => {
      const { top, bottom, width } = canvas.getBoundingClientRect();
      return width > 0 && bottom > 0 && top < innerHeight;
    };
    const sum = (canvas: HTMLCanvasElement) => {
      const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data.buffer;
      if (!data) return undefined;
      const pixels = new Uint32Array(data);
      let so = 7;
      // Of a million pixels a loop makes a sum many times as fast as reduce.
      for (let i = 0; i < pixels.length; i++) so = (Math.imul(so, 31) + (pixels[i] as number)) | 0;
      return so;
    };
    const seen = () => {
      const moving = document.getAnimations().filter(({ playState }) => playState === 'running').length;
      const pictures = within(document).filter(onScreen).map(sum);
      return `${moving} ${document.documentElement.scrollHeight} ${pictures.join(' ')}`;
    };
    const model = document.querySelector('glassbox-model') as GlassboxModel;
    let before = '';
    for (let same = 0; same < enough; ) {
      await model.experiment.session?.snapshot();
      await new Promise(requestAnimationFrame);
      const now = seen();
      same = now === before && now.startsWith('0 ') ? same + 1 : 0;
      before = now;
    }
  }, frames);
}

/** So many frames more were shown, or training has ended by itself. */
export function framesLater(page: Page, count: number): Promise<void> {
  return page.evaluate(async (wanted) => {
    const model = document.querySelector('glassbox-model') as GlassboxModel;
    const goal = (model.experiment.frame?.serial ?? 0) + wanted;
    while (model.playing && (model.experiment.frame?.serial ?? 0) < goal) await new Promise(requestAnimationFrame);
    for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
  }, count);
}

/** Does something, and waits until the doctor has looked at the run so many times since. */
export async function doctorLooked(page: Page, action: () => Promise<unknown>, times = 1): Promise<void> {
  await page.evaluate(() => {
    const model = document.querySelector('glassbox-model') as GlassboxModel & { looks?: number; isCounted?: boolean };
    model.looks = 0;
    if (model.isCounted) return;
    model.isCounted = true;
    // Only for a look does a frame carry the answers of all layers and the gradient.
    model.experiment.session?.subscribe(({ gradient, activations }) => {
      const isLook = gradient && activations?.length === (model.experiment.scene?.layers.length ?? 0) - 1;
      if (isLook) model.looks = (model.looks ?? 0) + 1;
    });
  });
  await action();
  // What ran away is judged by itself, without a look.
  await page.waitForFunction((wanted) => {
    const { looks = 0, experiment } = document.querySelector('glassbox-model') as GlassboxModel & { looks?: number };
    return looks >= wanted || experiment.frame?.tick.diverged !== undefined;
  }, times);
  await answered(page);
}
