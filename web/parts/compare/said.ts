// What was found, as it stands above the pictures, and whether costs are so far apart that axes are logarithmic.
import { html, nothing, type TemplateResult } from 'lit';
import type { Compared } from '../../experiment/compare/comparison.js';
import type { Finding } from '../../experiment/compare/finding.js';

/** Beyond this many times between the lowest and the highest cost, the axes are logarithmic. */
const wide = 30;

export const findingWords = ({ headline, detail }: Finding): TemplateResult =>
  html`<p class="headline">${headline}</p>${detail ? html`<p class="soft">${detail}</p>` : nothing}`;

export function isWide(networks: readonly Compared[]): boolean {
  const costs = networks.filter(({ diverged, cost }) => !diverged && cost > 0).map(({ cost }) => cost);
  return Math.max(...costs) > wide * Math.min(...costs);
}
