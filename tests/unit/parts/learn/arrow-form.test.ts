// The arrow of a question: what its tags may say, and what is refused with a sentence.
import { describe, expect, it } from 'vitest';
import type { FormSource } from '../../../../web/parts/learn/answer-form.js';
import { arrowForm } from '../../../../web/parts/learn/arrow-form.js';

const element = (localName: string) => ({ localName }) as HTMLElement;

const source = (attributes: Readonly<Record<string, string>>, page: Readonly<Record<string, string>> = {}) => ({
  id: 'asked',
  attribute: (name: string) => attributes[name] ?? (name === 'truth' ? 'change w 1 1 1, change b 1 1' : ''),
  found: (id: string) => (Object.hasOwn(page, id) ? element(page[id] ?? '') : null),
  items: [],
});
const error = (from: FormSource) => {
  const form = arrowForm(from);
  return form.ok ? '' : form.error;
};

describe('an arrow', () => {
  it('has a pad of its own, or the bowl that it names', () => {
    expect(error(source({}))).toBe('');
    expect(error(source({ on: 'b' }, { b: 'glassbox-bowl' }))).toBe('');
  });

  it.each([
    [
      'nothing of that name',
      source({ on: 'b' }),
      'Expected on="b" to be the id of a <glassbox-bowl> but it is nothing on this page.',
    ],
    [
      'something else',
      source({ on: 'b' }, { b: 'p' }),
      'Expected on="b" to be the id of a <glassbox-bowl> but it is a <p>.',
    ],
    [
      'another part',
      source({ on: 'b' }, { b: 'glassbox-loss' }),
      'Expected on="b" to be the id of a <glassbox-bowl> but it is a <glassbox-loss>.',
    ],
    [
      'one number',
      source({ truth: 'w 1 1 1' }),
      'Expected two numbers with a comma between, such as "change w 1 1 1, change b 1 1", but got "w 1 1 1".',
    ],
    ['no reach', source({ reach: '0' }), 'Expected a reach above 0 but got "0".'],
    ['an endless reach', source({ reach: 'Infinity' }), 'Expected a reach above 0 but got "Infinity".'],
  ] as const)('is refused for %s', (_, from, said) => {
    expect(error(from)).toBe(said);
  });
});
