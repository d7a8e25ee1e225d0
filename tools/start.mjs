// `npm start`: from a bare checkout to a page that learns. Every step is skipped when its result is there.
// Options: --port N (or PORT) asks for that very port; without it, the next free one from 5173 on is taken.

import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { ensureEngine } from './build/engine.mjs';
import { ensureSite } from './build/site.mjs';
import { checkNode } from './common/node-version.mjs';
import { checkout } from './common/paths.mjs';
import { say } from './common/progress.mjs';
import { endChildren } from './common/run.mjs';
import { main } from './common/stop.mjs';
import { ensurePackages } from './install.mjs';
import { askedPort, DEFAULT_PORT, serve } from './serve.mjs';

/** Milliseconds without a change before the pages are built anew: an editor saves in several writes. */
const SETTLE = 300;

// Ctrl-C is how this command ends: no failure, and no words from npm about one.
process.on('SIGINT', () => {
  endChildren();
  say('');
  process.exit(0);
});

await main(async () => {
  checkNode();
  const asked = askedPort(process.argv.slice(2));
  // The port comes first: nobody should wait minutes to hear that it is taken.
  const server = await serve(asked);
  try {
    await ensureEngine();
    await ensurePackages();
    await ensureSite();
  } catch (error) {
    await server.close();
    throw error;
  }
  if (!asked.exact && server.port !== DEFAULT_PORT)
    say(`Port ${DEFAULT_PORT} is taken by another program; this is the next free one.`);
  say(
    `\n  Glassbox is at ${server.url}\n\n  Changes in web/, public/ and cpp/ are built as you save; reload the page to see them. Ctrl-C ends.`,
  );
  watchSources();
});

function watchSources() {
  let timer = null;
  let busy = false;
  const rebuild = async () => {
    if (busy) {
      timer = setTimeout(rebuild, SETTLE);
      return;
    }
    busy = true;
    try {
      await ensureEngine();
      if (await ensureSite()) say('Reload the page.');
    } catch (error) {
      say(`${error.message}\nThe page stays as it was until that is mended.`);
    }
    busy = false;
  };
  for (const folder of ['web', 'public', 'cpp']) {
    const path = join(checkout, folder);
    if (!existsSync(path)) continue;
    watch(path, { recursive: true }, (_event, name) => {
      // What the build itself writes is no change of the sources.
      if (name?.startsWith('engine/native')) return;
      clearTimeout(timer);
      timer = setTimeout(rebuild, SETTLE);
    }).on('error', () => {});
  }
}
