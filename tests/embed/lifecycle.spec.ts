// Elements that are taken out of the page and put back: tabs, drag and drop, frameworks that keep what they hide.
import type { Page } from 'playwright/test';
import type { GlassboxModel } from '../../web/parts/index.js';
import type { GlassboxPlayground } from '../../web/parts/playground/playground.js';
import { expect, test, trained, written } from './host.js';

const model =
  '<div id="home"><glassbox-model id="a" preset="circle"><glassbox-loss></glassbox-loss></glassbox-model></div>';

const epochOf = (page: Page) =>
  page.evaluate(() => (document.querySelector('#a') as GlassboxModel | null)?.experiment.frame?.tick.epoch ?? -1);

/** Takes #a out for so long, and puts it back. */
const away = (page: Page, milliseconds: number) =>
  page.evaluate(async (wait) => {
    const element = document.querySelector('#a') as Element;
    element.remove();
    await new Promise((done) => setTimeout(done, wait));
    document.querySelector('#home')?.append(element);
  }, milliseconds);

test('one that is put back goes on where it was: weights, cost so far, tape and undo', async ({ page, host }) => {
  await page.goto(host.put(written('/parts', model)));
  await trained(page, '#a', 0);
  const read = () =>
    page.evaluate(() => {
      const { experiment } = document.querySelector('#a') as GlassboxModel;
      const { frame } = experiment;
      return {
        parameters: String(frame?.parameters),
        history: String(frame?.history.loss.subarray(0, frame.history.length)),
        tape: experiment.tape.entries.map(({ step }) => step),
        undo: experiment.undoLabel,
        row: experiment.attention.followedRow,
      };
    });
  await page.evaluate(async () => {
    const { experiment } = document.querySelector('#a') as GlassboxModel;
    await experiment.set('learningRate', 0.1);
    await experiment.advance('epoch', 20);
    experiment.attention.follow({ set: 0, row: 5 });
  });
  const before = await read();
  expect(before.undo).toBe('Learning rate');
  await away(page, 400);
  await expect
    .poll(() => page.evaluate(() => Boolean((document.querySelector('#a') as GlassboxModel).experiment.session)))
    .toBe(true);
  await expect.poll(read).toEqual(before);
  // A step changes it, exactly as it would have without the absence.
  const step = () => page.evaluate(() => (document.querySelector('#a') as GlassboxModel).step('epoch', 1));
  await step();
  expect(await epochOf(page)).toBe(21);
  const there = await read();
  await page.evaluate(async () => {
    const twin = document.createElement('glassbox-model') as GlassboxModel;
    twin.setAttribute('preset', 'circle');
    document.querySelector('#home')?.append(twin);
    await new Promise((done) => twin.addEventListener('glassbox-ready', done, { once: true }));
    await twin.set('learningRate', 0.1);
    await twin.step('epoch', 21);
    (window as unknown as { twin: string }).twin = String(twin.experiment.frame?.parameters);
  });
  expect(there.parameters).toBe(await page.evaluate('window.twin'));
});

test('one that was playing plays on', async ({ page, host }) => {
  await page.goto(host.put(written('/parts', model)));
  await trained(page, '#a', 0);
  await page.evaluate(() => (document.querySelector('#a') as GlassboxModel).play());
  await trained(page, '#a', 3);
  await away(page, 400);
  const now = await epochOf(page);
  await trained(page, '#a', now + 3);
  expect(await page.evaluate(() => (document.querySelector('#a') as GlassboxModel).playing)).toBe(true);
});

for (const wait of [0, 20, 100]) {
  test(`one that is taken out ${wait} ms after its birth opens when it is put back`, async ({ page, host }) => {
    await page.goto(host.put(written('/parts', '<div id="home"></div>')));
    await page.evaluate(async (milliseconds) => {
      const element = document.createElement('glassbox-model');
      element.id = 'a';
      element.setAttribute('preset', 'circle');
      element.innerHTML = '<glassbox-loss></glassbox-loss>';
      document.querySelector('#home')?.append(element);
      await new Promise((done) => setTimeout(done, milliseconds));
      element.remove();
      await new Promise((done) => setTimeout(done, 50));
      document.querySelector('#home')?.append(element);
    }, wait);
    await trained(page, '#a', 0);
    await page.evaluate(() => (document.querySelector('#a') as GlassboxModel).step('epoch', 2));
    expect(await epochOf(page)).toBe(2);
  });
}

test('taken out, put back, played and taken out again, the page lives on, and so does the network', async ({
  page,
  host,
}) => {
  await page.goto(
    host.put(written('/parts', '<div id="home"><glassbox-playground id="lab" autoplay></glassbox-playground></div>')),
  );
  await trained(page, '#lab', 2);
  const answer = page.evaluate(async () => {
    const lab = document.querySelector('#lab') as GlassboxPlayground;
    const rest = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
    for (let i = 0; i < 3; i++) {
      lab.remove();
      lab.play();
      await rest(400);
      document.querySelector('#home')?.append(lab);
      lab.play();
      lab.remove();
      await rest(50);
      document.querySelector('#home')?.append(lab);
    }
    return 'alive';
  });
  // A loop of microtasks would let no timer come.
  expect(await Promise.race([answer, new Promise((done) => setTimeout(() => done('frozen'), 15_000))])).toBe('alive');
  const epoch = () =>
    page.evaluate(() => (document.querySelector('#lab') as GlassboxPlayground).model.experiment.frame?.tick.epoch ?? 0);
  const now = await epoch();
  await expect.poll(epoch).toBeGreaterThan(now);
});

test('another preset on an element that plays by itself plays on', async ({ page, host }) => {
  const auto = '<glassbox-model id="a" preset="circle" autoplay><glassbox-loss></glassbox-loss></glassbox-model>';
  await page.goto(host.put(written('/parts', auto)));
  await trained(page, '#a', 2);
  await page.evaluate(() => document.querySelector('#a')?.setAttribute('preset', 'spiral'));
  await expect
    .poll(() =>
      page.evaluate(() => {
        const { settings, playing, experiment } = document.querySelector('#a') as GlassboxModel;
        return settings.preset === 'spiral' && playing && (experiment.frame?.tick.epoch ?? 0) > 1;
      }),
    )
    .toBe(true);
  // One that was paused stays paused.
  await page.evaluate(() => (document.querySelector('#a') as GlassboxModel).pause());
  await page.evaluate(() => document.querySelector('#a')?.setAttribute('preset', 'circle'));
  await expect
    .poll(() => page.evaluate(() => (document.querySelector('#a') as GlassboxModel).settings.preset))
    .toBe('circle');
  await trained(page, '#a', 0);
  expect(await page.evaluate(() => (document.querySelector('#a') as GlassboxModel).playing)).toBe(false);
});
