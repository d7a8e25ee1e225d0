// The chapters of the course, each as it asks and as it answers, in one visit.

/** @typedef {import('playwright').Page} Page */

/** Answers every question of a chapter with the first thing that can be answered; right or wrong does not matter for the looks. */
async function answer(page, chapter) {
  for (const card of await chapter.locator('glassbox-question').all()) {
    const radios = card.locator('input[type=radio], input[type=checkbox]');
    if ((await radios.count()) > 0) await radios.first().check();
    const number = card.getByLabel('Your number');
    if ((await number.count()) > 0) await number.fill('1');
    const arrow = card.getByRole('slider', { name: 'The tip of your arrow' });
    if ((await arrow.count()) > 0) {
      await arrow.focus();
      for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowLeft');
    }
    await card.locator('[part=answer]').click();
  }
  // What is drawn ahead is answered by training.
  for (const card of await chapter.locator('glassbox-expect').all()) {
    await card.locator('[part=answer]').click();
    await card.locator('[part=told]:not(:empty)').waitFor();
  }
}

/**
 * Takes two pictures of each chapter.
 *
 * @param {Page} page open, of the width that is wanted
 * @param {(name: string) => Promise<unknown>} take of what is in the window
 */
export async function pictureCourse(page, take) {
  await page.goto('../learn/');
  const { width } = page.viewportSize();
  const ids = await page.locator('.chapter').evaluateAll((sections) => sections.map(({ id }) => id));
  for (const [at, id] of ids.entries()) {
    const chapter = page.locator(`#${id}`);
    const name = `learn-${String(at + 1).padStart(2, '0')}-${id}`;
    /** The window as long as the chapter, below the head of the page. */
    const show = async () => {
      const height = await chapter.evaluate((section) => Math.ceil(section.getBoundingClientRect().height) + 64);
      await page.setViewportSize({ width, height });
      await chapter.evaluate((section) => scrollTo({ top: section.offsetTop - 60, behavior: 'instant' }));
    };
    await chapter.scrollIntoViewIfNeeded();
    await page.waitForFunction((section) => document.getElementById(section).dataset.state === 'ready', id);
    await show();
    await take(`${name}-asked`);
    await answer(page, chapter);
    await show();
    await take(`${name}-answered`);
    await page.setViewportSize({ width, height: 900 });
  }
}
