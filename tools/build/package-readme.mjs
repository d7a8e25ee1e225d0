// npm packs the README at the root, and nothing can tell it to take another. So the package's own stands there while npm packs:
// `prepack` puts it there, `postpack` takes it away again. What was left by an npm that was stopped in between is put right first.
//   node tools/build/package-readme.mjs in|out
import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkout } from '../common/paths.mjs';
import { main, Stop } from '../common/stop.mjs';

const root = join(checkout, 'README.md');
/** The repository's, while the other is in its place. */
const kept = join(checkout, 'build', 'README.repository.md');

await main(() => {
  const [way] = process.argv.slice(2);
  if (way !== 'in' && way !== 'out') throw new Stop(`expected in or out but got ${way ?? 'nothing'}`);
  if (existsSync(kept)) renameSync(kept, root);
  if (way === 'out') return;
  mkdirSync(dirname(kept), { recursive: true });
  copyFileSync(root, `${kept}.partial`);
  renameSync(`${kept}.partial`, kept);
  copyFileSync(join(checkout, 'web', 'package', 'README.md'), root);
});
