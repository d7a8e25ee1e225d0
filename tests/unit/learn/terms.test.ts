// Terms: each is explained where it first stands, and later on demand.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { chapterFiles, withChapters } from '../../../tools/vite/learn.js';
import { explainedIn, markTerms } from '../../../tools/vite/learn-terms.js';
import { terms } from '../../../web/learn/terms.js';

const texts = chapterFiles().map((name) =>
  readFileSync(new URL(`../../../web/learn/chapters/${name}`, import.meta.url), 'utf8'),
);

it('has words for each term that a chapter explains, and for no other', () => {
  expect(terms.map(({ name }) => name).sort()).toEqual(texts.flatMap(explainedIn).sort());
});

it('marks the first mention in each paragraph text of a chapter, and nothing in questions, links and headings', () => {
  const known = new Set(['weight', 'hidden layers', 'test cost', 'cost']);
  expect(
    markTerms(
      '<h2>Weight</h2><p class="lede">A weight</p><glassbox-question><p>weight?</p></glassbox-question><p><em>The Cost</em> of weights, <strong>a weight</strong>, a weightless hidden layer.<br>Test cost and cost, <a>cost</a></p>',
      known,
    ),
  ).toBe(
    '<h2>Weight</h2><p class="lede">A weight</p><glassbox-question><p>weight?</p></glassbox-question><p><em>The Cost</em> of <button class="term" type="button" popovertarget="term-weight">weights</button>, <strong>a weight</strong>, a weightless <button class="term" type="button" popovertarget="term-hidden-layers">hidden layer</button>.<br><button class="term" type="button" popovertarget="term-test-cost">Test cost</button> and <button class="term" type="button" popovertarget="term-cost">cost</button>, <a>cost</a></p>',
  );
});

it('a chapter that is built has its terms, and each button something to show; the words are as they were', () => {
  const page = withChapters('<!-- way --><!-- chapters --><!-- terms -->');
  const shown = new Set([...page.matchAll(/popovertarget="([^"]+)"/g)].map(([, id]) => id));
  expect(shown.size).toBeGreaterThanOrEqual(10);
  for (const id of shown) expect(page.split(`<div id="${id}"`)).toHaveLength(2);
  const unmarked = page.replaceAll(/<button class="term"[^>]*>([^<]*)<\/button>/g, '$1');
  for (const text of texts) expect(unmarked).toContain(text);
});
