import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A failure whose message is written for the person at the keyboard: shown without a stack. */
export class Stop extends Error {
  name = 'Stop';
}

/** Runs a command's body; a Stop becomes its sentence and exit code 1, anything else shows its stack. */
export async function main(body) {
  try {
    const code = await body();
    if (typeof code === 'number') process.exitCode = code;
  } catch (error) {
    process.stderr.write(`\n${error instanceof Stop ? error.message : (error?.stack ?? error)}\n`);
    process.exitCode = 1;
  }
}

/** Turns the file system's refusals into sentences; other errors pass through unchanged. */
export function explainFileError(error, what) {
  const reasons = {
    EACCES: `this user may not write there`,
    EPERM: `this user may not do that`,
    EROFS: `the file system is read-only`,
    ENOSPC: `the disk is full`,
    EDQUOT: `the disk quota is used up`,
    ENOTDIR: `part of the path is a file, not a folder`,
  };
  const reason = reasons[error?.code];
  return reason ? new Stop(`${what}: ${reason}${error.path ? ` (${error.path})` : ''}.`) : error;
}

/** Whether the module with this address is the program that was started, not an import of one. */
export function isMain(moduleUrl) {
  return Boolean(process.argv[1]) && realpathSync(process.argv[1]) === realpathSync(fileURLToPath(moduleUrl));
}
