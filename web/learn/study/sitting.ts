// One person taking part in a study: who they are by code, what they were given, what they answered, how far they have come. Pure; it is
// kept as text in the browser, and written as the file that tools/study.mjs reads once it is marked.
import type { Answer } from '../../core/learn/answers.js';
import { type ListName, listNames, otherList, type StudyWords } from './words.js';

export const groups = ['course', 'text'] as const;
export type Group = (typeof groups)[number];

/** In this order, and never back: what was asked before stays as it was answered. */
export const steps = ['before', 'learn', 'after', 'usability', 'save'] as const;
export type Step = (typeof steps)[number];

const tests = { before: 'pre', after: 'post' } as const;
export type Test = keyof typeof tests;

export interface Given {
  readonly text: string;
  /** When it was last changed, ISO 8601. */
  readonly time: string;
}

export interface Sitting {
  /** A code in place of a name. */
  readonly person: string;
  readonly group: Group;
  /** The list that is asked before; the other is asked after. */
  readonly first: ListName;
  readonly step: Step;
  /** When each step that was reached began, ISO 8601. */
  readonly began: Readonly<Partial<Record<Step, string>>>;
  /** By `pre-1` to `post-10`. */
  readonly answers: Readonly<Record<string, Given>>;
  /** From 1 to 5 in the questionnaire's order; 0 where nothing is chosen yet. */
  readonly sus: readonly number[];
}

export const questionCount = 10;
/** Characters of an answer. */
export const longestAnswer = 500;
const longestCode = 40;

/** As tools/study.mjs takes it: letters, digits, hyphens. */
export const isCode = (text: string): boolean => /^[\w-]+$/.test(text) && text.length <= longestCode;

/** now: ISO 8601. */
export function begin(person: string, group: Group, first: ListName, now: string): Sitting {
  const sus = Array.from({ length: questionCount }, () => 0);
  return { person, group, first, step: 'before', began: { before: now }, answers: {}, sus };
}

export const listOf = ({ first }: Pick<Sitting, 'first'>, test: Test): ListName =>
  test === 'before' ? first : otherList(first);

/** number: from 1. */
export const answerId = (test: Test, number: number): string => `${tests[test]}-${number}`;

export function answered(sitting: Sitting, id: string, text: string, time: string): Sitting {
  return { ...sitting, answers: { ...sitting.answers, [id]: { text: text.slice(0, longestAnswer), time } } };
}

/** item: from 0. value: from 1 to 5. */
export function rated(sitting: Sitting, item: number, value: number): Sitting {
  return { ...sitting, sus: sitting.sus.map((old, i) => (i === item ? value : old)) };
}

/** The next step; the last stays. */
export function goneOn(sitting: Sitting, now: string): Sitting {
  const step = steps[steps.indexOf(sitting.step) + 1] ?? sitting.step;
  return { ...sitting, step, began: { ...sitting.began, [step]: now } };
}

/**
 * The file of a person that is still to be marked: as the course's answers, without `right`. own: what the course kept in this browser; of
 * it comes along what was answered since the reading began.
 */
export function sheetJson(sitting: Sitting, words: StudyWords, own: readonly Answer[] = []): string {
  const { person, group, first, sus, began, answers } = sitting;
  const asked = (['before', 'after'] as const).flatMap((test) =>
    words.lists[listOf(sitting, test)].map(({ text, key }, at) => {
      const given = answers[answerId(test, at + 1)];
      const id = answerId(test, at + 1);
      return { id, question: text, answer: given?.text ?? '', truth: key, attempt: 1, time: given?.time ?? '' };
    }),
  );
  const since = began.learn;
  const along = group === 'course' && since ? own.filter(({ time }) => time >= since) : [];
  const file = {
    format: 'glassbox-answers',
    version: 1,
    study: { person, group, first, sus, began },
    answers: [...asked, ...along],
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

const isTime = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-[\dT:.-]{6,24}Z$/.test(value);
const isOneOf = <V extends string>(values: readonly V[], value: unknown): value is V => values.includes(value as V);
const known = (['before', 'after'] as const).flatMap((test) =>
  Array.from({ length: questionCount }, (_, at) => answerId(test, at + 1)),
);

/** What was kept in the browser; null where it is no sitting. What makes no sense in it is left out. */
export function readSitting(text: string): Sitting | null {
  try {
    const { person, group, first, step, began, answers, sus } = JSON.parse(text) as Record<string, unknown>;
    if (typeof person !== 'string' || !isCode(person)) return null;
    if (!isOneOf(groups, group) || !isOneOf(listNames, first) || !isOneOf(steps, step)) return null;
    const times = (began ?? {}) as Record<string, unknown>;
    const given = (answers ?? {}) as Record<string, Partial<Given> | undefined>;
    const rates = Array.isArray(sus) ? sus : [];
    return {
      person,
      group,
      first,
      step,
      began: Object.fromEntries(steps.filter((name) => isTime(times[name])).map((name) => [name, times[name]])),
      answers: Object.fromEntries(
        known.flatMap((id) => {
          const { text: said, time } = given[id] ?? {};
          return typeof said === 'string' && isTime(time) ? [[id, { text: said.slice(0, longestAnswer), time }]] : [];
        }),
      ),
      sus: Array.from({ length: questionCount }, (_, i) => ([1, 2, 3, 4, 5].includes(rates[i]) ? rates[i] : 0)),
    };
  } catch {
    return null;
  }
}
