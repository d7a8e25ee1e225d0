// How the course is built: its chapters are put into the page, and the stills that stand in for its figures are drawn by the program that
// draws stills, from what each chapter opens.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { PictureView } from '../../web/cli/picture.js';
import type { Opening } from '../../web/learn/chapters.js';
import { at } from './at.js';
import { buildInto } from './build-into.js';
import { type Chapter, withTerms } from './learn-terms.js';
import { drawStills, type Load, type Still } from './stills.js';
import { studyInside } from './study.js';

const folder = at('web/learn/chapters');

/** Which chapters' figures are drawn ahead, and what of them; longer trained where the chapter is about what training leads to. */
const stills: Readonly<Record<string, { readonly views: readonly PictureView[]; readonly epochs?: number }>> = {
  'from-above': { views: ['network'] },
  'one-neuron': { views: ['boundary'], epochs: 2000 },
  'five-features': { views: ['network'], epochs: 600 },
  'models-of-models': { views: ['network'] },
  'by-heart': { views: ['boundary', 'loss'], epochs: 240 },
};

/** The chapters in their order. */
export const chapterFiles = (): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.html'))
    .sort();

/** Puts the chapters, the way through them, and their terms where the page says. */
export function withChapters(page: string): string {
  const chapters = chapterFiles().map((name): Chapter => {
    const html = readFileSync(join(folder, name), 'utf8');
    const [, id = '', title = ''] = /<h2 id="([\w-]+)-title">([^<]+)<\/h2>/.exec(html) ?? [];
    return { id, title, html };
  });
  const way = chapters.map(({ id, title }) => `<li><a href="#${id}">${title}<span class="hidden"></span></a></li>`);
  const marked = withTerms(chapters);
  return page
    .replace('<!-- way -->', way.join('\n          '))
    .replace('<!-- chapters -->', () => marked.chapters.join('\n'))
    .replace('<!-- terms -->', () => marked.notes);
}

const chaptersInside: Plugin = {
  name: 'glassbox-chapters-inside',
  transformIndexHtml: { order: 'pre', handler: (html) => withChapters(html) },
};

/** What each chapter's still shows. */
async function stillsIn(folder: string, load: Load): Promise<Still[]> {
  const { openings, stateOf } = (await load('learn/chapters.ts')) as typeof import('../../web/learn/chapters.js');
  return Object.entries(stills).map(([id, { views, epochs }]) => {
    const opening = (openings as Record<string, Opening>)[id];
    if (!opening) throw new Error(`expected an opening of the chapter ${id}`);
    return { file: join(folder, `${id}.svg`), state: stateOf(opening), epochs: epochs ?? opening.epochs ?? 0, views };
  });
}

/** For the build of the pages. */
export function learnPage(): Plugin {
  let outDir = '';
  return {
    name: 'glassbox-learn-page',
    apply: 'build',
    configResolved(config) {
      outDir = config.build.outDir;
    },
    async closeBundle() {
      await buildInto(outDir, {
        plugins: [chaptersInside],
        build: {
          rollupOptions: {
            input: { learn: at('web/learn/index.html') },
            output: { codeSplitting: { groups: [{ name: 'learn', tags: ['$initial'] }] } },
          },
        },
      });
      await buildInto(outDir, {
        plugins: [studyInside],
        build: { rollupOptions: { input: { study: at('web/learn/study/index.html') } } },
      });
      await drawStills((load) => stillsIn(join(outDir, 'learn', 'stills'), load));
    },
  };
}
