// The pages: web/<name>/index.html becomes build/site/<name>/index.html, and web/index.html the front page. Files under public/ are served as they are.
import { existsSync, readdirSync } from 'node:fs';
import { defineConfig } from 'vite';
import { at } from './at.js';
import { embedPage } from './embed.js';
import { frontPage } from './front.js';
import { learnPage } from './learn.js';

/** Every folder of web/ that has a page; some are built by themselves, so that none is cut in pieces for another. */
const byThemselves = ['embed', 'learn'];
const pages = Object.fromEntries(
  readdirSync(at('web'), { withFileTypes: true })
    .filter(
      (entry) =>
        entry.isDirectory() && !byThemselves.includes(entry.name) && existsSync(at(`web/${entry.name}/index.html`)),
    )
    .map((entry) => [entry.name, at(`web/${entry.name}/index.html`)]),
);

export default defineConfig({
  root: at('web'),
  plugins: [frontPage(), embedPage(), learnPage()],
  // Relative addresses: the site may live in any folder of a host.
  base: './',
  publicDir: at('public'),
  // The session's worker is a module, as the engine is.
  worker: { format: 'es' },
  build: {
    outDir: at('build/site'),
    emptyOutDir: true,
    target: 'es2022',
    // The polyfill would be an inline script, which a strict content security policy forbids. What import() will need is not listed in the
    // scripts: the lists weigh more than they save.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, deps, { hostType }) => (hostType === 'html' ? deps : []),
    },
    // No file hidden in a data: address: the policy and the caches see each one.
    assetsInlineLimit: 0,
    rollupOptions: {
      input: pages,
      // What the page starts with comes in one file: two dozen small ones, each shared with something that comes later, take
      // longer to ask for than to fetch.
      output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } },
    },
  },
});
