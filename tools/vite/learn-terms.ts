// Terms of the course, wherever they come back: in each later chapter the first time that a term stands in the prose, it is a button that
// says again what it means. In HTML alone, so that it works without scripts.
import { type Term, terms } from '../../web/learn/terms.js';

export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly html: string;
}

const idOf = (name: string) => `term-${name.replaceAll(' ', '-')}`;

/** Longer terms first: "hidden layers" before "layers", "test cost" before "cost". */
const spellings = terms
  .flatMap((term) => [term.name, ...(term.also ?? [])].map((text) => ({ text, term })))
  .sort((a, b) => b.text.length - a.text.length);
const spelled = new RegExp(`(?<![\\w-])(?:${spellings.map(({ text }) => text).join('|')})(?![\\w-])`, 'gi');
const termOf = (text: string): Term | undefined => spellings.find((one) => one.text === text.toLowerCase())?.term;

/** Terms that a chapter explains. */
export const explainedIn = (html: string): readonly string[] =>
  [...html.matchAll(/<dfn>([^<]+)<\/dfn>/g)].map(([, name = '']) => name.toLowerCase());

/** What is no prose: questions and tasks have forms of their own around what stands in them, links and definitions are taken, titles of others are theirs. */
const apart = /^(glassbox-\w+|a|cite|dfn|em|summary|h2|h3|aside|noscript|li)$/;

/** Lines above a chapter and under a figure are paragraphs, but too short to be interrupted. */
const shortLine = /class="(lede|number|caption)"/;
/** Elements without an end. */
const single = /^(img|br|input)$/;

/** Marks the first mention of each of some terms in the paragraphs of a chapter. */
export function markTerms(html: string, known: ReadonlySet<string>): string {
  const open: { readonly tag: string; readonly isProse: boolean }[] = [];
  const left = new Set(known);
  return html
    .split(/(<[^>]+>)/)
    .map((piece) => {
      const [, closes, tag] = /^<(\/?)([\w-]+)/.exec(piece) ?? [];
      if (tag !== undefined) {
        // The model is around the whole chapter, and no form.
        if (tag === 'glassbox-model' || single.test(tag)) return piece;
        if (closes) open.pop();
        else open.push({ tag, isProse: tag === 'p' && !shortLine.test(piece) });
        return piece;
      }
      if (!open.some(({ isProse }) => isProse) || open.some((one) => apart.test(one.tag))) return piece;
      return piece.replace(spelled, (text) => {
        const name = termOf(text)?.name;
        if (!name || !left.delete(name)) return text;
        return `<button class="term" type="button" popovertarget="${idOf(name)}">${text}</button>`;
      });
    })
    .join('');
}

/** The chapters with their terms marked, and what the buttons bring up. */
export function withTerms(chapters: readonly Chapter[]): {
  readonly chapters: readonly string[];
  readonly notes: string;
} {
  const home = new Map<string, Chapter>();
  const marked = chapters.map((chapter) => {
    const html = markTerms(chapter.html, new Set(home.keys()));
    for (const name of explainedIn(chapter.html)) if (!home.has(name)) home.set(name, chapter);
    return html;
  });
  const notes = terms
    .filter(({ name }) => home.has(name))
    .map(({ name, words }) => {
      const { id, title } = home.get(name) as Chapter;
      return `<div id="${idOf(name)}" class="note term-note" popover><p><strong>${name}</strong>: ${words}</p><p class="from">Explained in <a href="#${id}">${title}</a></p></div>`;
    });
  return { chapters: marked, notes: notes.join('\n') };
}
