// The page of the study, by keyboard: from the first question to a marked file that tools/study.mjs reads.
import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright/test';
import { readPerson } from '../../../tools/study/person.mjs';
import { violations } from '../../axe.js';
import { expect, test } from '../support/page.js';

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });

/** Presses a button as somebody without a mouse does. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
}

async function answerAll(page: Page, test: 'pre' | 'post'): Promise<void> {
  await page.locator(`textarea[name=${test}-1]`).focus();
  for (let number = 1; number <= 10; number++) {
    await page.keyboard.type(`${test} ${number}`);
    await page.keyboard.press('Tab');
  }
}

const textOf = async (download: Promise<Download>) => readFileSync(await (await download).path(), 'utf8');

test('a person goes through the study by keyboard, and their marked sheet is read', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
  await page.goto('../learn/study/?group=text&first=B');
  await press(page, 'Begin');
  await expect(page.getByRole('alert')).toHaveText(/^Type your code first/);
  expect(await violations(page)).toEqual([]);
  await page.getByLabel('Your code').fill('k7');
  await page.keyboard.press('Enter');

  await expect(heading(page, 'Ten questions before you learn')).toBeFocused();
  await expect(page.getByLabel(/what is the number called that a neuron adds to its sum/)).toBeVisible();
  await answerAll(page, 'pre');
  // Nothing is lost by a reload.
  await page.reload();
  await expect(page.locator('textarea[name=pre-10]')).toHaveValue('pre 10');
  expect(await violations(page)).toEqual([]);
  await press(page, 'Go on');

  await expect(heading(page, 'Read the text')).toBeFocused();
  const article = page.getByRole('article', { name: 'How a neural network works' });
  const images = article.locator('img');
  await expect(images).toHaveCount(4);
  for (const image of await images.all()) {
    await image.scrollIntoViewIfNeeded();
    await expect.poll(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  }
  expect(await violations(page)).toEqual([]);
  await press(page, 'I have learned what I could');

  await expect(heading(page, 'Ten questions after')).toBeFocused();
  await expect(article).toBeHidden();
  await answerAll(page, 'post');
  await press(page, 'Go on');
  await press(page, 'Go on');
  await expect(page.getByRole('alert')).toHaveText(/still open: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10\.$/);
  for (let item = 1; item <= 10; item++) {
    await page.locator(`input[name=sus-${item}]`).first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowRight');
  }
  expect(await violations(page)).toEqual([]);
  await press(page, 'Go on');
  await expect(heading(page, 'Save your sheet')).toBeFocused();
  // Nothing is deleted that is nowhere else, unless it is said twice.
  await press(page, 'Delete it from this browser');
  await expect(page.getByRole('alert')).toContainText(
    'What is deleted here is gone, unless you have saved it as a file before.',
  );
  await expect(page.getByRole('button', { name: 'Keep them' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Delete it from this browser' })).toBeFocused();
  const sheet = page.waitForEvent('download');
  await press(page, 'Save my sheet');
  expect((await sheet).suggestedFilename()).toBe('k7.json');
  const saved = await textOf(sheet);
  await expect(page.getByRole('status')).toHaveText(
    'Saved as k7.json. It also stays in this browser until you delete it.',
  );
  await press(page, 'Delete it from this browser');
  await expect(heading(page, 'A study of the course')).toBeFocused();
  expect(await page.evaluate(() => localStorage.length)).toBe(0);

  await press(page, 'Mark sheets');
  const files = [
    { name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(saved) },
    { name: 'b.json', mimeType: 'application/json', buffer: Buffer.from('{}') },
  ];
  await page.getByLabel('Sheets').setInputFiles(files);
  await expect(page.getByRole('alert')).toHaveText(/^b\.json: Expected a sheet/);
  await expect(page.getByText('20 of 20 answers are still to be marked.')).toBeVisible();
  // Neither who it is, nor the group, nor the time.
  await expect(page.locator('#step')).not.toContainText('k7');
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(page, { rules: 'colours' })).toEqual([]);
  await page.setViewportSize({ width: 375, height: 800 });
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth))
    .toBe(0);
  // List A was asked after: all of it right, nothing of list B.
  for (const list of ['A', 'B'])
    for (let number = 1; number <= 10; number++) {
      if (list === 'B' && number === 10)
        await expect(page.getByText('1 of 20 answers is still to be marked.')).toBeVisible();
      await page
        .locator(`input[name=${list}-${number}]`)
        .nth(list === 'A' ? 0 : 1)
        .check();
    }
  await expect(page.getByText('All 20 answers are marked.')).toBeVisible();
  const marked = page.waitForEvent('download');
  await press(page, 'Save this sheet, marked');
  expect(readPerson(await textOf(marked))).toEqual({
    name: 'k7',
    group: 'text',
    before: Array(10).fill(false),
    after: Array(10).fill(true),
    sus: Array(10).fill(2),
  });
});

test('where the browser keeps nothing, that is said', async ({ page }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new Error('full');
    };
  });
  await page.goto('../learn/study/?person=k7');
  await press(page, 'Begin');
  await expect(page.getByRole('alert')).toHaveText(/^This browser keeps nothing/);
  for (let step = 0; step < 3; step++) await page.locator('#step button.main, #below button.main').last().click();
  for (let item = 1; item <= 10; item++) await page.locator(`input[name=sus-${item}]`).first().check();
  await press(page, 'Go on');
  await expect(page.getByRole('button', { name: 'Delete it from this page' })).toBeVisible();
  const saved = page.waitForEvent('download');
  await press(page, 'Save my sheet');
  await saved;
  await expect(page.getByRole('status')).toHaveText('Saved as k7.json. Only this page has it too, until it is closed.');
});
