// What the page of the study is made of: the questions, the key and the text stand in docs/study, once, for the page and for paper.
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import type { ListName, Question, StudyWords } from '../../web/learn/study/words.js';
import { at } from './at.js';

const virtual = 'virtual:study';
const read = (name: string) => readFileSync(at(`docs/study/${name}`), 'utf8');

/** The part under a heading of the second level. */
function under(heading: string, text: string): string {
  const part = text.split(/^## /m).find((one) => one.startsWith(`${heading}\n`));
  if (part === undefined) throw new Error(`expected a heading ${heading} in docs/study/questions.md`);
  return part;
}

const numbered = (text: string) => [...text.matchAll(/^\d+\. (.+)$/gm)].map(([, line = '']) => line);

/** Those who are asked do not see which questions are deep. */
function listOf(name: ListName, text: string): Question[] {
  const keys = [...under('Key', text).matchAll(/^\| \d+ \| (.+) \| (.+) \|$/gm)];
  return numbered(under(`List ${name}`, text)).map((line, i) => ({
    text: line.replace(/^\*\w+\* /, ''),
    key: keys[i]?.[name === 'A' ? 1 : 2] ?? '',
  }));
}

/** The questions as the page asks them. */
export function studyWords(text = read('questions.md')): StudyWords {
  return {
    lists: { A: listOf('A', text), B: listOf('B', text) },
    usability: numbered(under('The questionnaire', text)),
  };
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The text of the other group as HTML: headings, paragraphs, and the course's own stills where it says so. */
export function textHtml(markdown = read('text.md')): string {
  const [, , ...blocks] = markdown.trim().split(/\n{2,}/);
  return blocks
    .map((block) => {
      const [, still, alt] = /^<!-- still ([\w-]+): (.+) -->$/s.exec(block) ?? [];
      if (still)
        return `<img loading="lazy" src="../stills/${still}.svg" alt="${escaped(alt ?? '').replaceAll('\n', ' ')}">`;
      if (block.startsWith('## ')) return `<h3>${escaped(block.slice(3))}</h3>`;
      return `<p>${escaped(block)}</p>`;
    })
    .join('\n');
}

export const studyInside: Plugin = {
  name: 'glassbox-study-inside',
  resolveId: (id) => (id === virtual ? `\0${virtual}` : null),
  load: (id) => (id === `\0${virtual}` ? `export default ${JSON.stringify(studyWords())};` : null),
  transformIndexHtml: { order: 'pre', handler: (html) => html.replace('<!-- text -->', textHtml()) },
};
