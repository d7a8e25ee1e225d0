// What the course's own things are that are no part: its terms, its numbers, and the way through the chapters.
import { parseQuantity } from '../core/learn/quantity.js';
import { type Rule, textOf } from '../parts/what/rule.js';
import { terms } from './terms.js';

const plain = (html: string) => html.replaceAll(/<sup>(.*?)<\/sup>/g, '^($1)');

export const pageRules: readonly Rule[] = [
  [
    'dfn, .term',
    (element) => {
      const text = textOf(element).toLowerCase();
      const term = terms.find(({ name, also = [] }) => name === text || also.includes(text));
      return term ? { title: term.name, detail: plain(term.words) } : null;
    },
  ],
  [
    'data[value]',
    (element) => ({
      title: textOf(element),
      detail: parseQuantity(element.getAttribute('value') ?? '').ok
        ? 'A number of the network beside it as it is now: it changes when the network does.'
        : 'A number of the network beside it.',
    }),
  ],
  [
    '.way a',
    (link) => ({
      title: textOf(link),
      detail: 'Leads to this chapter. The circle is full when every question in it is answered and every task done.',
    }),
  ],
  [
    '#open',
    () => ({
      title: 'Open in the playground',
      detail:
        'Opens the network of the chapter that is read, with its weights as they are now, where everything can be changed.',
    }),
  ],
  ['.name a', () => ({ title: 'Glassbox', detail: 'Leads to the front page.' })],
  [
    '.keep',
    () => ({
      title: 'Your answers',
      detail: 'What was answered and done here is kept in this browser alone. It can be saved as a file, or deleted.',
    }),
  ],
  [
    'learn-squares',
    () => ({
      title: 'The errors as squares',
      detail:
        'Each error is a side of its square, and the cost is the mean of their areas. The points slide sideways and the ends of the line up and down: by dragging, or by the arrow keys.',
    }),
  ],
];
