// Marking a sheet: its answers beside the key, without a word of who gave them, in which group, before or after. Pure.
import { quote } from '../../core/base/parsed.js';
import { answerId, groups, isCode, listOf } from './sitting.js';
import { type ListName, listNames, type StudyWords } from './words.js';

/** The largest file that is read, in bytes. */
export const largestSheet = 1_000_000;

export interface Mark {
  readonly id: string;
  readonly list: ListName;
  /** From 1. */
  readonly number: number;
  readonly question: string;
  readonly key: string;
  readonly answer: string;
  /** Null until somebody has decided; what was not answered is not right. */
  readonly right: boolean | null;
}

export interface Sheet {
  /** What was read, for all that marking does not touch. */
  readonly file: Readonly<Record<string, unknown>>;
  readonly person: string;
  /** List A from 1 to 10, then list B. */
  readonly marks: readonly Mark[];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A file as the page of the study saves it. Throws a sentence where it is none. */
export function readSheet(text: string, words: StudyWords): Sheet {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    throw new Error('Expected a sheet that this page has saved, but the file is no JSON.');
  }
  const study = isRecord(file) ? file.study : null;
  if (!isRecord(file) || file.format !== 'glassbox-answers' || !isRecord(study) || !Array.isArray(file.answers))
    throw new Error(
      'Expected a sheet that this page has saved, with "study" and "answers", but they are not in the file.',
    );
  const { person, group, first } = study;
  if (typeof person !== 'string' || !isCode(person) || !groups.includes(group as 'course'))
    throw new Error('Expected the code and the group of a person, but they are not in the file.');
  if (!listNames.includes(first as ListName))
    throw new Error(`Expected "first" to be the list that was asked before, A or B, but it is ${quote(first)}.`);
  const given = new Map<unknown, Record<string, unknown>>();
  for (const one of file.answers) if (isRecord(one) && !given.has(one.id)) given.set(one.id, one);
  const marks = listNames.flatMap((list) => {
    const test = listOf({ first: first as ListName }, 'before') === list ? 'before' : 'after';
    return words.lists[list].map(({ text: question, key }, at): Mark => {
      const id = answerId(test, at + 1);
      const { answer, right } = given.get(id) ?? {};
      const said = typeof answer === 'string' ? answer.trim() : '';
      const decided = said === '' ? false : typeof right === 'boolean' ? right : null;
      return { id, list, number: at + 1, question, key, answer: said, right: decided };
    });
  });
  return { file, person, marks };
}

export function marked(sheet: Sheet, id: string, right: boolean): Sheet {
  return { ...sheet, marks: sheet.marks.map((mark) => (mark.id === id ? { ...mark, right } : mark)) };
}

/** How many answers nobody has decided on. */
export const undecided = ({ marks }: Sheet): number => marks.filter(({ right }) => right === null).length;

/** The marked file, as tools/study.mjs reads it; what is undecided has no `right`, and is refused there by name. */
export function markedJson({ file, marks }: Sheet): string {
  const rights = new Map(marks.map(({ id, right }) => [id, right]));
  const old = (file.answers as readonly unknown[]).filter(isRecord);
  const kept = old.filter(({ id }) => !rights.has(String(id)));
  const asked = marks.map(({ id, question, key, answer, right }) => {
    const { time = '' } = old.find((one) => one.id === id) ?? {};
    return { id, question, answer, truth: key, ...(right !== null && { right }), attempt: 1, time };
  });
  return `${JSON.stringify({ ...file, answers: [...asked, ...kept] }, null, 2)}\n`;
}
