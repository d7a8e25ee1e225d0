// How the front page is built: by itself, as small as it can be, with stills of the moment from which its live network goes on.
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { at } from './at.js';
import { buildInto } from './build-into.js';
import { drawStills } from './stills.js';

/** For the build of the pages. */
export function frontPage(): Plugin {
  let outDir = '';
  return {
    name: 'glassbox-front-page',
    apply: 'build',
    configResolved(config) {
      outDir = config.build.outDir;
    },
    async closeBundle() {
      await buildInto(outDir, {
        build: { rollupOptions: { input: { front: at('web/index.html') } } },
      });
      await drawStills(async (load) => {
        const { begun, settings } = (await load('front/opening.ts')) as typeof import('../../web/front/opening.js');
        const { defaultFeatures: features } = (await load(
          'core/data/feature-names.ts',
        )) as typeof import('../../web/core/data/feature-names.js');
        // One file for each scheme: only one of them is fetched.
        return (['light', 'dark'] as const).map((theme) => ({
          file: join(outDir, 'stills', `front-${theme}.svg`),
          state: { settings, features },
          epochs: begun,
          views: ['network'],
          theme,
        }));
      });
    },
  };
}
