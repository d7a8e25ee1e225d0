// The parts as authors write them and readers use them.
import type { GlassboxModel } from '../../web/parts/index.js';
import { lazyTags } from '../../web/parts/lazy-elements.js';
import { violations } from '../axe.js';
import { expect, ownPolicy, test, trained, written } from './host.js';

test('a view inside a model needs no for; one elsewhere has it; a late one finds its model', async ({ page, host }) => {
  const body = `<p>After <glassbox-value for="a" of="epoch">some</glassbox-value> epochs.</p>
    <glassbox-model id="a" preset="circle"><glassbox-loss></glassbox-loss></glassbox-model>`;
  await page.goto(host.put(written('/parts', body)));
  await trained(page, '#a', 0);
  await page.evaluate(() => {
    const late = document.createElement('glassbox-boundary');
    late.setAttribute('for', 'a');
    document.querySelector('main')?.append(late);
  });
  await page.evaluate("document.querySelector('#a').step('epoch', 12)");
  await expect(page.locator('glassbox-value')).toHaveText(/12/);
  await expect(page.locator('glassbox-loss canvas')).toHaveAttribute('aria-label', /at epoch 12/);
  await expect(page.locator('glassbox-boundary canvas')).toHaveAttribute('aria-label', /%/);
});

test('a view may look at the model inside a playground', async ({ page, host }) => {
  const body =
    '<glassbox-playground id="lab" preset="circle" views="loss"></glassbox-playground><glassbox-value for="lab" of="epoch"></glassbox-value>';
  await page.goto(host.put(written('/parts', body)));
  await trained(page, '#lab', 0);
  await page.evaluate("document.querySelector('#lab').step('epoch', 3)");
  await expect(page.locator('main > glassbox-value .number')).toHaveText('3');
});

test('what a script asks in the line after it has made a tag is done once that is open, though nobody sees it', async ({
  page,
  host,
}) => {
  await page.goto(host.put(written('/parts', '<glassbox-model></glassbox-model>')));
  const asked = await page.evaluate(async () => {
    await customElements.whenDefined('glassbox-model');
    const made = async (how: (model: GlassboxModel) => void) => {
      const model = document.createElement('glassbox-model') as GlassboxModel;
      how(model);
      document.body.append(model);
      await model.step('epoch', 3);
      return { epoch: model.experiment.frame?.tick.epoch, state: await model.getState() };
    };
    return [
      await made((model) => model.setAttribute('preset', 'oneNeuron')),
      await made((model) => {
        model.data = 'rooms,price\n1,90\n2,130\n3,170\n4,210\n5,250\n6,290';
      }),
    ];
  });
  expect(asked).toEqual([
    { epoch: 3, state: expect.stringContaining('preset=oneNeuron') },
    { epoch: 3, state: expect.stringContaining('csv=') },
  ]);
});

test('attributes are the settings: changed while it trains, or opening anew; a wrong one is told', async ({
  page,
  host,
}) => {
  await page.goto(
    host.put(
      written(
        '/parts',
        '<glassbox-model id="a" preset="circle" learning-rate="0.01" layers="2 3 1"><glassbox-network></glassbox-network></glassbox-model>',
      ),
    ),
  );
  await trained(page, '#a', 0);
  const settings = () =>
    page.evaluate("document.querySelector('#a').settings") as Promise<{ learningRate: number; layers: number[] }>;
  expect(await settings()).toMatchObject({ learningRate: 0.01, layers: [2, 3, 1] });
  await page.evaluate("document.querySelector('#a').step('epoch', 5)");
  await page.evaluate("document.querySelector('#a').setAttribute('learning-rate', '0.1')");
  await expect.poll(settings).toMatchObject({ learningRate: 0.1 });
  expect(await page.evaluate("document.querySelector('#a').experiment.frame.tick.epoch")).toBe(5);
  const told = page.evaluate(
    () =>
      new Promise<string>((done) =>
        document.addEventListener(
          'glassbox-error',
          (event) => done((event as CustomEvent<{ message: string }>).detail.message),
          { once: true },
        ),
      ),
  );
  await page.evaluate("document.querySelector('#a').setAttribute('learning-rate', 'fast')");
  expect(await told).toMatch(/learningRate: expected a number .* but got "fast"/);
});

test('the same seed gives the same network in a part as in the engine, and a state comes back bit for bit', async ({
  page,
  host,
}) => {
  const two =
    '<glassbox-model id="a" preset="circle"></glassbox-model><glassbox-model id="b" preset="penguins"></glassbox-model>';
  await page.goto(host.put(written('/parts', two)));
  await trained(page, '#a', 0);
  await trained(page, '#b', 0);
  const result = await page.evaluate(async () => {
    interface Model extends Element {
      step(unit: string, count: number): Promise<void>;
      getState(options?: { weights?: boolean }): Promise<string>;
      setState(state: string): Promise<void>;
      experiment: { frame: { parameters: Float32Array; tick: { epoch: number } } };
      settings: { preset: string };
    }
    const a = document.querySelector('#a') as unknown as Model;
    const b = document.querySelector('#b') as unknown as Model;
    await a.step('epoch', 20);
    const state = await a.getState();
    await b.setState(state);
    const bare = await a.getState({ weights: false });
    return {
      same: String(a.experiment.frame.parameters) === String(b.experiment.frame.parameters),
      epoch: b.experiment.frame.tick.epoch,
      preset: b.settings.preset,
      shorter: bare.length < state.length,
    };
  });
  expect(result).toEqual({ same: true, epoch: 20, preset: 'circle', shorter: true });
});

test('events tell what happens, also through a playground’s shadow tree', async ({ page, host }) => {
  await page.goto(host.put('<!doctype html><title>t</title>'));
  const address = host.put(
    written('/parts', '<glassbox-playground id="lab" preset="circle" epochs="4" views="loss"></glassbox-playground>'),
  );
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    for (const type of ['ready', 'tick', 'change', 'complete', 'diverged'])
      document.addEventListener(`glassbox-${type}`, (event) => seen.push(`${type} ${(event.target as Element).id}`));
  });
  await page.goto(address);
  await trained(page, '#lab', 0);
  await page.evaluate("document.querySelector('#lab').play()");
  await page.waitForFunction("window.seen.includes('complete lab')");
  const seen = (await page.evaluate('window.seen')) as string[];
  expect(seen).toContain('ready lab');
  expect(seen).toContain('tick lab');
  expect(seen).toContain('change lab');
  expect(await page.evaluate("document.querySelector('#lab').model.playing")).toBe(false);
});

test('one step, one tick, and the weights ease to where it has brought them', async ({ page, host }) => {
  await page.goto(
    host.put(
      written(
        '/parts',
        '<glassbox-model id="m" preset="circle"><glassbox-network></glassbox-network></glassbox-model>',
      ),
      ownPolicy,
    ),
  );
  await trained(page, '#m', 0);
  const seen = await page.evaluate(async () => {
    const model = document.querySelector('#m') as GlassboxModel;
    const canvas = () => document.querySelector('glassbox-network')?.shadowRoot?.querySelector('canvas');
    // So that the easing waits for the pictures, on a busy machine too.
    let time = performance.now();
    performance.now = () => time;
    const picture = async () => {
      for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
      return canvas()?.toDataURL();
    };
    const ticks: number[] = [];
    model.addEventListener('glassbox-tick', (event) => ticks.push((event as CustomEvent).detail.epoch));
    await model.step('epoch', 25);
    await model.step('epoch', 25);
    const pictures = [await picture()];
    for (let i = 0; i < 3; i++) {
      time += 80;
      pictures.push(await picture());
    }
    time += 1000;
    pictures.push(await picture());
    await model.experiment.session?.snapshot();
    return { ticks, different: new Set(pictures).size, pictures: pictures.length };
  });
  // The last two are of the same numbers.
  expect(seen).toEqual({ ticks: [25, 50], different: 4, pictures: 5 });
});

test('epochs on the tag: it pauses exactly there at any speed, says so once, and goes on when asked', async ({
  page,
  host,
}) => {
  await page.goto(
    host.put(
      written(
        '/parts',
        '<glassbox-model id="m" preset="circle" epochs="300" speed="flatOut"><glassbox-loss></glassbox-loss></glassbox-model>',
      ),
      ownPolicy,
    ),
  );
  const seen = await page.evaluate(async () => {
    const model = document.querySelector('#m') as import('../../web/parts/public.js').GlassboxModelElement;
    const heard: number[] = [];
    model.addEventListener('glassbox-complete', (event) => heard.push(event.detail.epoch));
    const rest = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
    const until = async (what: () => boolean) => {
      for (let i = 0; i < 200 && !what(); i++) await rest(50);
    };
    model.play();
    await until(() => heard.length > 0);
    await rest(300);
    const stood = { playing: model.playing, heard: [...heard] };
    await model.reset();
    model.epochs = 3;
    model.play();
    await until(() => heard.length > 1);
    await rest(100);
    const again = [...heard];
    model.play();
    await rest(200);
    return { stood, again, goesOn: model.playing };
  });
  expect(seen).toEqual({ stood: { playing: false, heard: [300] }, again: [300, 3], goesOn: true });
});

test('a boundary is drawn ahead by pointer and keys, and compared with the learned one', async ({ page, host }) => {
  const asked = (preset: string, shape: string) => `<article><glassbox-model preset="${preset}">
    <glassbox-expect id="${preset}" of="boundary" shape="${shape}" epochs="40"><p>Where will it run?</p><p slot="why">So.</p></glassbox-expect>
    <glassbox-recap></glassbox-recap></glassbox-model></article>`;
  await page.route('**/parts/boundary-ahead-*', (route) => route.abort());
  await page.goto(
    host.put(written('/parts', `<h1>Ahead</h1>${asked('circle', 'around')}${asked('oneNeuron', 'across')}`)),
  );
  const [ring, other] = [page.locator('#circle'), page.locator('#oneNeuron')];
  for (const one of [ring, other]) await expect(one).toContainText('This part of the page could not be fetched.');
  await page.unroute('**/parts/boundary-ahead-*');
  for (const one of [ring, other]) await one.getByRole('button', { name: 'Try again' }).click();
  const points = ring.getByRole('slider');
  await expect(points).toHaveCount(8);
  // What it has learned is not shown before.
  await expect(ring.locator('.came')).toHaveCount(0);
  const right = points.first();
  const before = await right.getAttribute('aria-valuetext');
  await right.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(right).not.toHaveAttribute('aria-valuetext', before ?? '');
  await page.keyboard.press('ArrowRight');
  await expect(right).toHaveAttribute('aria-valuetext', before ?? '');
  const low = points.nth(2);
  const was = await low.getAttribute('aria-valuenow');
  await low.locator('.handle').hover();
  await page.mouse.down();
  const box = await low.locator('.handle').boundingBox();
  await page.mouse.move((box?.x ?? 0) + 8, (box?.y ?? 0) + 30);
  await page.mouse.up();
  await expect.poll(async () => Number(await low.getAttribute('aria-valuenow'))).toBeLessThan(Number(was));
  await ring.getByLabel('What it says inside the ring').selectOption('outside');
  expect(await violations(page)).toEqual([]);
  await ring.getByRole('button', { name: 'Train 40 epochs, and see' }).click();
  await expect(ring.locator('[part=told]')).toContainText(
    /disagree on \d+(\.\d)?\s% of the map|say the same everywhere/,
  );
  await expect(ring.locator('.came')).toHaveCount(1);
  await expect(points).toHaveCount(0);
  const row = page
    .locator('article')
    .first()
    .getByRole('row', { name: /^Where will it run/ });
  await expect(row).toContainText(/“outside” inside the ring through .+;/);
  await expect(row).toContainText(/otherwise on \d+(\.\d)?\s% of the map|the same everywhere/);
  // One input has no map.
  await expect(other).toContainText('this network has 1 input');
});

test('a setting in a sentence is dragged, and nudged by the arrow keys', async ({ page, host }) => {
  const body =
    '<p>It learns at a rate of <glassbox-value for="a" of="learning-rate">0.003</glassbox-value>.</p><glassbox-model id="a" preset="circle"></glassbox-model>';
  await page.goto(host.put(written('/parts', body)));
  await trained(page, '#a', 0);
  const slider = page.getByRole('slider', { name: 'Learning rate' });
  await expect(slider).toHaveText('0.003');
  const rate = () => page.evaluate("document.querySelector('#a').settings.learningRate") as Promise<number>;
  await slider.focus();
  await page.keyboard.press('ArrowUp');
  await expect.poll(rate).toBeGreaterThan(0.003);
  await page.keyboard.press('ArrowDown');
  // Its own steps are ten to a factor of ten: the next one down is not quite the number it was opened with.
  await expect.poll(rate).toBeCloseTo(0.0032, 4);
  const box = await slider.boundingBox();
  if (!box) throw new Error('no box');
  await page.mouse.move(box.x + 5, box.y + 5);
  await page.mouse.down();
  await page.mouse.move(box.x + 65, box.y + 5, { steps: 5 });
  await page.mouse.up();
  await expect.poll(rate).toBeGreaterThan(0.02);
  await expect(slider).toHaveAttribute('aria-valuetext', String(await rate()));
});

test('the bowl is read by keyboard and by those who do not see it, and puts the network where one asks', async ({
  page,
  host,
}) => {
  const body =
    '<glassbox-model id="a" preset="oneNeuron"><glassbox-bowl first-name="B1" second-name="B0"></glassbox-bowl></glassbox-model>';
  await page.goto(host.put(written('/parts', body)));
  await trained(page, '#a', 0);
  await page.evaluate("document.querySelector('#a').step('epoch', 300)");
  await page.addStyleTag({ content: 'glassbox-bowl { max-width: 400px }' });
  const bowl = page.locator('glassbox-bowl');
  // scikit-learn's LogisticRegression without penalty on these 23 launches, standardised: cost 0.4416.
  await expect(bowl.locator('canvas')).toHaveAttribute(
    'aria-label',
    /The lowest on this map is about 0\.44\d\d, at B1 −1\.\d/,
  );
  const plot = bowl.getByRole('group');
  await plot.focus();
  await page.keyboard.press('ArrowRight');
  await expect(bowl.locator('.readout')).toHaveText(/^B1 .*, B0 .*: cost about 0\.\d+/);
  await plot.click({ position: { x: 300, y: 60 } });
  await expect
    .poll(() => page.evaluate("document.querySelector('#a').experiment.frame.parameters[0]"))
    .toBeGreaterThan(0);
  await expect(bowl.locator('.readout')).toHaveText(/cost/);
});

test('lists of names take spaces and commas', async ({ page, host }) => {
  const body =
    '<glassbox-model id="a" preset="circle"><glassbox-controls show="play,epoch, learning-rate reset"></glassbox-controls></glassbox-model>';
  await page.goto(host.put(written('/parts', body)));
  for (const name of ['Play', 'Epoch', 'Reset']) await expect(page.getByRole('button', { name })).toBeVisible();
  await expect(page.getByRole('slider', { name: 'Learning rate' })).toBeVisible();
  await expect(page.getByText('There is no setting')).toHaveCount(0);
});

test('every element that is promised can be defined', async ({ page, host, watch }) => {
  await page.goto(host.put(written('/parts', '')));
  const undefinedTags = await page.evaluate(
    async (tags) => {
      const parts = (await import(/* @vite-ignore */ document.scripts[0]?.src ?? '')) as {
        defineElements(): Promise<void>;
      };
      await parts.defineElements();
      return [...tags, 'glassbox-model'].filter((tag) => !customElements.get(tag));
    },
    lazyTags as readonly string[],
  );
  expect(undefinedTags).toEqual([]);
  expect(watch.complaints).toEqual([]);
});
