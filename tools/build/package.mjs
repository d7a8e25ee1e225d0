import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../common/paths.mjs';
import { say } from '../common/progress.mjs';
import { run } from '../common/run.mjs';
import { Stop } from '../common/stop.mjs';
import { ensurePackages } from '../install.mjs';
import { engineFolder } from './engine.mjs';

/** Builds the npm package into dist/: TypeScript by tsc, the module beside it as it is. */
export async function buildPackage() {
  await ensurePackages();
  const project = join(checkout, 'tsconfig.package.json');
  if (!existsSync(project)) throw new Stop('tsconfig.package.json is missing, which says what the package is made of.');
  const dist = join(checkout, 'dist');
  const temporary = `${dist}.partial`;
  rmSync(temporary, { recursive: true, force: true });
  const tsc = join(checkout, 'node_modules', '.bin', 'tsc');
  const { code, output } = await run(tsc, ['-p', project, '--outDir', temporary], { cwd: checkout });
  if (code !== 0) {
    rmSync(temporary, { recursive: true, force: true });
    throw new Stop(`The package did not compile:\n${output.trimEnd()}`);
  }
  const native = join(temporary, 'engine', 'native');
  mkdirSync(native, { recursive: true });
  for (const name of ['engine.js', 'engine.wasm']) copyFileSync(join(engineFolder, name), join(native, name));
  rmSync(dist, { recursive: true, force: true });
  renameSync(temporary, dist);
  say('The package is in dist/.');
}
