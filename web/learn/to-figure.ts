// On a phone the figure stands above the words: a button leads to it from wherever one reads, and back.
import type { Chapter } from './chapter.js';

export class ToFigure {
  readonly #button: HTMLButtonElement;
  /** Where it is wider the figure stands beside the words, and is in sight anyway. */
  readonly #narrow = matchMedia('(max-width: 860px)');
  /** Where one was reading; null while one is there. */
  #left: number | null = null;
  #figure: Element | null = null;

  constructor(button: HTMLButtonElement) {
    this.#button = button;
    button.addEventListener('click', () => this.#go());
  }

  /** After each scroll, with the chapter that is read. */
  look(chapter: Chapter | undefined): void {
    const figure = chapter?.model?.querySelector('.figure') ?? null;
    if (figure !== this.#figure) this.#left = null;
    this.#figure = figure;
    const { top = 0, bottom = 0 } = figure?.getBoundingClientRect() ?? {};
    const isSeen = bottom > innerHeight / 4 && top < innerHeight;
    const button = this.#button;
    button.hidden = !this.#narrow.matches || !figure || (isSeen && this.#left === null);
    button.textContent = isSeen ? 'Back to the words' : 'See the figure';
  }

  #go(): void {
    const back = this.#left;
    this.#left = back === null ? scrollY : null;
    if (back !== null) scrollTo({ top: back });
    else this.#figure?.scrollIntoView();
  }
}
