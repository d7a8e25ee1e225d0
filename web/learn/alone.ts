// One chapter by itself, for a frame in somebody's article: ?chapter=7. The page around is told how high it is.
import type { Chapter } from './chapter.js';

/** The number of the chapter that is asked for, from 1 to `count`; null where none is. */
export function chapterAsked(search: string, count: number): number | null {
  const text = new URLSearchParams(search).get('chapter') ?? '';
  const number = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= count ? number : null;
}

export function showAlone(chapters: readonly Chapter[], search: string): void {
  const asked = chapterAsked(search, chapters.length);
  if (asked === null) return;
  document.body.classList.add('alone');
  chapters.forEach(({ section }, i) => {
    section.hidden = i !== asked - 1;
  });
  if (window.parent === window) return;
  const tell = () =>
    window.parent.postMessage(
      { type: 'glassbox-resize', height: Math.ceil(document.body.getBoundingClientRect().height) },
      '*',
    );
  new ResizeObserver(tell).observe(document.body);
}
