// What a reader answered and what was true: how sure they were, and how right.
import { fixed, percent } from '../base/format.js';

export interface Answer {
  /** Of the question; unique on a page. */
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  /** What the model said at that moment. */
  readonly truth: string;
  readonly right: boolean;
  /** From 0, a guess, to 1, quite sure; left out where it was not said. */
  readonly confidence?: number;
  /** The first is 1. */
  readonly attempt: number;
  /** ISO 8601. */
  readonly time: string;
}

/** The first answer to each question: what was thought before anything was shown. */
export function firstAnswers(answers: readonly Answer[]): Answer[] {
  const first = new Map<string, Answer>();
  for (const answer of answers) if (!first.has(answer.id)) first.set(answer.id, answer);
  return [...first.values()];
}

/** How many must have been said for a share to mean something. */
const enough = 4;

/** How well a reader knew what they knew, in a sentence or two; '' where too little was said. */
export function calibration(answers: readonly Answer[]): string {
  const said = firstAnswers(answers).filter(({ confidence }) => confidence !== undefined);
  if (said.length < enough) return '';
  const mean = said.reduce((sum, { confidence = 0 }) => sum + confidence, 0) / said.length;
  const right = said.filter((answer) => answer.right).length;
  const share = right / said.length;
  const gap = mean - share;
  const verdict =
    Math.abs(gap) < 0.1
      ? 'The two agree well.'
      : gap > 0
        ? `That is surer than right, by ${fixed(gap * 100, 0)} points.`
        : `That is more right than sure, by ${fixed(-gap * 100, 0)} points.`;
  return `Over ${said.length} predictions you were ${percent(mean)} sure on average, and right in ${right} of them, ${percent(share)}. ${verdict}`;
}
