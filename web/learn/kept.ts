// What this reader answered and did, kept in this browser alone: it can be saved as a file, and deleted.
import type { Answer } from '../core/learn/answers.js';
import { answersJson, readAnswers } from '../core/learn/answers-file.js';

const answersKey = 'glassbox-learn-answers';
const doneKey = 'glassbox-learn-done';
/** The most tasks that are read back; a course has far fewer. */
const mostDone = 200;

export class Kept {
  /** False where the browser refused: then the visit is all there is. */
  keeps = true;
  #answers: readonly Answer[] = readAnswers(this.#read(answersKey));
  readonly #done = new Set(this.#read(doneKey).split(' ').filter(Boolean).slice(0, mostDone));

  get answers(): readonly Answer[] {
    return this.#answers;
  }

  /** Nothing was answered and nothing done: there is nothing to save or delete. */
  get isEmpty(): boolean {
    return this.#answers.length === 0 && this.#done.size === 0;
  }

  isDone(task: string): boolean {
    return this.#done.has(task);
  }

  add(answer: Answer): void {
    this.#answers = [...this.#answers, answer];
    this.#write(answersKey, answersJson(this.#answers));
  }

  finish(task: string): void {
    this.#done.add(task);
    this.#write(doneKey, [...this.#done].join(' '));
  }

  /** Deletes all of it, and returns what brings it back. */
  forget(): () => void {
    const [answers, done] = [this.#answers, [...this.#done]];
    this.#answers = [];
    this.#done.clear();
    this.#write(answersKey, null);
    this.#write(doneKey, null);
    return () => {
      for (const answer of answers) this.add(answer);
      for (const task of done) this.finish(task);
    };
  }

  #read(key: string): string {
    try {
      return localStorage.getItem(key) ?? '';
    } catch {
      this.keeps = false;
      return '';
    }
  }

  #write(key: string, text: string | null): void {
    try {
      if (text === null) localStorage.removeItem(key);
      else localStorage.setItem(key, text);
    } catch {
      this.keeps = false;
    }
  }
}
