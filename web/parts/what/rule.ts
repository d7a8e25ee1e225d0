// What a rule is that says of an element what it is, and how the rules read the page.
import type { Experiment } from '../../experiment/experiment.js';
import type { Words } from '../words/network-words.js';
import type { Moment } from './words.js';

/** Of an element that matches: its words, or null for those of what is around it. */
export type Rule = readonly [
  selector: string,
  answer: (element: Element, now: Moment, experiment: Experiment) => Words | null,
];

export const textOf = (element: Element | null | undefined): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
/** The text of something inside a part. */
export const inside = (element: Element, selector: string) => textOf(element.shadowRoot?.querySelector(selector));

export const hostOf = (element: Element): Element | undefined => (element.getRootNode() as ShadowRoot).host;

/** What the tables of figures say about a cell: its row's head and its column's. */
export function heads(cell: Element): { row: string; column: string; caption: string } {
  const row = cell.closest('tr');
  const table = cell.closest('table');
  const at = row ? [...row.children].indexOf(cell) : 0;
  return {
    row: textOf(row?.querySelector('th')),
    column: textOf(table?.querySelectorAll('thead th')[at]),
    caption: textOf(table?.querySelector('caption')),
  };
}
