import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../../../web/core/data/csv/csv.js';
import { type Answer, calibration, firstAnswers } from '../../../../web/core/learn/answers.js';
import { answersCsv, answersJson, readAnswers } from '../../../../web/core/learn/answers-file.js';

const given = (id: string, more: Partial<Answer> = {}): Answer => ({
  id,
  question: 'Which way?',
  answer: 'left',
  truth: 'right, by 0.09',
  right: false,
  attempt: 1,
  time: '2026-01-02T03:04:05.000Z',
  ...more,
});

describe('answers', () => {
  it('come back from their own file', () => {
    const answers = [given('a'), given('b', { confidence: 0.75, right: true })];
    expect(readAnswers(answersJson(answers))).toEqual(answers);
  });

  it('of anything else are none, and nothing strange comes through', () => {
    for (const text of ['', '{', 'null', '[]', '{"format":"other","answers":[]}'])
      expect(readAnswers(text)).toEqual([]);
    const mixed = {
      format: 'glassbox-answers',
      answers: [given('a'), null, 1, { id: 'b' }, given('c', { confidence: 7 })],
    };
    expect(readAnswers(JSON.stringify(mixed)).map(({ id }) => id)).toEqual(['a']);
    fc.assert(fc.property(fc.string(), (text) => Array.isArray(readAnswers(text))));
  });

  it('as CSV keep commas and quotes, and are no formulas for a spreadsheet', () => {
    const text = answersCsv([
      given('a', { answer: '=HYPERLINK("x")', truth: '-0.5', question: 'So, "why"?' }),
      given('b'),
    ]);
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
    expect(text).toContain(',-0.5,');
    const parsed = parseCsv(text, {});
    expect(parsed).toMatchObject({ ok: true });
  });

  it('the first to each question counts', () => {
    const answers = [given('a'), given('a', { right: true, attempt: 2 }), given('b')];
    expect(firstAnswers(answers).map(({ id, right }) => [id, right])).toEqual([
      ['a', false],
      ['b', false],
    ]);
  });

  it('say how well somebody knew what they knew', () => {
    const sure = (rights: readonly boolean[], confidence: number) =>
      rights.map((right, i) => given(String(i), { right, confidence }));
    expect(calibration(sure([true, true, false], 0.5))).toBe('');
    expect(calibration(sure([true, false, false, false], 0.9))).toBe(
      'Over 4 predictions you were 90\u00a0% sure on average, and right in 1 of them, 25\u00a0%. That is surer than right, by 65 points.',
    );
    expect(calibration(sure([true, true, false, false], 0.5))).toContain('The two agree well.');
    expect(calibration(sure([true, true, true, true], 0.25))).toContain('more right than sure, by 75 points');
  });
});
