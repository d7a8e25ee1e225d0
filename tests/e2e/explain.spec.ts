// Look inside: one observation forward and back, shocks, hidden space; by mouse, by keyboard and by touch.
import type { Locator, Page } from 'playwright/test';
import { cost } from '../../web/core/base/format.js';
import { shownNumber } from '../../web/core/base/worked.js';
import type { GlassboxModel } from '../../web/parts/index.js';
import { foundInLightAndDark } from './support/axe.js';
import { choosePreset, control, expect, openPage, pause, pixels, state, test, untilEpoch } from './support/page.js';
import { answered, rested } from './support/waiting.js';

const tab = (page: Page, name: 'One observation' | 'Shock' | 'Descent' | 'Hidden space') =>
  page.getByRole('tab', { name, exact: true });

const model = <Result>(page: Page, ask: (model: GlassboxModel) => Result) =>
  page.evaluate(`(${ask})(document.querySelector('glassbox-model'))`) as Promise<Awaited<Result>>;

async function openInside(page: Page, epochs = 30): Promise<void> {
  await openPage(page);
  await page.evaluate(
    (count) => (document.querySelector('glassbox-model') as GlassboxModel).experiment.advance('epoch', count),
    epochs,
  );
  await page.locator('.explain').scrollIntoViewIfNeeded();
}

const focused = (page: Page) =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.getAttribute('aria-label') ?? at?.textContent?.trim() ?? '';
  });

test('the equation has the numbers of the network in it, they add up, and a cell and its line point at each other', async ({
  page,
}) => {
  await openInside(page);
  await test.step('the numbers add up', async () => {
    const equation = page.locator('glassbox-equation');
    await expect(equation.getByRole('grid')).toHaveCount(5);
    const read = (matrix: string) =>
      equation
        .locator(`td[data-cell^="${matrix} "]`)
        .allTextContents()
        .then((texts) => texts.map((text) => Number(text.replace('\u2212', '-'))));
    // The five are read one after the other: until they are of one moment, again.
    await expect(async () => {
      const [w, x, b, z, a] = await Promise.all(['w', 'x', 'b', 'z', 'a'].map(read));
      expect([w, x, b, z, a].map((values) => values?.length)).toEqual([8, 2, 4, 4, 4]);
      for (let n = 0; n < 4; n++) {
        const [w1 = 0, w2 = 0, x1 = 0, x2 = 0] = [w?.[2 * n], w?.[2 * n + 1], x?.[0], x?.[1]];
        const sum = w1 * x1 + w2 * x2 + (b?.[n] ?? 0);
        // Each number is shown to 0.01: that is how far the sum of those shown may be off.
        const rounding = 0.005 * (Math.abs(w1) + Math.abs(w2) + Math.abs(x1) + Math.abs(x2) + 2) + 0.001;
        expect(Math.abs(sum - (z?.[n] ?? NaN))).toBeLessThan(rounding);
        expect(Math.abs(Math.tanh(z?.[n] ?? NaN) - (a?.[n] ?? NaN))).toBeLessThan(0.02);
      }
    }).toPass();
  });
  await test.step('a cell and its line', async () => {
    const equation = page.locator('glassbox-equation');
    await equation.locator('td[data-cell="w 2 1"]').hover();
    expect(await model(page, (m) => m.experiment.attention.pointed)).toMatchObject({
      kind: 'weight',
      layer: 0,
      neuron: 2,
      input: 1,
    });
    await expect(equation.locator('td[data-cell="w 2 1"]')).toHaveClass(/at/);
    await expect(equation.locator('.words')).toContainText('from input x₂ to neuron 3 of hidden layer 1');
    await expect(page.locator('glassbox-network .title')).toContainText('from input x₂ to neuron 3');
    await page.mouse.move(5, 5);
    await expect.poll(() => model(page, (m) => m.experiment.attention.pointed)).toBeNull();
    await model(page, (m) => m.experiment.attention.point({ kind: 'neuron', layer: 2, neuron: 1 }, true));
    await expect(equation.getByRole('button', { name: 'hidden 2' })).toHaveAttribute('aria-pressed', 'true');
    await expect(equation.locator('td[data-cell="z 1 0"]')).toHaveClass(/touched/);
  });
});

test('the arrow keys walk through the equation', async ({ page }) => {
  await openInside(page);
  await page.locator('glassbox-equation td[tabindex="0"]').focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => focused(page)).toMatch(/^weight from input x₁ to neuron 2 of hidden layer 1: /);
  await page.keyboard.press('End');
  await expect.poll(() => focused(page)).toMatch(/^activation of neuron 2 of hidden layer 1: /);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => focused(page)).toMatch(/^sum of neuron 2/);
  expect(await model(page, (m) => m.experiment.attention.pointed)).toMatchObject({
    kind: 'neuron',
    layer: 1,
    neuron: 1,
    held: true,
  });
});

test('what is pointed at before Look inside has come is in its equation once it has', async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/later-elements-[^/]*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await openPage(page);
  await model(page, (m) => m.experiment.attention.point({ kind: 'weight', layer: 1, neuron: 0, input: 2 }, true));
  release();
  await expect(page.locator('glassbox-equation td[data-cell="w 0 2"]')).toHaveClass(/at/);
  await page.locator('.explain').scrollIntoViewIfNeeded();
  await expect(page.locator('glassbox-equation .words')).toContainText('from neuron 3 of hidden layer 1');
  await tab(page, 'Shock').click();
  const shock = page.locator('glassbox-shock');
  await expect(shock.getByLabel('of', { exact: true })).toHaveValue('1');
  await expect(shock.getByLabel('from', { exact: true })).toHaveValue('2');
});

test('a layer too big to show keeps the row that is pointed at in view', async ({ page }) => {
  await openInside(page, 0);
  await model(page, (m) => m.open({ preset: 'circle', layers: [2, 40, 30, 1], activations: ['tanh', 'tanh', 'tanh'] }));
  const equation = page.locator('glassbox-equation');
  await expect.poll(() => model(page, (m) => m.experiment.scene?.layers[1])).toBe(40);
  await model(page, (m) => m.experiment.attention.point({ kind: 'weight', layer: 1, neuron: 17, input: 22 }, true));
  await expect(equation.locator('td[data-cell="w 17 22"]')).toHaveClass(/at/);
  expect(await equation.locator('td[data-cell]').count()).toBeLessThan(80);
  await page.setViewportSize({ width: 320, height: 800 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test('the steps of one observation: by keyboard, without moving what stands below, and there and back with the network in step', async ({
  page,
}) => {
  await openInside(page);
  await test.step('by keyboard', async () => {
    const blame = page.locator('glassbox-blame');
    await blame.getByRole('button', { name: 'Start' }).focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight');
    await expect(blame.locator('[aria-current=step]')).toHaveAccessibleName('Back from output');
    await page.keyboard.press('ArrowLeft');
    await expect(blame.locator('[aria-current=step]')).toHaveAccessibleName('Forward into output');
    await page.keyboard.press('Escape');
    await expect(blame.locator('.count')).toHaveText(/^9\sstep/);
  });
  await test.step('no step moves what stands below, and beside the words is the network', async () => {
    const blame = page.locator('glassbox-blame');
    const next = blame.getByRole('button', { name: /^(Start|Next)$/ });
    const tops = new Set<string>();
    for (let step = 1; step <= 9; step++) {
      await next.click();
      await expect(blame.locator('.count')).toHaveText(`step ${step} of 9`);
      await expect(blame.locator('.deltas button').first()).toBeVisible();
      await expect(page.locator('glassbox-equation')).toBeVisible({ visible: step <= 6 });
      await answered(page);
      // All at once: what stands above may change meanwhile, and move all of it.
      const at = await blame.evaluate((part) => {
        const of = (selector: string) => part.shadowRoot?.querySelector(selector)?.getBoundingClientRect().top ?? 0;
        const [foot, picture, words] = [of('.foot'), of('slot[name=picture]'), of('.told > .words')];
        return {
          foot: Math.round(foot - picture),
          beside: Math.abs(picture - words),
          height: Math.round(part.getBoundingClientRect().height),
        };
      });
      expect(at.beside).toBeLessThan(1);
      tops.add(`${at.foot} in ${at.height}`);
    }
    expect([...tops]).toHaveLength(1);
  });
  await test.step('there and back, with the network in step', async () => {
    await page.locator('glassbox-network').getByRole('button', { name: 'Stop' }).click();
    const blame = page.locator('glassbox-blame');
    const words = blame.locator('.told > .words');
    const still = await pixels(page, 'glassbox-flow');
    await blame.getByRole('button', { name: 'Start' }).click();
    await expect(words).toContainText('goes into hidden layer 1');
    const sum = blame.getByRole('group', { name: /^What neuron \d of hidden layer 1 makes of what comes in/ });
    await expect(sum.locator('tbody th')).toHaveText([/^x[₁₂]/, /^x[₁₂]/, 'bias', 'together, z', 'tanh of it, a']);
    expect(await pixels(page, 'glassbox-flow')).not.toBe(still);
    const next = blame.getByRole('button', { name: 'Next' });
    await next.click();
    await next.click();
    await expect(words).toContainText('The output answers');
    await next.click();
    await expect(words).toContainText('its delta, how much the cost rises if its z rises by 1, is');
    await expect(words).toContainText('is handed most, for its weight is the largest');
    await next.click();
    const ledger = blame.getByRole('group', { name: /^How much of its error/ });
    await expect(ledger.locator('tbody tr')).toHaveCount(4);
    const read = async (row: Locator) => {
      // What the worker has not answered yet is a dash.
      await expect(row.locator('td').nth(2)).toHaveText(/\d/);
      return (await row.locator('td').allTextContents()).slice(0, 3).map(shownNumber);
    };
    for (const row of await ledger.locator('tbody tr').all()) {
      const [weight = 0, delta = 0, handed = NaN] = await read(row);
      expect(cost(weight * delta)).toBe(cost(handed));
    }
    await expect(page.locator('glassbox-equation').getByRole('button', { name: 'hidden 2' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await expect(page.locator('glassbox-network glassbox-flow-key')).toContainText('the error handed on');
    await next.click();
    await next.click();
    await expect(words).toContainText(/is blamed most, for it was the most active: .* × .* = /);
    const change = blame.getByRole('group', { name: /^How much each connection/ });
    for (const row of await change.locator('tbody tr').all()) {
      const [active = 0, delta = 0, gradient = NaN] = await read(row);
      expect(cost(active * delta)).toBe(cost(gradient));
    }
    for (const row of await blame.locator('table.step tbody tr').all()) {
      const [old = 0, gradient = 0, after = NaN] = await read(row);
      expect(cost(old - 0.003 * gradient)).toBe(cost(after));
    }
    const shares = await change.locator('.share').allTextContents();
    expect(shares.reduce((sum, text) => sum + Number.parseFloat(text), 0)).toBe(100);
    await next.click();
    await next.click();
    await expect(next).toBeDisabled();
    const before = await model(page, (m) => m.experiment.frame?.tick.loss ?? 0);
    await blame.getByRole('button', { name: 'Take one step' }).click();
    await expect(blame.locator('.took')).toContainText(`went from ${cost(before)} to `);
    const after = await model(page, (m) => m.experiment.frame?.tick.loss ?? 0);
    await expect(blame.locator('.took')).toContainText(` to ${cost(after)}.`);
    await blame.getByRole('button', { name: 'Back', exact: true }).click();
    await expect(blame.locator('.count')).toHaveText('step 8 of 9');
    await page.locator('glassbox-network').getByRole('button', { name: 'Stop' }).click();
    expect(await model(page, (m) => m.experiment.attention.explain)).toBeNull();
  });
});

test('every parameter shocked gives the gradient of one backward pass; one shock moves the cost and what is downstream', async ({
  page,
}) => {
  await openInside(page);
  await tab(page, 'Shock').click();
  await test.step('every parameter', async () => {
    const race = page.locator('glassbox-shock-race');
    await race.getByRole('button', { name: 'Shock every parameter' }).click();
    await expect(race).toContainText('25 parameters took 50 passes over the data');
    await expect(race).toContainText(/times faster/);
    await expect(race).toContainText('900 multiply-adds for each row against 46');
    await expect(race).toContainText('Every weight and bias in turn');
    await expect(race).toContainText(/differ by at most \d\.\d×10⁻[⁵-⁹]/);
    await expect(race.getByRole('img')).toHaveAttribute(
      'aria-label',
      /^25 pairs, by shocks against by backpropagation/,
    );
  });
  await test.step('one of them', async () => {
    const shock = page.locator('glassbox-shock');
    await shock.getByLabel('Shock, typed').fill('0.02');
    await shock.getByLabel('Shock, typed').press('Enter');
    const value = async (row: string) =>
      shownNumber(
        (await shock.locator('dl div', { hasText: row }).locator('dd').textContent())?.split(/[=≈]/).at(-1) ?? '',
      );
    await expect
      .poll(async () => Math.abs((await value('by this shock')) - (await value('by backpropagation'))))
      .toBeLessThan(0.002);
    const worked = shock.locator('dl div', { hasText: 'by this shock' }).locator('dd');
    await expect(worked).toContainText('(2 × 0.02)');
    const sum = await worked.textContent();
    const [, high = '', low = '', result = ''] = /\((.*) \u2212 (.*)\) \/ \(2 × 0\.02\) = (.*)/.exec(sum ?? '') ?? [];
    expect(cost((shownNumber(high) - shownNumber(low)) / 0.04)).toBe(result.trim());
    await expect(shock.locator('tbody tr')).toHaveCount(4);
    await shock.getByLabel('of', { exact: true }).selectOption({ label: 'hidden layer 2' });
    await expect(shock.locator('tbody tr')).toHaveCount(2);
    expect(await model(page, (m) => m.experiment.attention.pointed)).toMatchObject({
      kind: 'weight',
      layer: 1,
      neuron: 0,
      input: 0,
    });
    await model(page, (m) => m.experiment.attention.point({ kind: 'neuron', layer: 1, neuron: 3 }, true));
    await expect(shock.getByLabel('from', { exact: true }).locator('option:checked')).toHaveText('its bias');
    await shock.getByLabel('Shock, typed').fill('a lot');
    await shock.getByLabel('Shock, typed').press('Enter');
    await expect(shock.getByRole('alert')).toContainText('expected a number between');
  });
});

test('the bowl that gradient descent goes down: its slopes, and another start in it', async ({ page }) => {
  await openInside(page);
  await tab(page, 'Descent').click();
  const descent = page.locator('glassbox-descent');
  const bowl = descent.locator('glassbox-bowl');
  await expect(bowl.getByRole('img')).toHaveAttribute('aria-label', /The network stands at weight W\[3\] 1,1/);
  await model(page, (m) => m.set('learningRate', 0.5));
  const number = async (row: number, column: number) =>
    Number(
      (await descent.locator('tbody tr').nth(row).locator('td').nth(column).textContent())?.replace('\u2212', '-'),
    );
  for (const row of [0, 1])
    await expect.poll(async () => Math.abs((await number(row, 2)) + 0.5 * (await number(row, 1)))).toBeLessThan(0.0006);
  await descent.getByLabel('of', { exact: true }).first().selectOption({ label: 'hidden layer 1' });
  await expect(descent.locator('tbody th').first()).toHaveText(
    'weight from input x\u2081 to neuron 1 of hidden layer 1',
  );
  await expect(bowl.getByRole('img')).toHaveAttribute('aria-label', /The network stands at weight W\[1\] 1,1/);
  const before = await number(0, 0);
  await bowl.locator('.plot').focus();
  for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(() => number(0, 0)).toBeGreaterThan(before);
});

test('hidden space shows the observations, and a click follows one', async ({ page }) => {
  await openInside(page);
  await tab(page, 'Hidden space').click();
  const space = page.locator('glassbox-hidden-space');
  await expect(space.getByRole('img')).toHaveAttribute(
    'aria-label',
    /neuron 1 of hidden layer 2 across, .* Inside around/i,
  );
  const before = await pixels(page, 'glassbox-hidden-space');
  await space.getByRole('button', { name: 'hidden 1' }).click();
  await space.getByLabel('up', { exact: true }).selectOption({ label: 'neuron 4' });
  await expect(space.getByRole('img')).toHaveAttribute('aria-label', /neuron 4 of hidden layer 1 up/);
  // The old picture stays until the answers of the layer are there.
  await expect.poll(() => pixels(page, 'glassbox-hidden-space')).not.toBe(before);
  const name = await model(page, (m) => m.experiment.attention.followed?.name);
  await space.locator('.stage').focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => model(page, (m) => m.experiment.attention.followed?.name)).not.toBe(name);
});

test('the tabs by keyboard', async ({ page }) => {
  await openInside(page, 1);
  await tab(page, 'One observation').focus();
  await page.keyboard.press('ArrowRight');
  await expect(tab(page, 'Shock')).toBeFocused();
  await expect(page.locator('glassbox-shock')).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.locator('glassbox-hidden-space')).toBeVisible();
  await expect(page.locator('glassbox-equation')).toBeHidden();
});

test('training does not move the layout of any of them', async ({ page }) => {
  await openInside(page, 5);
  for (const name of ['One observation', 'Shock', 'Descent', 'Hidden space'] as const) {
    await tab(page, name).click();
    await expect.poll(() => page.locator('.explain [role=tabpanel]:visible').count()).toBe(1);
    await rested(page);
    await page.locator('.explain').scrollIntoViewIfNeeded();
    // Every height it has on the way, not only the last.
    const heights = await page.locator('.explain').evaluateHandle((element) => {
      const seen = new Set<number>();
      new ResizeObserver(() => seen.add(Math.round(element.getBoundingClientRect().height))).observe(element);
      return seen;
    });
    const { epoch } = await state(page);
    await control(page, 'Play').click();
    await untilEpoch(page, epoch + 55);
    await pause(page);
    expect(await heights.evaluate((seen) => [...seen]), name).toHaveLength(1);
  }
});

test('axe finds nothing against any of them, in the light and in the dark', async ({ page }) => {
  await openInside(page);
  for (const preset of ['circle', 'penguins'] as const) {
    await choosePreset(page, preset);
    for (const name of ['One observation', 'Shock', 'Descent', 'Hidden space'] as const) {
      await tab(page, name).click();
      if (name === 'One observation')
        await page.locator('glassbox-blame').getByRole('button', { name: 'Back from output' }).click();
      expect(await foundInLightAndDark(page, ['.explain']), `${preset}, ${name}`).toEqual([]);
    }
  }
});

test.describe('by touch, at 375 px', () => {
  test.use({ viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
  test('a tap on a number reads it out, and nothing is wider than the page', async ({ page }) => {
    await openInside(page);
    await page.locator('glassbox-equation td[data-cell="b 3 0"]').tap();
    await expect(page.locator('glassbox-equation .words')).toContainText('Neuron 4 of hidden layer 1: bias');
    for (const name of ['Shock', 'Descent', 'Hidden space', 'One observation'] as const) {
      await tab(page, name).tap();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
    }
    await page.locator('glassbox-blame').getByRole('button', { name: 'Start' }).tap();
    await expect(page.locator('glassbox-blame .told > .words')).toContainText('goes into hidden layer 1');
  });
});
