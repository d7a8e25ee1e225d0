// The main states of the playground, and how to get there from the page as it opens. Driven through the model and by words on
// the page, so that a change of looks does not break them.

/** @typedef {import('playwright').Page} Page */
/**
 * @typedef {object} State
 * @property {string} name of its files
 * @property {(page: Page) => Promise<unknown>} reach
 * @property {string} [url] what is opened instead of the bare page
 * @property {string} [show] what is brought to the top of the window; without it the page stays at its top
 * @property {boolean} [whole] the page from top to bottom
 * @property {boolean} [bare] the page has no network
 */

/** Calls a method of the page's experiment and waits for it. */
const model = (page, method, ...given) =>
  page.evaluate(
    ([name, values]) => document.querySelector('glassbox-model').experiment[name](...values),
    [method, given],
  );
const open = (page, settings) => model(page, 'open', settings);
const epochs = (page, count) => model(page, 'advance', 'epoch', count);
const press = (page, name) => page.getByRole('button', { name, exact: true }).first().click();
const tab = (page, name) => page.getByRole('tab', { name, exact: true }).click();
const explain = '.panel.explain';

const badCsv = `length,width,kind\n${Array.from({ length: 8 }, (_, i) => `${i / 2},${i * 1.3},${i % 2 ? 'a' : 'b'}`).join('\n')}\n4.2,oops\n`;

async function csv(page, text) {
  await press(page, 'Open CSV');
  await page.getByLabel('CSV text').fill(text);
}

async function drawn(page) {
  await press(page, 'Draw points');
  const overlay = page.locator('glassbox-point-editor .overlay');
  const box = await overlay.boundingBox();
  for (const [x, y] of [
    [0.3, 0.3],
    [0.36, 0.42],
    [0.62, 0.6],
    [0.7, 0.35],
  ]) {
    if (box) await page.mouse.click(box.x + box.width * x, box.y + box.height * y);
  }
}

/** Taken with the chapters of the course. */
export const ofTheCourse = ['front', 'study', 'study-questions', 'study-text'];
const study = '../learn/study/?person=k7&group=text&first=A';

/** @type {readonly State[]} */
export const states = [
  { name: 'front', url: '../', whole: true, reach: (page) => page.locator('#turn').waitFor() },
  { name: 'study', url: study, bare: true, whole: true, reach: async () => {} },
  { name: 'study-questions', url: study, bare: true, reach: (page) => press(page, 'Begin') },
  {
    name: 'study-text',
    url: study,
    bare: true,
    whole: true,
    reach: async (page) => {
      await press(page, 'Begin');
      await press(page, 'Go on');
    },
  },
  { name: 'start', whole: true, reach: async () => {} },
  {
    name: 'training',
    reach: async (page) => {
      await page.evaluate(() => document.querySelector('glassbox-model').play());
      await page.waitForFunction(
        () => (document.querySelector('glassbox-model').experiment.frame?.tick.epoch ?? 0) >= 40,
      );
    },
  },
  { name: 'trained', whole: true, reach: (page) => epochs(page, 200) },
  {
    name: 'one-neuron',
    whole: true,
    reach: async (page) => {
      await open(page, { preset: 'oneNeuron' });
      await epochs(page, 300);
    },
  },
  {
    name: 'many-classes',
    whole: true,
    reach: async (page) => {
      await open(page, { preset: 'penguins' });
      await epochs(page, 60);
    },
  },
  {
    name: 'autoencoder',
    reach: async (page) => {
      await open(page, { preset: 'article' });
      await epochs(page, 200);
    },
  },
  {
    name: 'largest',
    show: '.panel.network',
    reach: async (page) => {
      const hidden = Array.from({ length: 8 }, () => 64);
      await open(page, { preset: 'circle', layers: [2, ...hidden, 1], activations: [...hidden, 1].map(() => 'tanh') });
    },
  },
  {
    name: 'enlarged',
    show: '.panel.network',
    reach: async (page) => {
      await epochs(page, 200);
      const stage = page.locator('glassbox-network .stage').first();
      await stage.focus();
      for (const key of ['Home', 'ArrowRight', 'ArrowRight']) await stage.press(key);
      await page.waitForTimeout(900);
    },
  },
  {
    name: 'what-is-this',
    reach: async (page) => {
      await epochs(page, 200);
      await press(page, 'What is this?');
      const glance = await page.locator('glassbox-network .stage').first().boundingBox();
      if (glance) await page.mouse.move(glance.x + glance.width / 2, glance.y + 20);
      await page.locator('glassbox-boundary .stage').hover({ position: { x: 90, y: 120 } });
      await page.locator('glassbox-what-card').getByText('Colour is').waitFor();
    },
  },
  { name: 'drawing', show: '.panel.learned', reach: drawn },
  { name: 'csv-error', reach: (page) => csv(page, badCsv) },
  { name: 'csv', reach: (page) => csv(page, badCsv.replace('4.2,oops\n', '4.2,,a\n')) },
  {
    name: 'formula',
    reach: async (page) => {
      await press(page, 'Formula');
      await page.getByLabel('Formula for y').fill('sin(x1) * x2 > 0');
    },
  },
  { name: 'inside-observation', show: explain, reach: (page) => epochs(page, 100) },
  {
    name: 'inside-blame',
    show: explain,
    reach: async (page) => {
      await epochs(page, 100);
      await page.evaluate(() => {
        document.querySelector('glassbox-model').experiment.explain = { phase: 'backward', layer: 1 };
      });
    },
  },
  {
    name: 'inside-shock',
    show: explain,
    reach: async (page) => {
      await epochs(page, 100);
      await tab(page, 'Shock');
    },
  },
  {
    name: 'inside-hidden-space',
    show: explain,
    reach: async (page) => {
      await epochs(page, 100);
      await tab(page, 'Hidden space');
    },
  },
  {
    name: 'digits',
    show: '#digit',
    reach: async (page) => {
      await open(page, { preset: 'digits' });
      await epochs(page, 40);
      await page.locator('glassbox-digit .pad').focus();
      // A one, by keyboard: up, pen down, down all the way.
      for (const key of ['ArrowUp', 'ArrowUp', ' ', ...Array(13).fill('ArrowDown'), ' '])
        await page.keyboard.press(key);
    },
  },
  {
    name: 'gallery',
    reach: (page) => page.locator('#pick, #browse').locator('visible=true').first().click(),
  },
  {
    name: 'frozen',
    show: '.panel.network',
    reach: async (page) => {
      await model(page, 'freeze', { layer: 0, neuron: 1, input: 0 }, true);
      await model(page, 'freeze', { layer: 0, neuron: 0 }, true);
      await model(page, 'point', { kind: 'weight', layer: 0, neuron: 1, input: 0 }, true);
    },
  },
  { name: 'doctor', show: '.panel.network', reach: (page) => open(page, { preset: 'circle', initializer: 'zeros' }) },
  {
    name: 'diverged',
    show: '.panel.network',
    reach: async (page) => {
      await open(page, { preset: 'circle', activations: ['relu', 'relu', 'linear'], learningRate: 10 });
      await page.evaluate(() => document.querySelector('glassbox-model').play());
      await page.locator('glassbox-doctor').getByText('Training ran away').first().waitFor();
    },
  },
  {
    name: 'table',
    show: '.panel.table',
    reach: async (page) => {
      await open(page, { preset: 'penguins' });
      await epochs(page, 60);
    },
  },
  {
    name: 'share',
    reach: async (page) => {
      await epochs(page, 100);
      await press(page, 'Share');
    },
  },
  {
    name: 'export',
    reach: async (page) => {
      await epochs(page, 100);
      await press(page, 'Export');
      await page.getByRole('dialog', { name: 'Export' }).waitFor();
    },
  },
  {
    name: 'embed-dialog',
    reach: async (page) => {
      await press(page, 'Embed');
      await page.getByRole('dialog').frameLocator('iframe').getByRole('button', { name: 'Play' }).first().waitFor();
    },
  },
  {
    name: 'embed',
    url: '../embed/#v=1',
    reach: (page) => page.getByRole('button', { name: 'Epoch', exact: true }).click({ clickCount: 20 }),
  },
  {
    name: 'seeds',
    show: '#compare',
    reach: async (page) => {
      await open(page, { preset: 'xor', layers: [2, 3, 1] });
      await page.locator('#compare summary').click();
      await press(page, 'Train 100 seeds');
      await page.getByRole('button', { name: 'Train 100 seeds' }).waitFor();
      await page.locator('glassbox-seeds .dots').press('End');
    },
  },
  {
    name: 'sweep',
    show: '#compare',
    reach: async (page) => {
      await page.locator('#compare summary').click();
      await tab(page, 'Sweep');
      await press(page, 'Learning rate');
      await page.getByRole('button', { name: 'Sweep', exact: true }).waitFor();
      await page.locator('glassbox-sweep .dots').press('End');
    },
  },
  {
    name: 'memorised',
    whole: true,
    reach: async (page) => {
      await open(page, { preset: 'memorised' });
      await epochs(page, 3000);
    },
  },
  {
    name: 'fork',
    show: '#compare',
    reach: async (page) => {
      await epochs(page, 20);
      await page.locator('#compare summary').click();
      await tab(page, 'Fork');
      await press(page, 'Split the run');
      await page.getByRole('button', { name: 'Split the run' }).waitFor();
    },
  },
  {
    name: 'influence',
    show: '#compare',
    reach: async (page) => {
      await page.locator('#compare summary').click();
      await tab(page, 'Influence');
      await press(page, 'Leave each row out');
      await page.getByRole('button', { name: 'Leave each row out' }).waitFor();
      await page.locator('glassbox-influence .dots').press('Home');
    },
  },
  {
    name: 'tape',
    show: '.panel.network',
    reach: async (page) => {
      await epochs(page, 60);
      const tape = page.getByLabel('Tape');
      await tape.focus();
      for (let i = 0; i < 30; i++) await tape.press('ArrowLeft');
    },
  },
  {
    name: 'story-of-zeros',
    show: '.panel.story',
    reach: (page) => open(page, { preset: 'circle', initializer: 'zeros' }),
  },
  {
    name: 'undo',
    reach: async (page) => {
      await model(page, 'set', 'learningRate', 0.01);
      await model(page, 'set', 'batchSize', 4);
      await model(page, 'undo');
    },
  },
  {
    name: 'link-refused',
    url: './#v=1&layers=2,9999,1&learningRate=fast',
    show: '.panel.network',
    reach: (page) => page.locator('#notice:not([hidden])').waitFor(),
  },
];
