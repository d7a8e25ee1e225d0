// The embed page in frames of all kinds, what passes between it and the page around it, and the dialog that hands out its code.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright/test';
import { lazyTags } from '../../web/parts/lazy-elements.js';
import type { GlassboxPlayground } from '../../web/parts/playground/playground.js';
import { violations } from '../axe.js';
import { control, expect, openPage, state, test } from './support/page.js';

interface Told {
  type: string;
  height: number;
}
declare global {
  interface Window {
    told: Told[];
  }
}

const origin = (page: Page) => new URL(page.url()).origin;

/** An article of this site with a frame in it, sized by what the frame says. */
async function article(page: Page, address: string, attributes = '', before = ''): Promise<Frame> {
  await page.route('**/article.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><title>An article</title>${before}<iframe title="live" ${attributes}
        style="width: 100%; height: 300px; border: 0" src="/embed/${address}"></iframe>`,
    }),
  );
  await page.addInitScript(() => {
    window.told = [];
    addEventListener('message', (event) => {
      window.told.push(event.data);
      const frame = document.querySelector('iframe');
      if (event.data?.type === 'glassbox-resize' && frame) frame.style.height = `${event.data.height}px`;
    });
  });
  await page.goto('/article.html');
  return page.mainFrame().childFrames()[0] as Frame;
}

/** What the network inside is at; null until it is open. */
const inside = (frame: Frame) =>
  frame
    .evaluate(() => {
      const lab = document.querySelector('glassbox-playground') as GlassboxPlayground | null;
      if (!lab || !customElements.get('glassbox-playground')) return null;
      const { frame, settings, playing, session, scene } = lab.model.experiment;
      if (!frame || !scene) return null;
      const { epoch, loss } = frame.tick;
      return { epoch, loss, playing, where: session?.where, preset: settings.preset, rate: settings.learningRate };
    })
    // Between two addresses there is nothing to ask.
    .catch(() => null);
const epochIn = (frame: Frame) => expect.poll(async () => (await inside(frame))?.epoch ?? -1);
const tell = (page: Page, message: unknown) =>
  page.evaluate((data) => document.querySelector('iframe')?.contentWindow?.postMessage(data, '*'), message);

test('a frame opens what its address says, and tells its height', async ({ page }) => {
  const frame = await article(
    page,
    '?preset=penguins&learning-rate=0.01&views=network,loss&controls=play,reset&values=cost',
  );
  await epochIn(frame).toBe(0);
  expect(await inside(frame)).toMatchObject({ preset: 'penguins', rate: 0.01, where: 'worker', playing: false });
  await expect(frame.locator('glassbox-loss')).toBeVisible();
  await expect(frame.locator('glassbox-boundary')).toHaveCount(0);
  await expect(frame.getByRole('button', { name: 'Reset' })).toBeVisible();
  await expect(frame.getByRole('button', { name: 'Epoch' })).toHaveCount(0);
  // Sized by its messages, it has nothing to scroll.
  await expect
    .poll(() => frame.evaluate(() => document.documentElement.scrollHeight - window.innerHeight))
    .toBeLessThanOrEqual(0);
  const told = await page.evaluate(() => window.told);
  expect(told.every(({ type, height }) => type === 'glassbox-resize' && height > 0)).toBe(true);
});

/** What every object answers to; a table of names must not. */
const everyObjects = ['toString', 'constructor', '__proto__', 'hasOwnProperty', 'valueOf'];

test('names that every object has are names of nothing: in the address, and as the value of every attribute', async ({
  page,
}) => {
  for (const name of everyObjects) {
    const asked = ['views', 'controls', 'values', 'epochs', 'preset', 'dataset', 'features', 'layers', name];
    const frame = await article(page, `?${asked.map((field) => `${field}=${name}`).join('&')}`);
    await epochIn(frame).toBe(0);
    await expect(frame.getByRole('status')).toContainText('preset: expected one of');
    const text = await frame.evaluate(() => document.body.textContent);
    expect(text).not.toMatch(/TypeError|is not a function|undefined|\[object|native code/);
  }
  // Each element that there is, beside a network; what is thrown fails the test, as on every page.
  await page.goto('/embed/?views=loss');
  const frame = page.mainFrame();
  await epochIn(frame).toBe(0);
  const text = await frame.evaluate(
    async ({ tags, names }) => {
      const { model } = document.querySelector('glassbox-playground') as GlassboxPlayground;
      model.id = 'there';
      const made: (HTMLElement & { updateComplete?: Promise<unknown> })[] = [];
      for (const tag of tags) {
        document.body.append(document.createElement(tag));
        const kind = await customElements.whenDefined(tag);
        const { observedAttributes = [] } = kind as unknown as { observedAttributes?: string[] };
        for (const name of names) {
          const element = document.createElement(tag);
          // The poster's is an address, and a name as good as any.
          for (const attribute of observedAttributes) if (attribute !== 'poster') element.setAttribute(attribute, name);
          if (observedAttributes.includes('for')) element.setAttribute('for', 'there');
          document.body.append(element);
          made.push(element);
        }
      }
      await Promise.all(made.map((element) => element.updateComplete));
      await model.step('epoch', 1);
      return made.map((element) => `${element.localName}: ${element.shadowRoot?.textContent}`).join('\n');
    },
    { tags: lazyTags.filter((tag) => tag !== 'glassbox-playground'), names: everyObjects },
  );
  expect(text).not.toMatch(/TypeError|is not a function|native code|\[object Object\]/);
});

test('a link goes behind the hash, with weights; what it cannot honour is said in the frame', async ({ page }) => {
  const frame = await article(page, '?views=loss#v=1&preset=circle&learningRate=fast');
  await epochIn(frame).toBe(0);
  await expect(frame.getByRole('status')).toContainText('learningRate: expected a number');
});

test('embed.html leads to the same page, with all that its address says', async ({ page }) => {
  const frame = await article(page, '../embed.html?preset=penguins&views=loss#v=1&seed=7', 'sandbox="allow-scripts"');
  await epochIn(frame).toBe(0);
  expect(await inside(frame)).toMatchObject({ preset: 'penguins' });
  expect(new URL(frame.url()).pathname).toBe('/embed/');
  expect(
    await frame.evaluate(
      () => (document.querySelector('glassbox-playground') as GlassboxPlayground).model.settings.seed,
    ),
  ).toBe(7);
});

test('the frame in docs/embedding.md trains when it is told to, and its messages do what they say', async ({
  page,
}) => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/embedding.md'), 'utf8');
  const [tag = ''] = /<iframe src="https:\/\/YOUR-SITE[\s\S]*?<\/iframe>/.exec(text) ?? [];
  const [, messages = ''] = /```js\n(frame\.contentWindow[\s\S]*?)```/.exec(text) ?? [];
  await page.route('**/article.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><title>t</title>${tag.replace('https://YOUR-SITE', '')}`,
    }),
  );
  await page.goto('/article.html');
  const frame = page.mainFrame().childFrames()[0] as Frame;
  await epochIn(frame).toBe(0);
  await expect(frame.locator('glassbox-boundary')).toBeVisible();
  const lines = messages.trim().split('\n');
  expect(lines).toHaveLength(4);
  const say = (line = '') =>
    page.evaluate((code) => new Function('frame', code)(document.querySelector('iframe')), line);
  await say(lines[0]);
  await epochIn(frame).toBeGreaterThan(2);
  await say(lines[1]);
  await expect.poll(async () => (await inside(frame))?.playing).toBe(false);
  await say(lines[2]);
  await epochIn(frame).toBe(0);
  await say(lines[3]);
  await expect.poll(async () => (await inside(frame))?.preset).toBe('penguins');
});

for (const preset of ['circle', 'penguins']) {
  test(`in a sandbox without an origin ${preset} learns all the same, from one script`, async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const frame = await article(page, `?preset=${preset}&autoplay&epochs=20`, 'sandbox="allow-scripts"');
    await epochIn(frame).toBe(20);
    expect(await inside(frame)).toMatchObject({ where: 'page', playing: false, preset });
    expect(await frame.evaluate(() => globalThis.origin)).toBe('null');
    expect(asked.filter((path) => /\.(js|wasm|csv)$/.test(path))).toEqual(['/embed/boot.js', '/embed/alone.js']);
  });
}

test('the same numbers come out of the sandbox, the frame and the page', async ({ page }) => {
  const losses: number[] = [];
  for (const attributes of ['', 'sandbox="allow-scripts"']) {
    await page.unrouteAll();
    const frame = await article(page, '?autoplay&epochs=10', attributes);
    await epochIn(frame).toBe(10);
    losses.push((await inside(frame))?.loss ?? NaN);
  }
  await openPage(page, '/playground/#v=1&stopEpochs=10');
  await control(page, 'Play').click();
  await expect.poll(async () => (await state(page)).epoch).toBe(10);
  losses.push((await state(page)).loss);
  expect(new Set(losses).size).toBe(1);
});

test('orders of the page around are heeded, and nobody else is heard', async ({ page }) => {
  const frame = await article(page, '?preset=circle&speed=flatOut');
  await epochIn(frame).toBe(0);
  // From the frame itself, and from a frame beside it: neither is the page around.
  await frame.evaluate(() => window.postMessage({ type: 'glassbox-play' }, '*'));
  await page.evaluate(() => {
    const other = document.createElement('iframe');
    other.srcdoc = '<script>parent.frames[0].postMessage({ type: "glassbox-play" }, "*")</script>';
    document.body.append(other);
    return new Promise((done) => other.addEventListener('load', done));
  });
  for (const nonsense of [
    null,
    7,
    'glassbox-play',
    {},
    { type: 'play' },
    { type: 'glassbox-set-state', state: 7 },
    { type: ['glassbox-play'] },
  ]) {
    await tell(page, nonsense);
  }
  // Messages come in their order: behind the last one they have all been heard.
  await frame.evaluate(() => {
    Object.assign(window, {
      heard: new Promise((done) => addEventListener('message', ({ data }) => data === 'last' && done(0))),
    });
  });
  await tell(page, 'last');
  await frame.evaluate(() => (window as unknown as { heard: Promise<unknown> }).heard);
  expect(await inside(frame)).toMatchObject({ epoch: 0, playing: false });

  await tell(page, { type: 'glassbox-play' });
  await epochIn(frame).toBeGreaterThan(3);
  await tell(page, { type: 'glassbox-pause' });
  await expect.poll(async () => (await inside(frame))?.playing).toBe(false);
  await tell(page, { type: 'glassbox-reset' });
  await epochIn(frame).toBe(0);
  await tell(page, { type: 'glassbox-set-state', state: '#v=1&preset=penguins&learningRate=0.1' });
  await expect.poll(async () => (await inside(frame))?.preset).toBe('penguins');
  await tell(page, { type: 'glassbox-set-state', state: '<script>' });
  await expect.poll(async () => (await inside(frame))?.epoch).toBe(0);
  await expect(frame.getByRole('status')).toContainText('says no version');
});

test('it starts when it is seen, and rests when it is not', async ({ page }) => {
  const frame = await article(page, '?autoplay&speed=flatOut', '', '<p style="height: 3000px">Far above.</p>');
  await frame.evaluate(() => customElements.whenDefined('glassbox-model'));
  await page.waitForLoadState('networkidle');
  expect(await inside(frame)).toBeNull();
  await page.locator('iframe').scrollIntoViewIfNeeded();
  await epochIn(frame).toBeGreaterThan(2);
  await page.evaluate(() => scrollTo(0, 0));
  await expect.poll(async () => (await inside(frame))?.playing).toBe(false);
});

test('a page of another site may frame it', async ({ page }) => {
  const response = await page.request.get('/embed/');
  expect(response.headers()['content-security-policy']).toContain('frame-ancestors *');
});

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Embed' });

test('Embed shows what it hands out: the frame, the tag and the link, with weights if asked', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openPage(page, './#v=1&dataset=xor&learningRate=0.1');
  await control(page, 'Epoch').click();
  await expect.poll(async () => (await state(page)).epoch).toBe(1);
  const { loss } = await state(page);
  await page.getByRole('button', { name: 'Embed', exact: true }).click();
  const text = dialog(page).getByLabel('Text to paste');
  const preview = async () => {
    const element = await dialog(page).locator('iframe').elementHandle();
    return (await element?.contentFrame()) as Frame;
  };
  await epochIn(await preview()).toBe(0);

  await dialog(page).getByLabel('Cost', { exact: true }).uncheck();
  await dialog(page)
    .getByLabel(/With the trained weights, of epoch 1/)
    .check();
  await epochIn(await preview()).toBe(1);
  expect((await inside(await preview()))?.loss).toBe(loss);
  await expect((await preview()).locator('glassbox-loss')).toHaveCount(0);

  // What is copied, pasted into an article, is what the preview shows.
  await dialog(page).getByRole('button', { name: 'Copy' }).click();
  await expect(dialog(page).getByRole('status')).toHaveText('Copied.');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await text.inputValue());
  const other = await context.newPage();
  await other.route('**/pasted.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html>${copied}` }),
  );
  await other.goto(`${origin(page)}/pasted.html`);
  const pasted = other.mainFrame().childFrames()[0] as Frame;
  await epochIn(pasted).toBe(1);
  expect((await inside(pasted))?.loss).toBe(loss);
  await other.close();

  await dialog(page).getByLabel('A tag').check();
  await expect(text).toHaveValue(/<glassbox-playground id="glassbox" manual views="network boundary">/);
  await dialog(page)
    .getByLabel(/With the trained weights/)
    .uncheck();
  await expect(text).toHaveValue(/<glassbox-playground dataset="xor" learning-rate="0.1" views="network boundary">/);
  await dialog(page).getByLabel('A link').check();
  await expect(text).toHaveValue(/\/playground\/#v=1&dataset=xor&learningRate=0\.1$/);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  // Nothing goes on behind a dialog that is closed.
  expect(await page.locator('iframe').count()).toBe(0);
});

for (const [where, viewport] of [
  ['a desk', { width: 1280, height: 900 }],
  ['a phone', { width: 375, height: 740 }],
] as const) {
  test(`axe finds nothing against Embed and its frame, and it works by keys, on ${where}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await openPage(page);
    await page.getByRole('button', { name: 'Embed', exact: true }).focus();
    await page.keyboard.press('Enter');
    // It begins when it is seen.
    await dialog(page).locator('iframe').scrollIntoViewIfNeeded();
    const element = await dialog(page).locator('iframe').elementHandle();
    await epochIn((await element?.contentFrame()) as Frame).toBe(0);
    expect(await violations(page, { include: ['#embed-dialog'], frames: true })).toEqual([]);
    expect(await dialog(page).evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
    await page.getByLabel('A frame').focus();
    await page.keyboard.press('ArrowRight');
    await expect(dialog(page).getByLabel('Text to paste')).toHaveValue(/<glassbox-playground/);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Embed', exact: true })).toBeFocused();
  });
}
