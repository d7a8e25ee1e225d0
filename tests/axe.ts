// What axe finds wrong with a page. Axe runs a script inside it by the debugger, which a strict policy lets through.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The rules that look at colours: all that a dark page can break when the same page in the light is sound. */
const ofColours = ['color-contrast', 'link-in-text-block'];

export interface Look {
  /** Selectors; the whole page without. */
  readonly include?: readonly string[];
  readonly rules?: 'all' | 'colours';
  /** Rules that are not of use here. */
  readonly without?: readonly string[];
  /** Frames of the page too, which takes twice as long. */
  readonly frames?: boolean;
}

/** A sentence for each thing that is wrong. */
export async function violations(page: Page, look: Look = {}): Promise<string[]> {
  const { include = [], rules = 'all', without = [], frames = false } = look;
  // What passes is not reported, and no stylesheet fetched again: both would take as long as the rules themselves.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'], preload: false }).setLegacyMode(!frames);
  for (const selector of include) axe.include(selector);
  // All rows of a table look alike: three tell as much as twelve, of 64 columns each.
  axe.exclude({ fromShadowDom: ['glassbox-table', 'tbody tr:nth-child(n+4)'] });
  const found = await (rules === 'all'
    ? axe.withTags(wcag).disableRules([...without])
    : axe.withRules(ofColours)
  ).analyze();
  return found.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 140)} ${failureSummary}`).join('; ')}`,
  );
}
