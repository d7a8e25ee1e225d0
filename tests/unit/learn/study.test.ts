// The study's page: what it asks is what docs/study says, and what it saves is what tools/study.mjs reads.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPerson } from '../../../tools/study/person.mjs';
import { studyWords, textHtml } from '../../../tools/vite/study.js';
import type { Answer } from '../../../web/core/learn/answers.js';
import { marked, markedJson, readSheet, undecided } from '../../../web/learn/study/marking.js';
import {
  answered,
  begin,
  goneOn,
  rated,
  readSitting,
  type Sitting,
  sheetJson,
} from '../../../web/learn/study/sitting.js';

const words = studyWords();
const time = (minute: number) => `2026-01-01T10:${String(minute).padStart(2, '0')}:00.000Z`;

/** Somebody with list B first, who answers all but the last question of each test. */
function sat(): Sitting {
  let sitting = begin('k7', 'course', 'B', time(0));
  for (const [test, at] of [
    ['pre', 1],
    ['post', 40],
  ] as const) {
    for (let number = 1; number <= 9; number++)
      sitting = answered(sitting, `${test}-${number}`, `${test} ${number}`, time(at));
    sitting = goneOn(goneOn(sitting, time(at + 1)), time(at + 2));
  }
  for (let item = 0; item < 10; item++) sitting = rated(sitting, item, (item % 5) + 1);
  return sitting;
}

const own = (id: string, at: number): Answer => ({
  id,
  question: '',
  answer: '1',
  truth: '1',
  right: true,
  attempt: 1,
  time: time(at),
});

describe('what is asked', () => {
  it('is what docs/study says, without the marks', () => {
    for (const list of [words.lists.A, words.lists.B]) {
      expect(list).toHaveLength(10);
      for (const { text, key } of list) {
        expect(text).not.toMatch(/deep|superficial|\*/);
        expect(key).not.toBe('');
      }
    }
    expect(words.lists.A[4]?.key).toBe('1.0 − 0.1 × 3 = 0.7');
    expect(words.lists.B[4]?.key).toBe('2.0 + 0.05 × 4 = 2.2');
    expect(words.usability).toHaveLength(10);
  });

  it('and the text, with the course’s stills', () => {
    const html = textHtml();
    const markdown = readFileSync(new URL('../../../docs/study/text.md', import.meta.url), 'utf8');
    expect(html.match(/<h3>/g)).toHaveLength(markdown.match(/^## /gm)?.length ?? 0);
    expect(html).toMatch(/^<h3>From above<\/h3>\n<p>A neural network is drawn/);
    const learn = readFileSync(new URL('../../../tools/vite/learn.ts', import.meta.url), 'utf8');
    const stills = [...html.matchAll(/<img loading="lazy" src="\.\.\/stills\/([\w-]+)\.svg" alt="[^"]{40,}">/g)];
    expect(stills).toHaveLength(4);
    for (const [, id] of stills) expect(learn).toContain(`'${id}': {`);
    expect(textHtml('# T\n\nAbove.\n\na < b & c')).toBe('<p>a &lt; b &amp; c</p>');
  });
});

describe('a sheet', () => {
  it('is marked without a word of who it is, and then read by tools/study.mjs', () => {
    const text = sheetJson(sat(), words, [own('old', 0), own('connections', 30)]);
    expect(() => readPerson(text)).toThrow('mark it first');
    let sheet = readSheet(text, words);
    // What was not answered is not right, and nobody has to say so.
    expect(undecided(sheet)).toBe(18);
    // List B was asked before.
    expect(sheet.marks[0]).toMatchObject({ list: 'A', number: 1, answer: 'post 1', key: words.lists.A[0]?.key });
    expect(sheet.marks[10]).toMatchObject({ list: 'B', number: 1, answer: 'pre 1', key: words.lists.B[0]?.key });
    for (const { id, answer } of sheet.marks)
      if (answer !== '') sheet = marked(sheet, id, id.startsWith('post-') || id === 'pre-3');
    expect(undecided(sheet)).toBe(0);
    const file = markedJson(sheet);
    const tenth = [false];
    expect(readPerson(file)).toEqual({
      name: 'k7',
      group: 'course',
      before: [false, false, true, ...Array(7).fill(false)],
      after: [...Array(9).fill(true), ...tenth],
      sus: [1, 2, 3, 4, 5, 1, 2, 3, 4, 5],
    });
    // What the course kept comes along from the time of the reading, and stays as it was.
    expect(JSON.parse(file).answers.slice(20)).toEqual([own('connections', 30)]);
    // Marked once, it can be opened again.
    expect(readSheet(file, words).marks).toEqual(sheet.marks);
  });

  it('is refused in a sentence where it is none', () => {
    const file = (study: unknown) => JSON.stringify({ format: 'glassbox-answers', study, answers: [] });
    for (const [text, told] of [
      ['{', 'no JSON'],
      ['[]', 'not in the file'],
      [file(null), 'not in the file'],
      [file({ person: '../x', group: 'text', first: 'A' }), 'code and the group'],
      [file({ person: 'k7', group: 'both', first: 'A' }), 'code and the group'],
      [file({ person: 'k7', group: 'text', first: 'C' }), 'A or B, but it is "C"'],
    ] as const)
      expect(() => readSheet(text, words), text).toThrow(told);
  });
});

describe('what is kept in the browser', () => {
  it('comes back as it was', () => {
    expect(readSitting(JSON.stringify(sat()))).toEqual(sat());
  });

  it('is no sitting where it makes no sense, and loses only what makes none', () => {
    for (const text of [
      '',
      '{',
      '[]',
      'null',
      JSON.stringify({ ...sat(), person: 'a b' }),
      JSON.stringify({ ...sat(), step: 'toString' }),
    ])
      expect(readSitting(text), text).toBeNull();
    const odd = {
      ...sat(),
      sus: [9, '1', 3],
      answers: { 'pre-1': { text: 'x'.repeat(9000), time: time(1) }, 'pre-2': 5, 'pre-77': {} },
    };
    const read = readSitting(JSON.stringify(odd));
    expect(read?.sus).toEqual([0, 0, 3, ...Array(7).fill(0)]);
    expect(Object.keys(read?.answers ?? {})).toEqual(['pre-1']);
    expect(read?.answers['pre-1']?.text).toHaveLength(500);
  });
});
