// A project as a stranger would have it: `npm pack` here, `npm install` of that file there.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
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
  const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: checkout,
  });
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
