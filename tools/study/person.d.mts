/** One person's file, for the tests in TypeScript. */
export interface Person {
  readonly name: string;
  readonly group: 'course' | 'text';
  readonly before: readonly boolean[];
  readonly after: readonly boolean[];
  readonly sus: readonly number[];
}
/** Throws a sentence where the text is none. */
export function readPerson(text: string): Person;
