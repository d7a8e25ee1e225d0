// Where the tests are run, and how they run a program.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const checkout = fileURLToPath(new URL('../..', import.meta.url));
export const run = promisify(execFile);
