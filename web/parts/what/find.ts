// From what is pointed at to what it is: walks outwards from the innermost element until one of them has an answer.
import type { Experiment } from '../../experiment/experiment.js';
import type { Words } from '../words/network-words.js';
import { partWords } from './part-words.js';
import { hostOf, type Rule, textOf } from './rule.js';
import { insideRules } from './rules-inside.js';
import type { Moment } from './words.js';

export interface Answer {
  readonly words: Words;
  /** What was answered about. */
  readonly element: Element;
}

/** Around everything: what they say would be said of whatever has no words. */
const outer = 'glassbox-model, glassbox-playground';

/** "About" sentences of buttons and fields that bring their own. */
function named(element: Element): Words | null {
  // A setting says more than its label: its value.
  if (hostOf(element)?.matches('glassbox-setting')) return null;
  const field = element.matches('label') ? element.querySelector('input, select') : null;
  const title = element.getAttribute('title') ?? field?.getAttribute('title') ?? '';
  const own = [...element.childNodes].some(({ nodeType }) => nodeType === Node.TEXT_NODE) ? textOf(element) : '';
  const name =
    element.getAttribute('aria-label') ?? (own || textOf(element.querySelector('b, span')) || textOf(element));
  if (name && title && name !== title) return { title: name, detail: title };
  return null;
}

const knowing =
  'glassbox-network, glassbox-flow, glassbox-boundary, glassbox-loss, glassbox-digit, glassbox-digit-weights';

/** What is left: that which brings its own words, and the part as a whole. */
const general: readonly Rule[] = [
  ['button, select, label, summary, [role=tab], input', named],
  [
    'canvas[aria-label]',
    (canvas) => {
      // Those that know what is under the pointer say more than what the whole picture is.
      if ((canvas.getRootNode() as ShadowRoot).host?.matches(knowing)) return null;
      const [first = '', ...rest] = (canvas.getAttribute('aria-label') ?? '').split(/(?<=\.) /);
      return { title: first.replace(/\.$/, ''), detail: rest.join(' ') };
    },
  ],
  [
    '*',
    (element, now) => {
      // What a card, a map or a setting of theirs says is said above; this is what is left of them.
      const tag = element.localName as keyof typeof partWords;
      return Object.hasOwn(partWords, tag) && !element.matches(outer) ? partWords[tag](now) : null;
    },
  ],
];

export function momentOf(experiment: Experiment): Moment | null {
  const { scene, frame, settings, recipe } = experiment;
  const { followed, explain } = experiment.attention;
  return scene && frame
    ? { settings, scene, frame, followed, explain, networkSeed: recipe.networkSeed, tape: experiment.tape.entries }
    : null;
}

/**
 * path: from the innermost element outwards, as composedPath gives it. pageRules: what the page says of what is its own. Of several rules
 * that match an element the first counts.
 */
export function whatIs(
  path: readonly EventTarget[],
  experiment: Experiment,
  pageRules: readonly Rule[] = [],
): Answer | null {
  const now = momentOf(experiment);
  if (!now) return null;
  const rules = [...insideRules, ...pageRules, ...general];
  for (const element of path) {
    if (!(element instanceof Element)) continue;
    for (const [selector, answer] of rules) {
      const words = element.matches(selector) ? answer(element, now, experiment) : null;
      if (words) return { words, element };
    }
  }
  return null;
}
