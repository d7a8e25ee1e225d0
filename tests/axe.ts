// What axe finds wrong with a page. Axe runs inside it by the debugger, which a strict policy lets through.
import axe, { type RunOptions, type SerialContextObject } from 'axe-core';
import type { Frame, Page } from 'playwright/test';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The rules that look at colours: all that a dark page can break when the same page in the light is sound. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/** All rows of a table look alike: three tell as much as twelve, of 64 columns each. */
const alike = { fromShadowDom: ['glassbox-table', 'tbody tr:nth-child(n+4)'] as [string, string] };

export interface Look {
  /** Selectors; the whole page without. */
  readonly include?: readonly string[];
  readonly rules?: 'all' | 'colours';
  /** Rules that are not of use here. */
  readonly without?: readonly string[];
  /** What is in the frames of the page, too. */
  readonly frames?: boolean;
}

/** A sentence for each thing that is wrong. */
export async function violations(page: Page, look: Look = {}): Promise<string[]> {
  const { include = [], rules = 'all', without = [], frames = false } = look;
  const options: RunOptions = {
    ...(rules === 'all'
      ? {
          runOnly: { type: 'tag', values: wcag },
          rules: Object.fromEntries(without.map((id) => [id, { enabled: false }])),
        }
      : { runOnly: { type: 'rule', values: ofColours } }),
    // What passes is not reported, and no stylesheet fetched again: both would take as long as the rules themselves.
    resultTypes: ['violations'],
    preload: false,
    iframes: false,
  };
  // What was changed just before, colours say, is drawn in a frame.
  await page.evaluate(async () => {
    for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
  });
  const found = await violationsIn(page.mainFrame(), include, options);
  if (!frames) return found;
  for (const frame of page.frames().slice(1)) found.push(...(await violationsIn(frame, ['body'], options)));
  return found;
}

async function violationsIn(frame: Frame, include: readonly string[], options: RunOptions): Promise<string[]> {
  // Axe stays in the page: to bring it again for each look would take a third of the whole.
  if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(axe.source);
  const context: SerialContextObject = { exclude: [alike] };
  if (include.length > 0) context.include = [...include];
  const found = await frame.evaluate(
    async ([context, options]) => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(context, options);
      return violations.map(({ id, nodes }) => ({
        id,
        nodes: nodes.map(({ html, failureSummary }) => `${html.slice(0, 140)} ${failureSummary}`),
      }));
    },
    [context, options] as const,
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.join('; ')}`);
}
