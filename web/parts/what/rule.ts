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
