// In a project of your own this file is one line: import { createEngine } from 'glassbox-nn';
// Here, in a checkout, the package may not be built yet: then it is built first.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const built = new URL('../../dist/engine/index-node.js', import.meta.url);
if (!existsSync(built)) {
  const build = fileURLToPath(new URL('../../tools/build.mjs', import.meta.url));
  // Its words go to stderr, so that the example's own output stays clean.
  const { status } = spawnSync(process.execPath, [build, 'package'], { stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    console.error('The package could not be built; `npm run build` says why and what to do.');
    process.exit(1);
  }
}

export const { createEngine, GlassboxError } = await import('glassbox-nn');
