// Stills that stand in for live figures where no script runs: drawn when the pages are built, by the code of `glassbox-nn render`, from what
// each figure opens.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createServer } from 'vite';
import type { PictureView } from '../../web/cli/picture.js';
import type { PictureTheme } from '../../web/cli/still.js';
import type { LinkState } from '../../web/core/link/link.js';
import { at } from './at.js';

export interface Still {
  /** Where it is written. */
  readonly file: string;
  readonly state: LinkState;
  readonly epochs: number;
  readonly views: readonly PictureView[];
  readonly theme?: PictureTheme;
}

/** Loads a module of web/, named from there. */
export type Load = (file: string) => Promise<Record<string, unknown>>;

/** stills: told how to load the modules that say what there is to draw. */
export async function drawStills(stills: (load: Load) => Promise<readonly Still[]>): Promise<void> {
  const server = await createServer({
    configFile: false,
    root: at('web'),
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, ws: false, hmr: false, watch: null },
    optimizeDeps: { noDiscovery: true, include: [] },
  });
  try {
    const load: Load = (file) => server.ssrLoadModule(`/${file}`);
    const { train } = (await load('cli/train.ts')) as typeof import('../../web/cli/train.js');
    const { drawPicture } = (await load('cli/picture.ts')) as typeof import('../../web/cli/picture.js');
    for (const { file, state, epochs, views, theme = 'auto' } of await stills(load)) {
      const picture = drawPicture(await train(state, epochs), { views, theme, width: 480, log: false }, '');
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, picture);
    }
  } finally {
    await server.close();
  }
}
