// That a page fits the screen it is on.
import { expect, type Page } from 'playwright/test';
import { drawn } from './waiting.js';

const widerThanTheirPanel = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.panel')].flatMap((panel) => {
      const { right } = panel.getBoundingClientRect();
      return [...panel.querySelectorAll('*')]
        .filter((inner) => inner.getBoundingClientRect().right > right + 0.5)
        .map((inner) => inner.outerHTML.slice(0, 80));
    }),
  );

/** Words and numbers that stand in two lines, in all shadow trees. */
const brokenWords = (page: Page) =>
  page.evaluate(() => {
    const broken: string[] = [];
    const isBroken = (range: Range) => {
      const lines = [...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => top);
      return Math.max(...lines) - Math.min(...lines) > 4;
    };
    const look = (root: Node): void => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (node instanceof Element && node.shadowRoot) look(node.shadowRoot);
        if (!(node instanceof Text) || !node.parentElement?.checkVisibility()) continue;
        const whole = document.createRange();
        whole.selectNode(node);
        if (!isBroken(whole)) continue;
        for (const { 0: word, index } of node.data.matchAll(/[\p{L}\p{N}.,\u2212]{2,}/gu)) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          if (isBroken(range)) broken.push(`${word} in ${node.data.trim()}`);
        }
      }
    };
    look(document.body);
    return broken;
  });

/** What of the dock of a phone cannot be reached: it stands still, so nothing scrolls to it. */
const beyondTheDock = (page: Page) =>
  page.evaluate(() =>
    [...(document.querySelector('.dock glassbox-controls')?.shadowRoot?.querySelectorAll('button') ?? [])]
      .filter((button) => button.getBoundingClientRect().right > innerWidth)
      .map((button) => button.textContent),
  );

/** From the narrowest phone to a wide screen: the page does not scroll sideways, no panel overflows, and no word or number is broken. */
export async function fitsEveryWidth(page: Page): Promise<void> {
  for (const width of [320, 360, 375, 768, 1024, 1280, 1920]) {
    await page.setViewportSize({ width, height: 812 });
    await drawn(page);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await widerThanTheirPanel(page), `at ${width} px`).toEqual([]);
    expect(await beyondTheDock(page), `at ${width} px`).toEqual([]);
    expect(await brokenWords(page), `at ${width} px`).toEqual([]);
  }
}
