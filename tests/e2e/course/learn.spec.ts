// The course, read twice: by somebody who answers right, and by somebody who answers wrong and is told what happened instead.
import { brotliCompressSync } from 'node:zlib';
import type { Locator, Page } from 'playwright/test';
import type { Address } from '../../../web/core/network/address.js';
import type { GlassboxModel } from '../../../web/parts/index.js';
import { violations } from '../../axe.js';
import { expect, test } from '../support/page.js';

/** Scrolls a chapter into view and waits until its network is open. */
async function read(page: Page, id: string): Promise<Locator> {
  const chapter = page.locator(`#${id}`);
  await chapter.scrollIntoViewIfNeeded();
  await expect(chapter).toHaveAttribute('data-state', 'ready');
  return chapter;
}

interface Asked {
  readonly question: string;
  /** Items to choose or tick, by what they begin with; keys for an arrow; or a number to type. */
  readonly pick?: readonly string[];
  readonly keys?: readonly string[];
  readonly type?: string;
  /** What is told. */
  readonly told: string | RegExp;
}

async function answer(
  page: Page,
  { question, pick = [], keys = [], type, told }: Asked,
  right: boolean,
): Promise<void> {
  const card = page.locator(`#${question}`);
  for (const name of pick) await card.getByLabel(name, { exact: true }).check();
  if (type !== undefined) await card.getByLabel('Your number').fill(type);
  // A bowl that is out of sight has no ground yet, and no arrow on it.
  await card.scrollIntoViewIfNeeded();
  if (keys.length > 0) await page.getByRole('slider', { name: 'The tip of your arrow' }).focus();
  for (const key of keys) await page.keyboard.press(key);
  await card.locator('[part=answer]').click();
  await expect(card.locator('[part=told]')).toHaveClass(right ? /right/ : /wrong/);
  await expect(card.locator('[part=told]')).toContainText(told);
  await expect(card.locator('[slot=why]')).toBeVisible();
}

type Action = 'advance' | 'set';

/** A chapter's network; its second one has an id of its own. */
const network = (page: Page, id: string) => page.locator(`#${id} glassbox-model, glassbox-model#${id}`).first();

/** Does something to a chapter's experiment. */
const act = (page: Page, id: string, action: Action, ...given: readonly unknown[]) =>
  network(page, id).evaluate(
    async (model, [name, values]) => {
      const { experiment } = model as GlassboxModel;
      await (experiment[name] as (...all: readonly unknown[]) => unknown).apply(experiment, [...values]);
    },
    [action, given] as const,
  );

/** Chooses a weight, or a neuron, as a click in the figure does. */
const choose = (page: Page, id: string, address: Address) =>
  network(page, id).evaluate((model, at) => (model as GlassboxModel).experiment.attention.point(at, true), address);

const times = (key: string, count: number) => Array.from({ length: count }, () => key);

const right: Readonly<Record<string, readonly Asked[]>> = {
  'from-above': [
    { question: 'connections', type: '10', told: 'It is 10.' },
    {
      question: 'two-ends',
      pick: ['from neuron 1 of the first hidden layer to neuron 3 of the second'],
      told: 'It is: from neuron 1 of the first hidden layer to neuron 3 of the second.',
    },
  ],
  'one-neuron': [{ question: 'five-numbers', type: '6', told: 'It is 6.' }],
  forward: [
    { question: 'shape', pick: ['3 × 2'], told: 'It is: 3 × 2.' },
    { question: 'one-z', type: '-0,27', told: 'It is −0.27.' },
    { question: 'one-a', type: '0.43', told: 'It is 0.43.' },
  ],
  'how-wrong': [{ question: 'one-large', pick: ['the one large miss'], told: 'It is: the one large miss.' }],
  downhill: [
    {
      question: 'next-step',
      keys: [...times('ArrowLeft', 9), ...times('ArrowDown', 8)],
      told: 'It goes 0.458 to the left and 0.391 down, together 0.602.',
    },
  ],
  shocks: [
    {
      question: 'downstream',
      pick: ['second hidden layer, neuron 1', 'output 1', 'output 5'],
      told: 'It is second hidden layer, neuron 1, output 1 and output 5.',
    },
  ],
  blame: [
    { question: 'most-blamed', pick: ['neuron 1'], told: 'It is: neuron 1.' },
    { question: 'delta-by-hand', type: '-0.0126', told: 'It is −0.0126.' },
  ],
  'models-of-models': [
    {
      question: 'without-three',
      pick: ['more than 90 %: the others hardly miss it'],
      told: 'It is: more than 90 %',
    },
  ],
};

const wrong: Readonly<Record<string, readonly Asked[]>> = {
  'from-above': [
    { question: 'connections', type: '7', told: 'It is 10; 7 is 3 too little.' },
    {
      question: 'two-ends',
      pick: ['from neuron 3 of the first hidden layer to neuron 1 of the second'],
      told: 'It is: from neuron 1 of the first hidden layer to neuron 3 of the second.',
    },
  ],
  'one-neuron': [{ question: 'five-numbers', type: '10', told: 'It is 6; 10 is 4 too much.' }],
  forward: [
    { question: 'shape', pick: ['2 × 3'], told: 'You said: 2 × 3. It is: 3 × 2.' },
    { question: 'one-z', type: '0.51', told: /It comes out when product 2 1 2, which is −0\.78, is left out\./ },
    { question: 'one-a', type: '0.57', told: 'It is 0.43; 0.57 is 0.14 too much.' },
  ],
  'how-wrong': [{ question: 'one-large', pick: ['the same: 4 × 0.1 is 0.4'], told: 'It is: the one large miss.' }],
  downhill: [
    {
      question: 'next-step',
      keys: times('ArrowRight', 10),
      told: /Yours points 1\d\d degrees off and is 1\.2 times too short/,
    },
  ],
  shocks: [
    {
      question: 'downstream',
      pick: ['first hidden layer, neuron 1', 'output 1'],
      told: 'Missed: second hidden layer, neuron 1 and output 5. Ticked, but not so: first hidden layer, neuron 1.',
    },
  ],
  blame: [
    { question: 'most-blamed', pick: ['neuron 2'], told: 'You said: neuron 2. It is: neuron 1.' },
    { question: 'delta-by-hand', type: '0.05', told: 'It is −0.0126; 0.05 is 0.0626 too much.' },
  ],
  'models-of-models': [
    {
      question: 'without-three',
      pick: ['less than 70 % are right: the ring breaks open'],
      told: 'It is: more than 90 %',
    },
  ],
};

test.use({ actionTimeout: 20_000 });

const done = (page: Page, task: string) => expect(page.locator(`#${task}`)).toHaveAttribute('done', '');
const open = (page: Page, task: string) => expect(page.locator(`#${task}`)).not.toHaveAttribute('done');

test('a reader who answers right goes through all chapters, and keeps what they did', async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto('../learn/');
  const first = await read(page, 'from-above');
  await open(page, 'find-connection');
  await choose(page, 'from-above', { kind: 'weight', layer: 0, neuron: 1, input: 3 });
  await done(page, 'find-connection');

  await read(page, 'one-neuron');
  await open(page, 'fit-by-hand');
  await act(page, 'one-neuron', 'advance', 'epoch', 300);
  await done(page, 'fit-by-hand');
  await answer(page, { question: 'cold-morning', type: '0.99', told: /It is (1\.00|0\.9\d)\./ }, true);
  // The same neuron with five features comes to what maximum likelihood gives.
  await open(page, 'five-fitted');
  await act(page, 'five-features', 'advance', 'epoch', 2000);
  await done(page, 'five-fitted');
  const rows = page.locator('#five-features .words > table tbody tr');
  await expect(rows).toHaveCount(6);
  for (const row of await rows.all()) {
    const [now, end] = (await row.locator('td').allTextContents()).map((text) => Number(text.replace('−', '-')));
    expect(Math.abs((now ?? 0) - (end ?? 1))).toBeLessThan(0.005 * Math.max(1, Math.abs(end ?? 1)));
  }

  for (const [id, asked] of Object.entries(right)) {
    await read(page, id);
    for (const one of asked) await answer(page, one, true);
  }
  // The points of chapter 4: by the keyboard one way and back, then by dragging; the step of chapter 5 was taken by the answer.
  const point = page.locator('#how-wrong').getByRole('slider', { name: 'Point 5' });
  const task = page.locator('#double');
  await point.focus();
  for (const key of times('ArrowRight', 2)) await page.keyboard.press(key);
  await expect(task).toContainText('Now: cost 0.0260.');
  for (const key of times('ArrowLeft', 2)) await page.keyboard.press(key);
  await expect(task).toContainText('Now: cost 0.0400.');
  // The page goes smoothly to where it is scrolled: to hover waits until the point stands still.
  await point.locator('.point').hover();
  const place = await point.locator('.point').boundingBox();
  if (!place) throw new Error('expected a point');
  await page.mouse.down();
  await page.mouse.move(place.x - 40, place.y, { steps: 4 });
  await page.mouse.up();
  await done(page, 'double');
  const downhill = page.locator('#downhill');
  await expect(downhill.locator('aside > p.caption')).toContainText('Step 1, cost 0.5265');
  await downhill.getByRole('button', { name: 'Reset' }).click();
  await expect(downhill.locator('aside > p.caption')).toContainText('Step 0,');
  await act(page, 'downhill', 'set', 'learningRate', 5);
  for (let step = 1; step <= 6; step++) {
    await downhill.getByRole('button', { name: 'Batch' }).click();
    await expect(downhill.locator('aside > p.caption')).toContainText(`Step ${step},`);
  }
  await done(page, 'bottom');
  await choose(page, 'shocks', { kind: 'neuron', layer: 3, neuron: 4 });
  await done(page, 'steepest');
  await act(page, 'models-of-models', 'set', 'layers', [2, 3, 2, 1]);
  await act(page, 'models-of-models', 'advance', 'epoch', 300);
  await done(page, 'fewest');

  await read(page, 'by-heart');
  const drawn = page.locator('#test-curve');
  // Falls soon, and rises: point by point.
  for (const [i, count] of [4, 16, 20, 20, 19, 18, 17, 16, 15].entries()) {
    await drawn.getByRole('slider').nth(i).focus();
    for (const key of times(i === 0 ? 'ArrowUp' : 'ArrowDown', i === 0 ? 0 : count)) await page.keyboard.press(key);
  }
  await drawn.locator('[part=answer]').click();
  await expect(drawn.locator('[part=told]')).toContainText('On average the cost came');
  await done(page, 'overfit');
  for (const task of ['stopped', 'held-back', 'fewer']) await open(page, task);
  await page.locator('#by-heart').getByRole('button', { name: 'Reset' }).click();
  await expect(page.locator('#by-heart aside > p.caption')).toContainText('Epoch 0:');
  await act(page, 'by-heart', 'advance', 'epoch', 40);
  await done(page, 'stopped');
  await page.locator('#by-heart').getByRole('button', { name: 'Reset' }).click();
  await expect(page.locator('#by-heart aside > p.caption')).toContainText('Epoch 0:');
  await act(page, 'by-heart', 'set', 'regularization', 'l2');
  await act(page, 'by-heart', 'set', 'regularizationRate', 0.03);
  await act(page, 'by-heart', 'advance', 'epoch', 120);
  await done(page, 'held-back');
  await act(page, 'by-heart', 'set', 'regularization', 'none');
  await page.locator('#by-heart').getByRole('button', { name: 'Reset' }).click();
  await expect(page.locator('#by-heart aside > p.caption')).toContainText('Epoch 0:');
  await act(page, 'by-heart', 'set', 'layers', [2, 16, 1]);
  await act(page, 'by-heart', 'advance', 'epoch', 240);
  await done(page, 'fewer');

  await read(page, 'tell-it-back');
  const recap = page.locator('#all-answers');
  await expect(recap.getByRole('row')).toHaveCount(15);
  // What was asked, without what was told afterwards.
  await expect(recap.getByRole('row', { name: /^How will the test cost go/ })).not.toContainText('First it learns');
  await expect(recap.locator('[part=calibration]')).toContainText('predictions you were 50\u00a0% sure on average');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save my answers (CSV)' }).click();
  expect((await saved).suggestedFilename()).toBe('glassbox-answers.csv');

  // Kept over a reload, and deleted when that is asked for.
  await page.reload();
  await expect(page.locator('nav.way a[href="#from-above"]')).toHaveAttribute('data-done', 'all');
  await expect(page.locator('nav.way a[href="#from-above"]')).toContainText('3 of 3 done');
  await read(page, 'tell-it-back');
  await expect(recap.getByRole('row')).toHaveCount(15);
  await page.getByRole('button', { name: 'Delete my answers' }).click();
  await expect(recap).toContainText('Nothing predicted here yet.');
  // Nothing is left to delete or to save, and a second press would lose the way back.
  await expect(page.getByRole('button', { name: 'Bring them back' })).toBeFocused();
  for (const name of ['Delete my answers', 'Save my answers (CSV)', 'Save my answers (JSON)'])
    await expect(page.getByRole('button', { name })).toBeDisabled();
  await page.getByRole('button', { name: 'Bring them back' }).click();
  await expect(recap.getByRole('row')).toHaveCount(15);
  await expect(page.locator('#kept')).toHaveText('Your answers stay in this browser. Nothing is sent.');
  await page.getByRole('button', { name: 'Delete my answers' }).click();
  await expect(recap).toContainText('Nothing predicted here yet.');
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await expect(page.locator('#kept')).toHaveText('Your answers are deleted. Nothing was sent.');
  await expect(first).toBeAttached();
  // A new answer stays, and what was said of the old ones is over.
  await read(page, 'one-neuron');
  await answer(page, { question: 'cold-morning', type: '0.1', told: /too little/ }, false);
  await expect(page.locator('#kept')).toHaveText('Your answers stay in this browser. Nothing is sent.');
  await expect(page.locator('#bring-back')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Delete my answers' })).toBeEnabled();
});

test('a reader who answers wrong is told what happened instead, in its numbers', async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto('../learn/');
  for (const [id, asked] of Object.entries(wrong)) {
    await read(page, id);
    for (const one of asked) await answer(page, one, false);
  }
  // Nothing is answered by an empty form, and an answer can be given again.
  await read(page, 'one-neuron');
  const cold = page.locator('#cold-morning');
  await cold.locator('[part=answer]').click();
  await expect(cold.getByRole('status')).toContainText('Type a number first, such as 0.25.');
  await answer(page, { question: 'cold-morning', type: '0.1', told: /too little/ }, false);
  await answer(page, { question: 'most-blamed', pick: ['neuron 1'], told: 'It is: neuron 1.' }, true);
  // What counts is the first answer.
  await expect(page.locator('#blame glassbox-recap').getByRole('row', { name: /most blame/ })).toContainText(
    'otherwise',
  );
  // One engine and one worker for all of it.
  expect(page.workers()).toHaveLength(1);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(page, { rules: 'colours' })).toEqual([]);
  await page.setViewportSize({ width: 375, height: 800 });
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth))
    .toBe(0);
  // The figure is above the words there, and one press away from them.
  const asked = page.locator('#most-blamed [part=answer]');
  await asked.scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: 'See the figure' }).click();
  await expect(page.locator('#blame .figure')).toBeInViewport();
  await page.getByRole('button', { name: 'Back to the words' }).click();
  await expect(asked).toBeInViewport();
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  await expect(page.locator('nav.way')).toBeHidden();
  await expect(page.locator('#most-blamed')).toBeVisible();
});

test('the first chapter is light, comes alone, and leads into the playground as it is', async ({ page }) => {
  let size = 0;
  page.on('response', async (response) => {
    const body = await response.body().catch(() => Buffer.alloc(0));
    size += brotliCompressSync(body).length;
  });
  await page.goto('../learn/#from-above');
  await read(page, 'from-above');
  await page.waitForLoadState('networkidle');
  expect(size).toBeGreaterThan(50_000);
  expect(size).toBeLessThan(150_000);
  await expect(page.locator('#by-heart')).not.toHaveAttribute('data-state');
  await expect(page.locator('nav.way a[aria-current]')).toHaveText(/From above/);
  const link = page.getByRole('link', { name: 'Open in the playground' });
  await link.focus();
  await expect(link).toHaveAttribute('href', /playground\/#v=1&preset=article&.*weights=/);

  await page.goto('../embed/?chapter=7');
  await expect(page).toHaveURL(/learn\/\?chapter=7$/);
  await expect(page.locator('#blame')).toHaveAttribute('data-state', 'ready');
  await expect(page.locator('.chapter:visible')).toHaveCount(1);
  await expect(page.locator('.top')).toBeHidden();

  // On a phone no button leads to a figure that is in sight, also when it came there by what was drawn since.
  await page.setViewportSize({ width: 375, height: 812 });
  await page.goto('../learn/');
  await read(page, 'from-above');
  await page.evaluate(() => scrollTo({ top: 0 }));
  await expect(page.locator('#from-above .figure')).toBeInViewport();
  await expect(page.getByRole('button', { name: 'See the figure' })).toBeHidden();
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the course is a text with its numbers and pictures', async ({ page }) => {
    await page.goto('../learn/');
    await expect(page.locator('.chapter')).toHaveCount(10);
    await expect(page.locator('#downhill data').nth(2)).toHaveText('0.6647');
    await expect(page.locator('#shape li').nth(1)).toBeVisible();
    const picture = page.locator('#from-above img');
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => picture.boundingBox().then((box) => box?.height ?? 0)).toBeGreaterThan(200);
  });
});

test('a term says again what it means, and the ? answers in every chapter by its own network', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('../learn/#one-neuron');
  const chapter = await read(page, 'one-neuron');
  const term = chapter.getByRole('button', { name: 'weight', exact: true });
  await term.focus();
  await page.keyboard.press('Enter');
  const note = page.locator('#term-weight');
  await expect(note).toBeVisible();
  await expect(note).toContainText('what it carries is multiplied by it');
  await expect(note.getByRole('link', { name: 'From above' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(note).toBeHidden();

  await read(page, 'models-of-models');
  await page.getByRole('button', { name: 'What is this?' }).click();
  const card = page.getByRole('region', { name: 'What is this?' });
  await expect(card).toBeVisible();
  await page.locator('#models-of-models dfn').first().hover();
  await expect(card).toContainText('Rounds of training in which every training point is seen once.');
  await page.locator('#models-of-models glassbox-network canvas').hover({ position: { x: 4, y: 4 } });
  await expect(card).toContainText('2, 4, 2');
  await page.locator('#one-neuron glassbox-bowl').hover();
  await expect(card).toContainText('The network stands at B1 −0.12, B0 0.00');
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
});
