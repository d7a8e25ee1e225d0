// What this reader answered and did, kept in this browser alone: it can be saved as a file, and deleted.
import type { Answer } from '../core/learn/answers.js';
import { answersJson, readAnswers } from '../core/learn/answers-file.js';

const answersKey = 'glassbox-learn-answers';
const doneKey = 'glassbox-learn-done';
/** The most tasks that are read back; a course has far fewer. */
const mostDone = 200;

/** A browser may refuse to keep anything; then the visit is all there is. */
function read(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function write(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // The visit goes on without it.
  }
}

export class Kept {
  #answers: readonly Answer[] = readAnswers(read(answersKey));
  readonly #done = new Set(read(doneKey).split(' ').filter(Boolean).slice(0, mostDone));

  get answers(): readonly Answer[] {
    return this.#answers;
  }

  isDone(task: string): boolean {
    return this.#done.has(task);
  }

  add(answer: Answer): void {
    this.#answers = [...this.#answers, answer];
    write(answersKey, answersJson(this.#answers));
  }

  finish(task: string): void {
    this.#done.add(task);
    write(doneKey, [...this.#done].join(' '));
  }

  forget(): void {
    this.#answers = [];
    this.#done.clear();
    write(answersKey, null);
    write(doneKey, null);
  }
}
