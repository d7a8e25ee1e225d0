// Files are written all of them or none.
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { Refusal } from './refusal.js';

/** Under other names first, so that what fails half-way leaves nothing behind, and an older one as it was. */
export function writeAll(files: readonly { name: string; content: string | Uint8Array }[]): void {
  const temporary = files.map(({ name }) => `${name}.${process.pid}.tmp`);
  try {
    for (const [i, { content }] of files.entries()) writeFileSync(temporary[i] as string, content);
    for (const [i, { name }] of files.entries()) renameSync(temporary[i] as string, name);
  } catch (error) {
    for (const name of temporary) rmSync(name, { force: true });
    const why = error instanceof Error ? error.message : String(error);
    throw new Refusal(`the files could not be written: ${why}`);
  }
}
