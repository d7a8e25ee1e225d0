// How the course is built: its chapters are put into the page, and the stills that stand in for its figures are drawn by the program that
// draws stills, from what each chapter opens.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer, type Plugin } from 'vite';
import type { PictureView } from '../../web/cli/picture.js';
import type { Opening } from '../../web/learn/chapters.js';
import { at } from './at.js';
import { buildInto } from './build-into.js';

const folder = at('web/learn/chapters');

/** Which chapters' figures are drawn ahead, and what of them; longer trained where the chapter is about what training leads to. */
const stills: Readonly<Record<string, { readonly views: readonly PictureView[]; readonly epochs?: number }>> = {
  'from-above': { views: ['network'] },
  'one-neuron': { views: ['boundary'], epochs: 2000 },
  'models-of-models': { views: ['network'] },
  'by-heart': { views: ['boundary', 'loss'], epochs: 240 },
};

/** The chapters in their order. */
export const chapterFiles = (): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.html'))
    .sort();

/** Puts the chapters, and the way through them, where the page says. */
export function withChapters(page: string): string {
  const texts = chapterFiles().map((name) => readFileSync(join(folder, name), 'utf8'));
  const way = texts.map((text) => {
    const [, id, title] = /<h2 id="([\w-]+)-title">([^<]+)<\/h2>/.exec(text) ?? [];
    return `<li><a href="#${id}">${title}<span class="hidden"></span></a></li>`;
  });
  return page.replace('<!-- way -->', way.join('\n          ')).replace('<!-- chapters -->', texts.join('\n'));
}

const chaptersInside: Plugin = {
  name: 'glassbox-chapters-inside',
  transformIndexHtml: { order: 'pre', handler: (html) => withChapters(html) },
};

async function drawStills(outDir: string): Promise<void> {
  const server = await createServer({
    configFile: false,
    root: at('web'),
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, ws: false, hmr: false, watch: null },
    optimizeDeps: { noDiscovery: true, include: [] },
  });
  try {
    const load = (file: string) => server.ssrLoadModule(`/${file}`);
    const { openings, stateOf } = await load('learn/chapters.ts');
    const { train } = await load('cli/train.ts');
    const { drawPicture } = await load('cli/picture.ts');
    mkdirSync(join(outDir, 'learn', 'stills'), { recursive: true });
    for (const [id, { views, epochs }] of Object.entries(stills)) {
      const opening = (openings as Record<string, Opening>)[id];
      if (!opening) throw new Error(`expected an opening of the chapter ${id}`);
      const trained = await train(stateOf(opening), epochs ?? opening.epochs ?? 0);
      const picture = drawPicture(trained, { views, theme: 'auto', width: 480, log: false }, '');
      writeFileSync(join(outDir, 'learn', 'stills', `${id}.svg`), picture);
    }
  } finally {
    await server.close();
  }
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
      await drawStills(outDir);
    },
  };
}
