// What the front page says is so.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { chapterFiles } from '../../../tools/vite/learn.js';
import { parameterCount } from '../../../web/core/network/parameters.js';
import { settings } from '../../../web/front/opening.js';

const read = (name: string) => readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8');
const page = read('web/index.html').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

it('counts what is there', () => {
  expect(page).toContain('Twenty-five weights and biases');
  expect(parameterCount(settings.layers)).toBe(25);
  expect(page).toContain('Ten short chapters');
  expect(chapterFiles()).toHaveLength(10);
  expect(page).toContain('2 inputs, hidden layers of 4 and 2 neurons and one output');
  expect(settings.layers).toEqual([2, 4, 2, 1]);
});

it('has the program that the README has, which the tests of the package run', () => {
  const [, program = ''] = /```js\n([\s\S]*?)```/.exec(read('README.md')) ?? [];
  expect(page).toContain(`<pre><code>${program.trim()}</code></pre>`);
});
