// What a page brings along: rows of its own, in each way; a network trained in code; and what is said of mistakes.
import { expect, test, trained, written } from './host.js';

const csv = `rooms,town,price\n${Array.from({ length: 24 }, (_, i) => `${2 + ((i * 7) % 9)},${['Bath', 'Ely'][i % 2]},${100 + 3 * i}`).join('\n')}`;
const columns = (id: string) =>
  `(() => { const { scene, settings } = document.querySelector('#${id}').experiment;
    return scene && { inputs: scene.problem.inputs.map(({ label }) => label), output: scene.problem.outputs[0].label, layers: settings.layers }; })()`;

test('rows of the page: between the tags, by an address, by a property; and a network that was trained in code', async ({
  page,
  host,
  watch,
}) => {
  const file = new URL(host.put(csv)).pathname;
  const body = `
    <glassbox-model id="within" layers="2 5 1"><script type="text/csv">${csv}</script><glassbox-loss></glassbox-loss></glassbox-model>
    <glassbox-model id="src" data-src="${file}" data-target="town"><glassbox-loss></glassbox-loss></glassbox-model>
    <glassbox-model id="property"><glassbox-loss></glassbox-loss></glassbox-model>
    <glassbox-playground id="lab" views="loss"><script type="text/csv">${csv}</script></glassbox-playground>
    <script type="module">
      document.querySelector('#property').data = Array.from({ length: 12 }, (_, i) => ({ x: i / 12, flag: i % 3 === 0, y: i * i }));
    </script>`;
  await page.goto(host.put(written('/parts', body)));
  for (const id of ['#within', '#src', '#property', '#lab']) await trained(page, id, 0);
  expect(await page.evaluate(columns('within'))).toEqual({
    inputs: ['rooms', 'town: Ely'],
    output: 'price',
    layers: [2, 5, 1],
  });
  expect(await page.evaluate(columns('src'))).toMatchObject({ inputs: ['rooms', 'price'], output: 'town' });
  await expect
    .poll(() => page.evaluate(columns('property')))
    .toMatchObject({ inputs: ['x', 'flag: true'], output: 'y' });
  await page.evaluate("document.querySelector('#src').dataTarget = 'rooms'");
  await expect
    .poll(() => page.evaluate(columns('src')))
    .toMatchObject({ inputs: ['town: Ely', 'price'], output: 'rooms' });

  // A network of the package's own engine, with rows to look at it with: the same weights stand in the element.
  const engine = `${host.home}/dist/engine/index.js`;
  const weights = await page.evaluate(async (engine) => {
    const { createEngine } = await import(engine);
    const net = (await createEngine()).network({ layers: [2, 3, 1], activations: ['tanh', 'linear'], seed: 5 });
    const model = document.querySelector('#within') as unknown as {
      load(network: unknown, rows?: unknown): Promise<void>;
      experiment: { frame: { parameters: Float32Array } };
    };
    const rows = Array.from({ length: 10 }, (_, i) => ({ a: i % 4, b: (i * 3) % 7, y: i * i }));
    await model.load(net, rows);
    const here = [...model.experiment.frame.parameters];
    await model.load(net.toJSON());
    return {
      same: String(here) === String([...net.parameters()]),
      again: String(here) === String([...model.experiment.frame.parameters]),
    };
  }, engine);
  expect(weights).toEqual({ same: true, again: true });
  expect(await page.evaluate(columns('within'))).toEqual({ inputs: ['a', 'b'], output: 'y', layers: [2, 3, 1] });
  expect(watch.complaints).toEqual([]);
});

test('mistakes are told on the console once, and in their place; sizes are sane without any style', async ({
  page,
  host,
}) => {
  const told: string[] = [];
  page.on('console', (message) => message.type() === 'warning' && told.push(message.text()));
  await page.setViewportSize({ width: 1400, height: 800 });
  const body = `<div style="text-align: right; letter-spacing: 4px">
    <glassbox-model id="good" preset="circle" learning-rat="0.1" x-else="1"><glassbox-boundary nota="x"></glassbox-boundary></glassbox-model></div>
    <glassbox-model id="bad" layers="2 0 1"><glassbox-loss></glassbox-loss></glassbox-model>
    <glassbox-model id="gone" data-src="/nowhere.csv"><glassbox-loss></glassbox-loss></glassbox-model>
    <glassbox-model id="quiet" layers="2 0 1"></glassbox-model>
    <glassbox-loss id="lost" for="nowhere"></glassbox-loss><glassbox-loss for="nowhere"></glassbox-loss>
    <glassbox-boundary id="astray" for="lost"></glassbox-boundary>
    <script>document.querySelector('#quiet').addEventListener('glassbox-error', (event) => event.preventDefault());</script>`;
  await page.goto(host.put(written('/parts', body)));
  await trained(page, '#good', 0);
  const model = page.locator('#good');
  await expect.poll(() => told.length).toBeGreaterThanOrEqual(6);
  expect(told.sort()).toEqual([
    expect.stringMatching(/^<glassbox-boundary for="lost">: “lost” is the id of a <glassbox-loss>: expected /),
    expect.stringMatching(/^<glassbox-boundary> knows no attribute nota \(did you mean note\?\)\.$/),
    '<glassbox-loss for="nowhere">: There is no model with the id “nowhere” on this page.',
    expect.stringMatching(/^<glassbox-model id="bad">: layers: /),
    expect.stringMatching(/^<glassbox-model id="gone">: \/nowhere\.csv: the data could not be loaded/),
    expect.stringMatching(
      /^<glassbox-model> knows no attribute learning-rat \(did you mean learning-rate\?\), x-else\.$/,
    ),
  ]);
  await expect(page.locator('#bad glassbox-loss')).toContainText('layers');
  const lost = page.locator('#lost').getByText('There is no model with the id');
  await expect(lost).toBeVisible();
  await page.evaluate(() =>
    document.body.insertAdjacentHTML('beforeend', '<glassbox-model id="nowhere"></glassbox-model>'),
  );
  await expect(lost).toBeHidden();
  await expect(page.locator('#lost canvas').first()).toBeVisible();
  const boundary = model.locator('glassbox-boundary');
  const box = await boundary.boundingBox();
  expect(box?.height).toBeLessThan(600);
  expect(await boundary.evaluate((element) => getComputedStyle(element).letterSpacing)).toBe('normal');
});
