import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../common/lock.mjs';
import { checkout } from '../common/paths.mjs';
import { say, step } from '../common/progress.mjs';
import { run, tail } from '../common/run.mjs';
import { Stop } from '../common/stop.mjs';
import { ensurePackages } from '../install.mjs';
import { engineFolder } from './engine.mjs';
import { fingerprint } from './fingerprint.mjs';
import { writeFrameworkTypes } from './framework-types.mjs';
import { writeManifest } from './manifest.mjs';
import { writePackageDocs } from './package-docs.mjs';
import { buildParts } from './parts.mjs';
import { keepReachedTypes } from './reached-types.mjs';
import { writeRequiredTypes } from './required-types.mjs';

/** What the package is made of, the engine's module among it. */
const SOURCES = [
  'web',
  'tools/build/manifest.mjs',
  'tools/build/manifest',
  'public/data',
  'tools/vite',
  'tools/build/package.mjs',
  'tools/build/required-types.mjs',
  'tools/build/reached-types.mjs',
  'tools/build/framework-types.mjs',
  'tools/build/parts.mjs',
  'tools/build/package-docs.mjs',
  'docs/package.md',
  'docs/embedding.md',
  'tsconfig.json',
  'tools/build/tsconfig.package.json',
  'tools/build/tsconfig.parts.json',
  'package.json',
  'package-lock.json',
];

/**
 * Builds the npm package into dist/ when its sources changed: the engine, its doors and the program, with the engine's glue as it is; and the parts
 * with all they need in a folder of their own, which can be copied anywhere, the module among it. The old one stays until the new one is whole.
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

/** Builds one of tools/vite's configurations into a folder, which is emptied. */
async function bundle(what, config, folder) {
  const vite = join(checkout, 'node_modules', '.bin', 'vite');
  const args = ['build', '--config', config, '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'];
  const { code, output } = await run(vite, args, { cwd: checkout });
  if (code !== 0) throw new Stop(`${what} could not be built:\n${tail(output, 40)}`);
}

/** The declarations that package.json names, from dist on, and those of Node's doors, which have the same words. */
function doorsOf({ exports }) {
  const all = (target) => (typeof target === 'string' ? [target] : Object.values(target).flatMap(all));
  const named = all(exports).filter((file) => file.endsWith('.d.ts') && !file.includes('/frameworks/'));
  return [
    ...named.map((file) => file.replace('./dist/', '')),
    'engine/index-node.d.ts',
    'engine/worker/index-node.d.ts',
  ];
}

async function compile(folder) {
  const progress = step('Building the package', { usually: 'a few seconds' });
  rmSync(folder, { recursive: true, force: true });
  const tsc = join(checkout, 'node_modules', '.bin', 'tsc');
  // The parts first: their folder is emptied. Their types come from one file that knows nothing of what they are built with.
  try {
    await buildParts(join(folder, 'parts'));
    await bundle('Its modules', 'tools/vite/package.config.ts', join(folder, 'modules'));
    for (const name of ['engine', 'package', 'cli']) renameSync(join(folder, 'modules', name), join(folder, name));
    rmSync(join(folder, 'modules'), { recursive: true });
    await bundle('What require() gives', 'tools/vite/cjs.config.ts', join(folder, 'cjs'));
    await writeManifest(folder);
    const declare = async (project, into) => {
      const { code, output } = await run(tsc, ['-p', project, '--outDir', into], { cwd: checkout });
      if (code !== 0) throw new Stop(`The package did not compile:\n${output.trimEnd()}`);
    };
    await declare('tools/build/tsconfig.package.json', folder);
    await declare('tools/build/tsconfig.parts.json', folder);
    const manifest = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8'));
    keepReachedTypes(folder, doorsOf(manifest));
  } catch (error) {
    progress.fail();
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  writeRequiredTypes(folder);
  writeFrameworkTypes(folder);
  writePackageDocs(folder);
  const native = join(folder, 'engine', 'native');
  mkdirSync(native, { recursive: true });
  for (const name of ['engine.js', 'engine-bytes.js']) copyFileSync(join(engineFolder, name), join(native, name));
  progress.done('built');
}
