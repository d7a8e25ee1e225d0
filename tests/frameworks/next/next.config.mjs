import { fileURLToPath } from 'node:url';

/** Both bundlers build the same pages, each into a folder of its own. */
export default {
  devIndicators: false,
  distDir: process.env.DIST,
  turbopack: { root: fileURLToPath(new URL('..', import.meta.url)) },
  outputFileTracingRoot: fileURLToPath(new URL('..', import.meta.url)),
};
