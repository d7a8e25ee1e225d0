// A project as a stranger would have it: the packed package is installed in it (pack-once.ts).
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';
import { run } from './here.js';
import type { PackedOnce } from './pack-once.js';

export interface Project extends PackedOnce {
  /** Where the installed package is, in the project. */
  readonly home: string;
  /** Writes a file and returns its path. */
  write(name: string, text: string): Promise<string>;
  /** Runs a module in Node and returns what it printed. */
  node(name: string, ...flags: string[]): Promise<string>;
  remove(): Promise<void>;
}

/** A project of one's own, to write to; to be removed when it has been used. */
export async function packedProject(): Promise<Project> {
  const packed = inject('packed');
  const folder = await mkdtemp(join(tmpdir(), 'glassbox-package-'));
  await cp(packed.folder, folder, { recursive: true, verbatimSymlinks: true });
  return {
    ...packed,
    folder,
    home: join(folder, 'node_modules', 'glassbox-nn'),
    async write(name, text) {
      const file = join(folder, name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
      return file;
    },
    async node(name, ...flags) {
      return (await run(process.execPath, [...flags, name], { cwd: folder })).stdout;
    },
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}
