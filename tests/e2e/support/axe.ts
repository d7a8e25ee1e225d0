import type { Page } from 'playwright/test';
import { violations } from '../../axe.js';
import { rested } from './waiting.js';

/**
 * What axe finds against the page, or against what is included: every rule in the light, and in the dark, where the same page has other
 * colours, those of colours. `settled` waits until the page has drawn itself; what trains never rests.
 */
export async function foundInLightAndDark(
  page: Page,
  include: readonly string[] = [],
  settled: () => Promise<unknown> = () => rested(page),
): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  await settled();
  const light = await violations(page, { include });
  await page.emulateMedia({ colorScheme: 'dark' });
  await settled();
  const dark = await violations(page, { include, rules: 'colours' });
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark.map((sentence) => `in the dark, ${sentence}`)];
}
