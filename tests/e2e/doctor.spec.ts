import type { Page } from 'playwright/test';
import type { OwnData } from '../../web/core/data/own-data.js';
import type { Settings } from '../../web/core/settings/settings.js';
import type { GlassboxModel } from '../../web/parts/index.js';
import { control, expect, openPage, state, test } from './support/page.js';
import { answered, doctorLooked } from './support/waiting.js';

const open = (page: Page, given: Partial<Settings>) =>
  page.evaluate((settings) => (document.querySelector('glassbox-model') as GlassboxModel).open(settings), given);

test('a healthy run hears nothing; a step is told once, and the look of the doctor is not told as another', async ({
  page,
}) => {
  await openPage(page);
  await test.step('healthy', async () => {
    const doctor = page.locator('glassbox-doctor');
    await expect(doctor).toContainText('Nothing looks wrong');
    await doctorLooked(page, () => control(page, 'Play').click(), 2);
    await expect(doctor).toContainText('Nothing looks wrong');
    expect((await state(page)).playing).toBe(true);
  });
  await test.step('told once', async () => {
    await control(page, 'Reset').click();
    await expect.poll(async () => (await state(page)).epoch).toBe(0);
    await expect(page.locator('glassbox-doctor')).toContainText('Nothing looks wrong');
    const told = await page.evaluateHandle(() => {
      const model = document.querySelector('glassbox-model') as GlassboxModel;
      const epochs: number[] = [];
      model.addEventListener('glassbox-tick', () => epochs.push(model.experiment.frame?.tick.epoch ?? Number.NaN));
      return epochs;
    });
    await doctorLooked(page, async () => {
      await advance(page, 25);
      await advance(page, 25);
    });
    expect(await told.jsonValue()).toEqual([25, 50]);
  });
});

test('neurons that are all alike are told at once, random weights help, and a finding can be left as it is', async ({
  page,
}) => {
  await openPage(page);
  await test.step('told at once, beside the weights they are of', async () => {
    await open(page, { preset: 'circle', initializer: 'zeros' });
    const doctor = page.locator('glassbox-doctor');
    await expect(doctor).toContainText('have the same weights');
    // Each sentence with the weights it stands beside.
    const said = await page.evaluateHandle(() => {
      const model = document.querySelector('glassbox-model') as GlassboxModel;
      const root = document.querySelector('glassbox-doctor')?.shadowRoot as ShadowRoot;
      const all: { text: string; alike: boolean }[] = [];
      new MutationObserver(() => {
        const text = root.querySelector('.sentence')?.textContent ?? '';
        all.push({ text, alike: model.experiment.frame?.parameters.every((value) => value === 0) ?? true });
      }).observe(root, { childList: true, characterData: true, subtree: true });
      return all;
    });
    await doctor.getByRole('button', { name: 'Start anew with random weights' }).click();
    await expect(doctor).toContainText('Nothing looks wrong');
    const { parameters } = await state(page);
    expect(parameters.some((value) => value !== 0)).toBe(true);
    const sentences = await said.jsonValue();
    expect(sentences.filter(({ text, alike }) => alike && text.includes('Nothing looks wrong'))).toEqual([]);
    expect(sentences.filter(({ text, alike }) => !alike && text.includes('the same weights'))).toEqual([]);
  });
  await test.step('left as it is', async () => {
    await open(page, { preset: 'circle', initializer: 'zeros' });
    const doctor = page.locator('glassbox-doctor');
    await expect(doctor).toContainText('have the same weights');
    await doctor.getByRole('button', { name: 'Leave it' }).click();
    await doctorLooked(page, () => control(page, 'Epoch').click());
    await expect(doctor).not.toContainText('have the same weights');
  });
});

test('training that ran away is led back, with a lower rate', async ({ page }) => {
  await openPage(page);
  await open(page, { preset: 'circle', activations: ['relu', 'relu', 'linear'], learningRate: 10 });
  await control(page, 'Play').click();
  const doctor = page.locator('glassbox-doctor');
  await expect(doctor).toContainText('Training ran away');
  const height = (await doctor.boundingBox())?.height;
  expect((await state(page)).playing).toBe(false);
  expect((await state(page)).parameters.every(Number.isFinite)).toBe(true);
  await doctor.getByRole('button', { name: /^Go back to epoch 0 with learning rate/ }).click();
  await expect.poll(async () => (await state(page)).learningRate).toBe(1);
  expect(await state(page)).toMatchObject({ epoch: 0, playing: false });
  expect((await doctor.boundingBox())?.height).toBe(height);
});

const lab = (page: Page) =>
  page.evaluate(() => {
    const { settings, recipe: now, scene } = (document.querySelector('glassbox-model') as GlassboxModel).experiment;
    const { activations, initializer, learningRate, scaling, seed } = settings;
    const inputs = scene?.inputNames.join(', ');
    return {
      activations: activations.join(' '),
      initializer,
      learningRate,
      scaling,
      seed,
      inputs,
      features: now.features,
    };
  });
const advance = (page: Page, epochs: number) =>
  page.evaluate(
    (count) => (document.querySelector('glassbox-model') as GlassboxModel).experiment.advance('epoch', count),
    epochs,
  );
const setData = (page: Page, data: OwnData) =>
  page.evaluate(
    (own) =>
      (document.querySelector('glassbox-model') as GlassboxModel).experiment.edit((edits) =>
        edits.setData(own, { label: 'Data' }),
      ),
    data,
  );

/** Nothing on the page may show a number that is none. */
async function showsOnlyNumbers(page: Page): Promise<void> {
  const texts = await page.evaluate(() => {
    const all: string[] = [];
    const walk = (root: Document | ShadowRoot) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot) walk(element.shadowRoot);
        for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) all.push(node.textContent ?? '');
        for (const name of ['aria-label', 'aria-valuetext', 'title', 'value'])
          all.push(element.getAttribute(name) ?? '');
        if (element instanceof HTMLInputElement) all.push(element.value);
      }
    };
    walk(document);
    return all.filter((text) => /\bNaN\b|Infinity|undefined/.test(text));
  });
  expect(texts).toEqual([]);
}

/** Presses the doctor's button, sees what became of it, and takes it back. */
async function helped(
  page: Page,
  button: RegExp | string,
  became: Partial<Awaited<ReturnType<typeof lab>>>,
): Promise<void> {
  const before = await lab(page);
  const { parameters, epoch } = await state(page);
  await page.locator('glassbox-doctor').getByRole('button', { name: button }).click();
  await expect.poll(() => lab(page)).toMatchObject(became);
  await showsOnlyNumbers(page);
  const undo = page.locator('glassbox-undo').getByRole('button').first();
  await undo.click();
  await expect.poll(() => lab(page)).toEqual(before);
  await expect.poll(async () => (await state(page)).parameters).toEqual(parameters);
  expect((await state(page)).epoch).toBe(epoch);
  await expect(undo).toHaveAttribute('aria-label', /./);
  await page.locator('glassbox-undo').getByRole('button').last().click();
  await expect.poll(() => lab(page)).toMatchObject(became);
}

const doctor = (page: Page) => page.locator('glassbox-doctor');

test('numbers that ran away never show as none, and undo leads back to them', async ({ page }) => {
  await openPage(page);
  const runs: Partial<Settings>[] = [
    { preset: 'circle', dataset: 'regPlane', activations: ['relu', 'relu', 'linear'], learningRate: 100 },
    { preset: 'penguins', activations: ['relu', 'softmax'], learningRate: 100 },
    { preset: 'oneNeuron', loss: 'mse', activations: ['linear'], learningRate: 100 },
  ];
  for (const given of runs) {
    await open(page, given);
    await control(page, 'Play').click();
    await page.waitForFunction(() => {
      const model = document.querySelector('glassbox-model') as GlassboxModel;
      return model.experiment.frame?.tick.diverged || (model.experiment.frame?.tick.epoch ?? 0) > 60;
    });
    await answered(page);
    await showsOnlyNumbers(page);
  }
  await open(page, runs[0] ?? {});
  await control(page, 'Play').click();
  await expect(doctor(page)).toContainText('Training ran away');
  await helped(page, /^Go back to epoch .* with learning rate/, { learningRate: 10 });
});

test('what each act of the doctor does helps, shows numbers only, and can be taken back', async ({ page }) => {
  await openPage(page);
  await test.step('neurons all alike: other first weights', async () => {
    await open(page, { preset: 'circle', initializer: 'zeros' });
    await advance(page, 3);
    await expect(doctor(page)).toContainText('have the same weights');
    await helped(page, 'Start anew with random weights', { initializer: 'glorotUniform' });
  });
  await test.step('saturated neurons: a start with shorter steps', async () => {
    // Such long steps saturate this start; others run away, or come back.
    await open(page, { preset: 'circle', dataset: 'spiral', learningRate: 10, seed: 8 });
    const found = async () => (await doctor(page).textContent())?.includes('the curve is flat');
    for (let i = 0; i < 6 && !(await found()); i++) await doctorLooked(page, () => advance(page, 5));
    await expect(doctor(page)).toContainText('the curve is flat');
    await helped(page, 'Start anew with learning rate 1', { learningRate: 1, initializer: 'glorotUniform' });
  });
  await test.step('silent ReLUs: leaky ones', async () => {
    await open(page, { preset: 'circle', activations: ['relu', 'relu', 'tanh'], learningRate: 1 });
    await page.evaluate(async () => {
      const model = document.querySelector('glassbox-model') as GlassboxModel;
      for (let neuron = 0; neuron < 4; neuron++)
        await model.experiment.edit((edits) => edits.setParameter({ layer: 0, neuron }, -60));
    });
    await advance(page, 1);
    await expect(doctor(page)).toContainText('0 for every row');
    await helped(page, /^Start anew with leaky ReLU there/, { learningRate: 0.1 });
    expect((await lab(page)).activations).toContain('leakyRelu');
    expect((await state(page)).epoch).toBe(0);
  });
  await test.step('a gradient that vanishes: another activation', async () => {
    const layers = [2, 6, 6, 6, 6, 6, 6, 1];
    const activations = [...layers.slice(2).map(() => 'sigmoid' as const), 'tanh' as const];
    await open(page, { preset: 'circle', dataset: 'spiral', layers, activations, learningRate: 0.03 });
    await advance(page, 10);
    await expect(doctor(page)).toContainText('times weaker than that of the last');
    await helped(page, /^Start anew with tanh/, {
      activations: layers
        .slice(1)
        .map(() => 'tanh')
        .join(' '),
    });
  });
  await test.step('inputs of very different size: standardised', async () => {
    await open(page, { preset: 'penguins', scaling: 'none' });
    await expect(doctor(page)).toContainText('runs from');
    await helped(page, 'Standardise the inputs', { scaling: 'standard' });
    await expect(doctor(page)).toContainText('Nothing looks wrong');
    await expect(page.locator('glassbox-data').getByLabel('Scale of the inputs')).toHaveValue('standard');
  });
});

test('inputs that never change: left out, in a table and of drawn points', async ({ page }) => {
  await openPage(page);
  // The second column changes in one row only, and the seed holds that one out.
  const rows = Array.from(
    { length: 40 },
    (_, i) => `${i % 7},${i === 3 ? 1 : 0},${i % 11},${i % 7 > 3 ? 'yes' : 'no'}`,
  );
  const data = {
    kind: 'csv',
    text: ['a,still,b,answer', ...rows].join('\n'),
    options: {},
    choice: { inputs: [0, 1, 2], target: 3, task: 'binary' },
  } as const;
  await setData(page, data);
  for (let seed = 1; seed < 20 && !(await doctor(page).textContent())?.includes('"still"'); seed++) {
    await doctorLooked(page, () =>
      page.evaluate((value) => (document.querySelector('glassbox-model') as GlassboxModel).set('seed', value), seed),
    );
  }
  // What only the split made is no reason to leave it out.
  await expect(doctor(page)).toContainText(
    '"still" is the same in every training row, though not in the rows held out',
  );
  await expect(doctor(page).getByRole('button', { name: 'Leave it out' })).toHaveCount(0);
  await doctor(page).getByRole('button', { name: 'Train on all rows' }).click();
  await expect(doctor(page)).not.toContainText('"still"');

  const points = Array.from({ length: 20 }, (_, i) => ({ x: 1, y: i / 4 - 2, label: i % 2 }));
  await setData(page, { kind: 'points', points: { kind: 'classes', classes: 2, points } });
  await expect(doctor(page)).toContainText('the same in every training row');
  await helped(page, 'Leave it out', { features: ['x2'] });
});

test('overfitting: back to the lowest test cost', async ({ page }) => {
  await openPage(page);
  await open(page, {
    ...{ preset: 'circle', dataset: 'circle', noise: 50, testShare: 0.9, learningRate: 0.03, batchSize: 5, seed: 3 },
    ...{ layers: [2, 16, 16, 1], activations: ['tanh', 'tanh', 'tanh'] },
  });
  await page.evaluate(() => (document.querySelector('glassbox-model') as GlassboxModel).set('speed', 'flatOut'));
  await control(page, 'Play').click();
  await expect(doctor(page)).toContainText('holds for the training rows only');
  const button = doctor(page).getByRole('button', { name: /^Go back to epoch/ });
  const best = Number(/epoch ([\d,]+)/.exec((await button.textContent()) ?? '')?.[1]?.replace(',', ''));
  await button.click();
  await expect.poll(async () => (await state(page)).epoch).toBe(best);
  expect((await state(page)).playing).toBe(false);
  const lowest = await page.evaluate(() => {
    const { tape, frame } = (document.querySelector('glassbox-model') as GlassboxModel).experiment;
    return [Math.min(...tape.entries.map(({ testLoss }) => testLoss ?? 1)), frame?.tick.testLoss];
  });
  expect(lowest[0]).toBe(lowest[1]);
  await page.locator('glassbox-undo').getByRole('button').first().click();
  await expect.poll(async () => (await state(page)).epoch).toBeGreaterThan(best);
});
