// `npm pack` here, `npm install` of that file there: once, before the first file of tests. Each takes a copy (packed.ts).
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { checkout, run } from './here.js';

/** What packing the package gave. */
export interface PackedOnce {
  /** A project in which it is installed. */
  readonly folder: string;
  readonly tarball: string;
  /** What is in the tarball, in its order. */
  readonly files: readonly string[];
  readonly unpackedSize: number;
}

declare module 'vitest' {
  interface ProvidedContext {
    packed: PackedOnce;
  }
}

/** Without a network and without scripts: the package needs neither. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const top = await mkdtemp(join(tmpdir(), 'glassbox-packed-'));
  const stage = await stageCopy(join(top, 'stage'));
  const { stdout } = await run('npm', ['pack', '--json', '--foreground-scripts=false', '--pack-destination', top], {
    cwd: stage,
  });
  const [own, back] = await Promise.all([checkout, stage].map((at) => readFile(join(at, 'README.md'), 'utf8')));
  if (own !== back) throw new Error('expected the README of the repository to be back once the package is packed');
  const [packed] = readPacked(stdout);
  const tarball = join(top, packed.filename);
  const folder = join(top, 'project');
  await mkdir(folder);
  await writeFile(join(folder, 'package.json'), '{ "name": "stranger", "private": true, "type": "module" }');
  const quietly = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund'];
  await run('npm', ['install', ...quietly, tarball], { cwd: folder });
  provide('packed', {
    folder,
    tarball,
    files: packed.files.map(({ path }) => path),
    unpackedSize: packed.unpackedSize,
  });
  return () => rm(top, { recursive: true, force: true, maxRetries: 3 });
}

/** What npm packs, elsewhere: for a moment the package's README stands at the root, where other tests read the repository's. */
async function stageCopy(stage: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(checkout, 'package.json'), 'utf8'));
  const packed: string[] = manifest.files.filter((file: string) => !file.startsWith('!'));
  const swap = ['README.md', 'web/package/README.md', 'tools/build/package-readme.mjs', 'tools/common'];
  for (const name of [...packed, ...swap]) await cp(join(checkout, name), join(stage, name), { recursive: true });
  // It has been built; what else npm does before and after is done.
  const { prepack, postpack } = manifest.scripts;
  const scripts = { prepack: prepack.split(' && ').at(-1), postpack };
  await writeFile(join(stage, 'package.json'), JSON.stringify({ ...manifest, scripts }, null, 2));
  return stage;
}

interface Packed {
  filename: string;
  unpackedSize: number;
  files: { path: string; size: number }[];
}

/** npm 12 gives an object by name where the ones before give a list. */
function readPacked(stdout: string): [Packed] {
  const json = JSON.parse(stdout) as Packed[] | Record<string, Packed>;
  return [Object.values(json)[0] as Packed];
}
