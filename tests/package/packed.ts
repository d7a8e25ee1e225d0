// A project as a stranger would have it: `npm pack` here, `npm install` of that file there.
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const checkout = fileURLToPath(new URL('../..', import.meta.url));
export const run = promisify(execFile);

export interface Project {
  /** Where it is; node_modules/glassbox-nn is in it. */
  readonly folder: string;
  readonly home: string;
  readonly tarball: string;
  /** What is in the tarball, in its order. */
  readonly files: readonly string[];
  readonly unpackedSize: number;
  /** Writes a file and returns its path. */
  write(name: string, text: string): Promise<string>;
  /** Runs a module in Node and returns what it printed. */
  node(name: string, ...flags: string[]): Promise<string>;
  remove(): Promise<void>;
}

/** Without a network and without scripts: the package needs neither. */
export async function packedProject(): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), 'glassbox-package-'));
  const stage = await stageCopy(join(folder, 'stage'));
  const { stdout } = await run('npm', ['pack', '--json', '--foreground-scripts=false', '--pack-destination', folder], {
    cwd: stage,
  });
  const [own, back] = await Promise.all([checkout, stage].map((top) => readFile(join(top, 'README.md'), 'utf8')));
  if (own !== back) throw new Error('expected the README of the repository to be back once the package is packed');
  await rm(stage, { recursive: true });
  const [packed] = readPacked(stdout);
  const tarball = join(folder, packed.filename);
  await writeFile(join(folder, 'package.json'), '{ "name": "stranger", "private": true, "type": "module" }');
  const quietly = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund'];
  await run('npm', ['install', ...quietly, tarball], { cwd: folder });
  return {
    folder,
    home: join(folder, 'node_modules', 'glassbox-nn'),
    tarball,
    files: packed.files.map(({ path }) => path),
    unpackedSize: packed.unpackedSize,
    async write(name, text) {
      const file = join(folder, name);
      await run('mkdir', ['-p', dirname(file)]);
      await writeFile(file, text);
      return file;
    },
    async node(name, ...flags) {
      return (await run(process.execPath, [...flags, name], { cwd: folder })).stdout;
    },
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
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
