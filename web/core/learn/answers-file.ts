// Answers as files that a teacher can collect, and what is read back of them.
import { writeCsv } from '../data/csv/write.js';
import type { Answer } from './answers.js';

const columns = ['id', 'question', 'answer', 'truth', 'right', 'confidence', 'attempt', 'time'] as const;

/** A row for each answer, with a heading. */
export function answersCsv(answers: readonly Answer[]): string {
  return writeCsv(
    columns.map((name) => ({
      name,
      cells: answers.map((answer) => (name === 'right' ? String(answer.right) : (answer[name] as string | number))),
    })),
  );
}

export function answersJson(answers: readonly Answer[]): string {
  return `${JSON.stringify({ format: 'glassbox-answers', version: 1, answers }, null, 2)}\n`;
}

/** The longest text of an answer that is taken from a file or the browser's storage, and how many answers. */
const longestText = 2000;
const mostAnswers = 2000;

function isAnswer(value: unknown): value is Answer {
  if (typeof value !== 'object' || value === null) return false;
  const { id, question, answer, truth, right, confidence, attempt, time } = value as Record<string, unknown>;
  const texts = [id, question, answer, truth, time];
  return (
    texts.every((text) => typeof text === 'string' && text.length <= longestText) &&
    typeof right === 'boolean' &&
    Number.isInteger(attempt) &&
    (confidence === undefined || (typeof confidence === 'number' && confidence >= 0 && confidence <= 1))
  );
}

/** What answersJson wrote, or a part of it that still makes sense; none of anything else. */
export function readAnswers(text: string): Answer[] {
  try {
    const { format, answers } = JSON.parse(text) as { format?: unknown; answers?: unknown };
    if (format !== 'glassbox-answers' || !Array.isArray(answers)) return [];
    return answers.slice(0, mostAnswers).filter(isAnswer);
  } catch {
    return [];
  }
}
