import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkout } from '../../tools/common/paths.mjs';
import { describe, hedges, sus } from '../../tools/study/arithmetic.mjs';
import { readFolder } from '../../tools/study/folder.mjs';
import { DEEP, QUESTIONS, readPerson } from '../../tools/study/person.mjs';
import { report } from '../../tools/study/report.mjs';

const near = (found, expected, within = 5e-5) =>
  assert.ok(Math.abs(found - expected) <= within, `expected ${expected} but it is ${found}`);

test('Hedges’ g is that of the worked example in Borenstein et al. 2009, chapter 4', () => {
  const effect = hedges({ n: 50, mean: 103, sd: 5.5 }, { n: 50, mean: 100, sd: 4.5 });
  near(effect.d, 0.597);
  near(effect.g, 0.5924);
  near(effect.variance, 0.0411);
  // 0.5924 ± 1.96 × 0.2028, with the standard error of the same example.
  near(effect.low, 0.195, 5e-4);
  near(effect.high, 0.9899, 5e-4);
});

test('the groups need not be equally large, and their order is the sign', () => {
  const [small, large] = [describe([1, 2, 3]), describe([4, 6, 8, 10])];
  // Within the groups: √((2 × 1 + 3 × 20/3) / 5) = √4.4; d = −5 / √4.4; the correction is 1 − 3/19.
  near(hedges(small, large).g, (-5 / Math.sqrt(4.4)) * (16 / 19), 1e-12);
  near(hedges(large, small).g, (5 / Math.sqrt(4.4)) * (16 / 19), 1e-12);
  assert.equal(hedges(describe([1]), large), null);
  assert.equal(hedges(describe([2, 2]), describe([3, 3])), null);
});

test('mean and standard deviation', () => {
  assert.deepEqual(describe([2, 4, 6]), { n: 3, mean: 4, sd: 2 });
  assert.equal(describe([5]).sd, Number.NaN);
});

test('SUS by Brooke’s rule', () => {
  assert.equal(sus([5, 1, 5, 1, 5, 1, 5, 1, 5, 1]), 100);
  assert.equal(sus([1, 5, 1, 5, 1, 5, 1, 5, 1, 5]), 0);
  assert.equal(sus(Array(10).fill(3)), 50);
  // Odd: 3 + 4 + 2 + 4 + 3 = 16; even: 3 + 4 + 3 + 4 + 2 = 16; 32 × 2.5.
  assert.equal(sus([4, 2, 5, 1, 3, 2, 5, 1, 4, 3]), 80);
});

const good = (person, group, before, after) => ({
  format: 'glassbox-answers',
  version: 1,
  study: { person, group, sus: Array(10).fill(3) },
  answers: [
    ...Array.from({ length: 10 }, (_, at) => ({ id: `pre-${at + 1}`, right: at < before })),
    ...Array.from({ length: 10 }, (_, at) => ({ id: `post-${at + 1}`, right: at < after })),
    { id: 'cold-morning', right: true },
  ],
});

test('a person’s file: the first answer counts, none is not right, the course’s own questions are passed over', () => {
  const file = good('p1', 'course', 2, 10);
  file.answers = file.answers.filter(({ id }) => id !== 'post-7');
  file.answers.push({ id: 'pre-9', right: true });
  const { before, after } = readPerson(JSON.stringify(file));
  assert.deepEqual(before, [true, true, ...Array(8).fill(false)]);
  assert.deepEqual(
    after.flatMap((right, at) => (right ? [] : [at + 1])),
    [7],
  );
});

test('a file that is not as it should be is refused with a sentence', () => {
  const changed = (change) => {
    const file = good('p1', 'course', 2, 5);
    change(file);
    return JSON.stringify(file);
  };
  const refused = [
    ['{', /the text is not JSON/],
    ['null', /no file of answers/],
    ['[]', /no file of answers/],
    [changed((file) => (file.version = 2)), /no file of answers/],
    [changed((file) => delete file.study), /expected a field "study"/],
    [changed((file) => (file.study.person = '\u001b[2J')), /"person" to be a code/],
    [changed((file) => (file.study.person = 'x'.repeat(5000))), /but it is "x{39}…$/],
    [changed((file) => (file.study.group = '__proto__')), /"course" or "text" but it is "__proto__"/],
    [changed((file) => (file.study.sus = [1, 2, 3])), /10 whole numbers from 1 to 5/],
    [changed((file) => (file.study.sus[3] = 6)), /10 whole numbers from 1 to 5/],
    [changed((file) => (file.answers = {})), /"answers" to be a list/],
    [changed((file) => (file.answers = Array(2001).fill({ id: 'a' }))), /2001 long/],
    [changed((file) => (file.answers[0] = null)), /every answer to have an "id"/],
    [changed((file) => (file.answers[0].id = 'pre-11')), /answer to "pre-11"/],
    [changed((file) => (file.answers[0].id = 'pre-')), /answer to "pre-"/],
    [changed((file) => (file.answers[0].right = 'yes')), /"right" of pre-1 to be true or false but it is "yes"/],
    [changed((file) => file.answers.splice(10, 10)), /post-1 to post-10 but there is none/],
  ];
  for (const [text, sentence] of refused)
    assert.throws(() => readPerson(text), { name: 'Stop', message: sentence }, text);
});

test('a folder: all that is refused is told at once, and nothing is computed from the rest', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'glassbox-study-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const write = (name, file) =>
    writeFileSync(join(folder, name), typeof file === 'string' ? file : JSON.stringify(file));
  assert.throws(() => readFolder(join(folder, 'none')), /cannot be read \(ENOENT\)/);
  assert.throws(() => readFolder(folder), /but there are 0/);
  write('a.json', good('a', 'course', 2, 6));
  write('notes.txt', 'not read');
  assert.throws(() => readFolder(folder), /nobody is in "text"/);
  write('b.json', good('b', 'text', 2, 4));
  assert.deepEqual(
    readFolder(folder).map(({ name }) => name),
    ['a', 'b'],
  );
  write('c.json', good('b', 'text', 2, 4));
  write('d.json', ' '.repeat(1_000_001));
  mkdirSync(join(folder, 'e.json'));
  assert.throws(
    () => readFolder(folder),
    (error) => {
      assert.match(error.message, /"c\.json": "b" is in "b\.json" too/);
      assert.match(error.message, /"d\.json": expected 1000000 bytes at most/);
      assert.match(error.message, /"e\.json": expected a file/);
      return /Nothing was computed/.test(error.message);
    },
  );
});

test('the report: gains by kind of question, and where there is no effect size it says so', () => {
  const people = [
    ['a', 'course', 2, 8],
    ['b', 'course', 3, 7],
    ['c', 'text', 2, 4],
    ['d', 'text', 3, 6],
  ].map((one) => readPerson(JSON.stringify(good(...one))));
  const text = report(people);
  assert.match(text, /^People: course 2, text 2\n/);
  // The gains are 6 and 4 against 2 and 3: means 5 and 2.5, within √1.25; the correction for two degrees of freedom is 1 − 3/7.
  assert.match(text, /all 10 questions[\s\S]*?course +2\.50 \(0\.71\) +7\.50 \(0\.71\) +5\.00 \(1\.41\)/);
  assert.match(
    text,
    /all 10 questions[\s\S]*?gain, course over text: +g = 1\.28, 95 % interval −?\d\.\d\d to −?\d\.\d\d/,
  );
  assert.match(text, /5 deep questions/);
  assert.match(text, /Usability Scale[\s\S]*?course +50\.00 \(0\.00\)/);
  assert.match(report([people[0], people[2]]), /no effect size: it takes two people in each group/);
});

test('the questions of docs/study are marked as the report counts them, and each has its answer', () => {
  const text = readFileSync(join(checkout, 'docs', 'study', 'questions.md'), 'utf8');
  const marked = [...text.matchAll(/^(\d+)\. \*(superficial|deep)\* /gm)].map(
    ([, number, kind]) => `${number} ${kind}`,
  );
  const expected = Array.from(
    { length: QUESTIONS },
    (_, at) => `${at + 1} ${DEEP.includes(at + 1) ? 'deep' : 'superficial'}`,
  );
  assert.deepEqual(marked, [...expected, ...expected]);
  assert.equal([...text.matchAll(/^\| (\d+) \| [^|]+ \| [^|]+ \|$/gm)].length, QUESTIONS);
});

test('the examples are read, and say that they are made up', () => {
  const folder = join(checkout, 'examples', 'study');
  const people = readFolder(folder);
  assert.equal(people.length, 12);
  for (const { name } of people) {
    assert.match(name, /^made-up-/);
    assert.match(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')).note, /Made up/);
  }
  assert.match(report(people), /^People: course 6, text 6\n/);
});
