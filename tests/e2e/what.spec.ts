// "What is this?": each kind of thing answers with the numbers that stand on the page; by mouse, keyboard and touch.
import type { Locator, Page } from 'playwright/test';
import { presetChoices } from '../../web/core/settings/choices.js';
import type { PresetName } from '../../web/core/settings/settings.js';
import type { GlassboxModel } from '../../web/parts/index.js';
import { foundInLightAndDark } from './support/axe.js';
import { control, expect, openPage, ready, state, test } from './support/page.js';
import { answered, drawn } from './support/waiting.js';

const card = (page: Page) => page.locator('glassbox-what-card');
const title = (page: Page) => card(page).locator('b');
const detail = (page: Page) => card(page).locator('[role=status] p');
const plain = (text: string | null) => (text ?? '').replaceAll('\u00a0', ' ').replaceAll('\u2212', '-').trim();

async function open(page: Page, preset: PresetName = 'circle', epochs = 20): Promise<void> {
  await openPage(page);
  await page.evaluate(
    async ([name, count]) => {
      const model = document.querySelector('glassbox-model') as GlassboxModel;
      if (model.settings.preset !== name) await model.open({ preset: name });
      await model.experiment.advance('epoch', count);
    },
    [preset, epochs] as const,
  );
  await ready(page, preset);
  await answered(page);
}

async function ask(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'What is this?', exact: true }).first().click();
  await expect(card(page)).toContainText('Point at anything');
}

async function point(_page: Page, at: Locator): Promise<void> {
  await at.scrollIntoViewIfNeeded();
  await at.hover();
}

test('numbers, sliders, buttons, the tape, the doctor, nodes, lines, the boundary and the cost; axe finds nothing; nothing is pressed; Escape ends it', async ({
  page,
}) => {
  await open(page);
  await ask(page);
  await test.step('numbers, sliders, buttons, the tape and the doctor', async () => {
    for (const [of, name] of [
      ['epoch', 'Epochs'],
      ['cost', 'Cost, training'],
      ['test-cost', 'Cost, test'],
    ] as const) {
      const value = page.locator(`.numbers glassbox-value[of=${of}]`);
      await point(page, value);
      await expect(title(page)).toHaveText(`${name}: ${await value.locator('.number').textContent()}`);
    }
    await expect(detail(page)).toContainText('250 rows it never trains on');
    const rate = page.locator('.run glassbox-setting[name=learning-rate]');
    await point(page, rate);
    await expect(title(page)).toHaveText(`Learning rate: ${await rate.locator('input[type=text]').inputValue()}`);
    await expect(detail(page)).toContainText('A change works at once.');
    await point(page, control(page, 'Batch'));
    await expect(detail(page)).toContainText(
      'up to 10\u00a0rows and moves all 25 weights and biases, at learning rate 0.003',
    );
    await point(page, page.locator('glassbox-tape'));
    const tape = plain(await page.locator('glassbox-tape output').textContent());
    await expect(title(page)).toHaveText(`Tape: ${tape.replace(/ of .*/, '')}`);
    const doctor = page.locator('glassbox-doctor');
    await point(page, doctor);
    await expect
      .poll(async () =>
        (await detail(page).textContent())?.includes((await doctor.locator('.sentence').textContent()) ?? '?'),
      )
      .toBe(true);
  });
  await test.step('a node, a line, the boundary and the cost', async () => {
    const network = page.locator('glassbox-network');
    const stage = network.locator('.stage').first();
    const box = await stage.boundingBox();
    if (!box) throw new Error('no stage');
    const kinds = new Set<string>();
    // Down the first hidden layer and the lines before it: what the read-out says is what is answered.
    for (const x of [0.36, 0.22]) {
      for (let y = 60; y < box.height && kinds.size < (x === 0.36 ? 1 : 2); y += 8) {
        await page.mouse.move(box.x + box.width * x, box.y + y);
        await drawn(page);
        const read = (await network.locator('.title').first().textContent()) ?? '';
        const kind = read.startsWith('Weight') ? 'line' : read.startsWith('Neuron') ? 'node' : '';
        if (!kind || kinds.has(kind)) continue;
        kinds.add(kind);
        await expect(title(page)).toHaveText(read);
        const numbers = (await network.locator('.detail').first().textContent()) ?? '';
        await expect(detail(page)).toContainText(`Now: ${numbers}.`);
      }
    }
    expect([...kinds].sort()).toEqual(['line', 'node']);
    const boundary = page.locator('glassbox-boundary .stage');
    await boundary.hover({ position: { x: 90, y: 120 } });
    await expect(title(page)).toContainText('output');
    await drawn(page);
    const readout = (await page.locator('glassbox-boundary .readout').textContent()) ?? '';
    // It begins with x₁, which is written small wherever it stands.
    await expect(title(page)).toHaveText(readout);
    const score = (await page.locator('glassbox-boundary .score').textContent()) ?? '';
    await expect(detail(page)).toContainText(score.slice(1));
    const plot = page.locator('glassbox-loss .plot');
    await plot.hover({ position: { x: 150, y: 60 } });
    await expect(title(page)).toContainText('Epoch');
    await drawn(page);
    expect((await title(page).textContent())?.toLowerCase()).toBe(
      (await page.locator('glassbox-loss .readout').textContent())?.toLowerCase(),
    );
  });
  await test.step('axe finds nothing', async () => {
    await point(page, page.locator('.numbers glassbox-value').first());
    await expect(title(page)).toContainText('Epochs');
    expect(await foundInLightAndDark(page)).toEqual([]);
  });
  await test.step('nothing is pressed, and Escape ends it', async () => {
    const before = await state(page);
    await control(page, 'Reset').click();
    await expect(title(page)).toHaveText('Reset');
    await expect(detail(page)).toContainText('20\u00a0epochs of training would be gone');
    await page.locator('glassbox-table .rows tbody tr').nth(4).click();
    await page.getByRole('tab', { name: 'Shock' }).click();
    await expect(page.getByRole('tab', { name: 'Shock' })).toHaveAttribute('aria-selected', 'false');
    expect((await state(page)).parameters).toEqual(before.parameters);
    expect(
      await page.evaluate(
        () => (document.querySelector('glassbox-model') as GlassboxModel).experiment.attention.followedRow,
      ),
    ).toEqual({
      set: 0,
      row: 0,
    });
    await page.keyboard.press('Escape');
    await expect(card(page)).toHaveCount(0);
    await page.getByRole('tab', { name: 'Shock' }).click();
    await expect(page.getByRole('tab', { name: 'Shock' })).toHaveAttribute('aria-selected', 'true');
  });
});

test('cells of the equation, of the table and of the confusion matrix, and told numbers', async ({ page }) => {
  await open(page, 'penguins', 10);
  await ask(page);
  const cell = page.locator('glassbox-equation td[data-cell="w 1 2"]');
  await point(page, cell);
  await expect(title(page)).toHaveText(/^Weight from input .* to neuron 2 .*: /);
  await expect
    .poll(async () => (await title(page).textContent())?.endsWith(`: ${await cell.textContent()}`))
    .toBe(true);
  const row = page.locator('glassbox-table .rows tbody tr').nth(2);
  await point(page, row.locator('td').nth(1));
  const [number, is, predicted, error] = await row.locator('td').allTextContents();
  await expect(title(page)).toHaveText(`Row ${plain(number ?? '')}: ${is?.trim()}`);
  await expect(detail(page)).toContainText(
    `says ${predicted?.replace(', wrong', '').trim()}; it is off by ${error?.trim()}`,
  );
  const confusion = page.locator('glassbox-table .confusion').first();
  const wrong = confusion.locator('tbody tr').nth(0).locator('td').nth(1);
  await point(page, wrong);
  await expect(title(page)).toHaveText(`${await wrong.textContent()} training rows: Adélie taken for Chinstrap`);
  const told = page.locator('#story td').first();
  await point(page, told);
  await expect(title(page)).toContainText(`: ${await told.textContent()}`);
  await page.locator('glassbox-boundary .stage').hover({ position: { x: 150, y: 120 } });
  await expect(detail(page)).toContainText('right ones lie on the diagonal');
});

/** Each control that can be seen, with what it is called and what answered for it. */
async function sweep(page: Page): Promise<{ name: string; by: string; title: string; detail: string }[]> {
  return page.evaluate(async () => {
    const found: Element[] = [];
    const walk = (root: ParentNode) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.localName === 'glassbox-what-card') continue;
        if (element.matches('button, input, select, summary, [role=tab], [role=application]')) found.push(element);
        if (element.shadowRoot) walk(element.shadowRoot);
      }
    };
    walk(document);
    type Card = HTMLElement & { answer: { element: Element; words: { title: string; detail: string } } | null };
    const card = document.querySelector('glassbox-what-card') as Card;
    const swept = [];
    // Of a toolbar or a table one row of buttons says what the others would.
    for (const element of found.filter((one) => !one.closest('tbody tr:nth-child(n + 2)'))) {
      const { x, y, width, height } = element.getBoundingClientRect();
      if (width === 0) continue;
      card.answer = null;
      const at = { clientX: x + width / 2, clientY: y + height / 2, bubbles: true, composed: true };
      element.dispatchEvent(new PointerEvent('pointermove', at));
      const until = performance.now() + 2000;
      while (!card.answer && performance.now() < until) await new Promise((done) => setTimeout(done, 10));
      const host = (element.getRootNode() as ShadowRoot).host?.localName ?? '';
      const called = element.getAttribute('aria-label') ?? (element.id || (element.textContent ?? '').trim());
      const by = (card.answer as Card['answer'])?.element;
      swept.push({
        name: `${host} ${element.localName} ${called}`,
        by: by ? (by.matches('.panel') ? 'panel' : by.localName) : 'nothing',
        title: card.answer ? (card.answer as NonNullable<Card['answer']>).words.title : '',
        detail: card.answer ? (card.answer as NonNullable<Card['answer']>).words.detail : '',
      });
    }
    return swept;
  });
}

for (const preset of ['circle', 'digits'] as const) {
  test(`every control of ${preset} has words of its own`, async ({ page }) => {
    test.slow();
    await open(page, preset, 2);
    await page.locator('glassbox-table .rows').scrollIntoViewIfNeeded();
    await ask(page);
    const swept = await sweep(page);
    expect(swept.length).toBeGreaterThan(60);
    const bare = swept.filter(({ by, title, detail }) => by === 'panel' || by === 'nothing' || !title || !detail);
    expect(bare).toEqual([]);
    const words = swept.map(({ title, detail }) => plain(`${title} | ${detail}`)).join('\n');
    for (const [start, number] of [
      ['Embed |', 'biases of epoch 2.'],
      ['Export |', 'biases of epoch 2.'],
      [`Ready networks: ${presetChoices.length} |`, 'This page began with'],
      ['Scale of the inputs:', 'Now x'],
      ['Discretize output: no |', 'of the training points are on their side'],
      ['Test points: yes |', '250 points are held out and shown'],
    ] as const) {
      if (preset === 'digits' && /^(Disc|Test|Scale)/.test(start)) continue;
      expect(
        words
          .split('\n')
          .filter((line) => line.startsWith(start))
          .join('\n'),
        start,
      ).toContain(number);
    }
  });
}

test('what is pointed at while the answers are still on their way is told once they are there', async ({ page }) => {
  let come = () => {};
  const coming = new Promise<void>((done) => {
    come = done;
  });
  await page.route(/\/card-[^/]*\.js$/, async (route) => {
    await coming;
    await route.continue();
  });
  await open(page);
  await page.getByRole('button', { name: 'What is this?', exact: true }).first().click();
  await point(page, control(page, 'Reset'));
  await expect(card(page)).toHaveCount(0);
  come();
  await expect(title(page)).toHaveText('Reset');
});

test('by keyboard: ? begins it, Tab goes from thing to thing, ? ends it; not while typing', async ({ page }) => {
  await open(page, 'circle', 3);
  await page.locator('.run glassbox-setting[name=learning-rate] input[type=text]').focus();
  await page.keyboard.press('?');
  await expect(card(page)).toHaveCount(0);
  await control(page, 'Play').focus();
  await page.keyboard.press('?');
  await expect(card(page).locator('.card')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(title(page)).toHaveText('Epoch');
  await page.keyboard.press('Tab');
  await expect(title(page)).toHaveText('Batch');
  await page.keyboard.press('Enter');
  expect((await state(page)).epoch).toBe(3);
  const stage = page.locator('glassbox-network .stage').first();
  await stage.focus();
  await page.keyboard.press('Home');
  await expect(title(page)).toContainText('Input x₁');
  for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowRight');
  await expect(title(page)).toContainText('of hidden layer 1: bias');
  await page.keyboard.press('?');
  await expect(card(page)).toHaveCount(0);
});

test('the words keep up with training, and the card is never over what is pointed at', async ({ page }) => {
  await open(page);
  await page.evaluate(() => (document.querySelector('glassbox-model') as GlassboxModel).play());
  await ask(page);
  const value = page.locator('.numbers glassbox-value[of=epoch]');
  await point(page, value);
  const first = await title(page).textContent();
  await expect(title(page)).not.toHaveText(first ?? '');
  for (const target of [
    value,
    page.locator('glassbox-loss'),
    page.locator('glassbox-tape'),
    page.locator('.preset').first(),
  ]) {
    const box = await target.boundingBox();
    if (!box) throw new Error('not there');
    const at = { x: box.x + box.width / 2, y: Math.min(890, box.y + box.height / 2) };
    await page.mouse.move(at.x, at.y);
    await answered(page);
    const over = await card(page).locator('.card').boundingBox();
    const covers = over && at.x > over.x && at.x < over.x + over.width && at.y > over.y && at.y < over.y + over.height;
    expect(covers).toBe(false);
  }
});

test.describe('by touch, at 375 px', () => {
  test.use({ viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true });
  test('a tap asks', async ({ page }) => {
    await open(page, 'circle', 2);
    await page.getByRole('button', { name: 'What is this?', exact: true }).first().tap();
    await expect(card(page).locator('.card')).toBeVisible();
    await page.locator('.dock').getByRole('button', { name: 'Epoch' }).tap();
    await expect(title(page)).toHaveText('Epoch');
    expect((await state(page)).epoch).toBe(2);
    await page.locator('glassbox-boundary .stage').tap({ position: { x: 100, y: 120 } });
    await expect(title(page)).toContainText('output');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
    await card(page).getByRole('button', { name: 'End' }).tap();
    await expect(card(page)).toHaveCount(0);
  });
});

test('what cannot be fetched is said where it is missed, and comes when it is asked for again', async ({
  page,
  complaints,
}) => {
  const pieces = ['stories', 'card', 'interaction', 'map', 'step-pages', 'export'].map(
    (name) => `**/assets/${name}-*.js`,
  );
  for (const piece of pieces) await page.route(piece, (route) => route.abort());
  await openPage(page);
  const said = 'could not be fetched. See whether the network is there.';
  const again = (within: Locator) => within.getByRole('button', { name: 'Try again' });
  const notice = page.locator('#notice');
  await expect(notice).toContainText(said);
  await page.getByRole('button', { name: 'Export' }).click();
  const what = page.locator('glassbox-what');
  const learned = page.locator('glassbox-boundary');
  const blame = page.locator('glassbox-blame');
  await page.getByRole('button', { name: 'What is this?', exact: true }).first().click();
  await expect(what.getByRole('alert')).toContainText(said);
  await blame.getByRole('button', { name: 'Start' }).click();
  await expect(blame.getByRole('alert')).toContainText(said);
  await expect(learned.getByRole('alert')).toContainText(said);
  for (const piece of pieces) await page.unroute(piece);
  await again(notice).click();
  await expect(page.locator('#story').getByRole('heading')).toHaveText('Four soft lines can close a ring');
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible();
  await page.keyboard.press('Escape');
  for (const part of [learned, blame, what]) {
    await again(part).click();
    await expect(part.getByRole('alert')).toHaveCount(0);
  }
  await expect(blame.locator('.told > .words')).toContainText('goes into hidden layer 1');
  await expect(card(page)).toContainText('Escape or ? ends it');
  expect(complaints.splice(0).filter((text) => !text.startsWith('Failed to load resource'))).toEqual([]);
});
