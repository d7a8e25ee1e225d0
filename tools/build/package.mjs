import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../common/lock.mjs';
import { checkout } from '../common/paths.mjs';
import { say, step } from '../common/progress.mjs';
import { run } from '../common/run.mjs';
import { Stop } from '../common/stop.mjs';
import { ensurePackages } from '../install.mjs';
import { engineFolder } from './engine.mjs';
import { fingerprint } from './fingerprint.mjs';
import { writeManifest } from './manifest.mjs';
import { buildParts } from './parts.mjs';

/** What the package is made of, the engine's module among it. */
const SOURCES = [
  'web',
  'tools/build/manifest.mjs',
  'tools/build/manifest',
  'public/data',
  'vite.parts.config.ts',
  'tsconfig.json',
  'tsconfig.package.json',
  'tsconfig.parts.json',
  'package.json',
  'package-lock.json',
];

/**
 * Builds the npm package into dist/ when its sources changed: TypeScript by tsc, the module and its glue beside it as they are, and
 * the parts with all they need in a folder of their own. The old one stays until the new one is whole.
 */
export async function buildPackage() {
  await ensurePackages();
  const dist = join(checkout, 'dist');
  // Not inside dist/, all of which is published.
  const stamp = join(checkout, 'build', 'package.built-from');
  const isCurrent = () =>
    existsSync(dist) && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(checkout, SOURCES);
  if (isCurrent()) return;
  mkdirSync(join(checkout, 'build'), { recursive: true });
  await withLock(
    join(checkout, 'build', 'package.lock'),
    async () => {
      if (isCurrent()) return;
      const sources = fingerprint(checkout, SOURCES);
      await compile(`${dist}.partial`);
      rmSync(dist, { recursive: true, force: true });
      renameSync(`${dist}.partial`, dist);
      writeFileSync(stamp, sources);
    },
    { onWait: ({ pid }) => say(`Another process (${pid}) is building the package: waiting for it.`) },
  );
}

async function compile(folder) {
  const progress = step('Building the package', { usually: 'a few seconds' });
  rmSync(folder, { recursive: true, force: true });
  const tsc = join(checkout, 'node_modules', '.bin', 'tsc');
  // The parts first: their folder is emptied. Their types come from one file that knows nothing of what they are built with.
  try {
    await buildParts(join(folder, 'parts'));
    await writeManifest(folder);
    for (const project of ['tsconfig.package.json', 'tsconfig.parts.json']) {
      const { code, output } = await run(tsc, ['-p', project, '--outDir', folder], { cwd: checkout });
      if (code !== 0) throw new Stop(`The package did not compile:\n${output.trimEnd()}`);
    }
  } catch (error) {
    progress.fail();
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  const native = join(folder, 'engine', 'native');
  mkdirSync(native, { recursive: true });
  for (const name of ['engine.js', 'engine.wasm']) copyFileSync(join(engineFolder, name), join(native, name));
  // The measured data sets, for stills: `glassbox-nn render` reads them from beside its code.
  const data = join(folder, 'data');
  mkdirSync(data);
  for (const name of readdirSync(join(checkout, 'public', 'data'))) {
    if (name.endsWith('.csv')) copyFileSync(join(checkout, 'public', 'data', name), join(data, name));
  }
  progress.done('built');
}
