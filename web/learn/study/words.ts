// What a study asks: two lists of ten questions with their key, and the ten sentences of the questionnaire. They stand in docs/study, from
// where tools/vite/study.ts brings them.

export const listNames = ['A', 'B'] as const;
export type ListName = (typeof listNames)[number];

export interface Question {
  readonly text: string;
  /** What a right answer has the whole of. */
  readonly key: string;
}

export interface StudyWords {
  /** Ten each; the same place asks for the same idea in another case. */
  readonly lists: Readonly<Record<ListName, readonly Question[]>>;
  /** Ten. */
  readonly usability: readonly string[];
}

/** The list that is not the other one. */
export const otherList = (name: ListName): ListName => (name === 'A' ? 'B' : 'A');
