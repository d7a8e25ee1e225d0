// A page that is built by itself, so that it is not cut in pieces for the others.
import { build, type InlineConfig } from 'vite';
import { at } from './at.js';

/** Adds to what the build of the other pages has left. */
export async function buildInto(outDir: string, config: InlineConfig): Promise<void> {
  await build({
    ...config,
    configFile: false,
    root: at('web'),
    base: './',
    publicDir: false,
    logLevel: 'warn',
    worker: { format: 'es' },
    build: {
      ...config.build,
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      modulePreload: false,
      assetsInlineLimit: 0,
    },
  });
}
