import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { explainFileError } from '../common/stop.mjs';

const SUMS = 'sums.json';

/** How many built engines the cache keeps; an engine is about 100 kB. */
const KEPT = 20;

function sum(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/**
 * Puts files into a folder of their own, whole or not at all: they are gathered under a temporary name with
 * their checksums, and the folder is renamed into place.
 */
export function publish(folder, files, about = {}) {
  const temporary = `${folder}.${process.pid}.partial`;
  try {
    rmSync(temporary, { recursive: true, force: true });
    mkdirSync(temporary, { recursive: true });
    const sums = {};
    for (const file of files) {
      copyFileSync(file, join(temporary, basename(file)));
      sums[basename(file)] = sum(file);
    }
    writeFileSync(join(temporary, SUMS), `${JSON.stringify({ ...about, sums }, null, 2)}\n`);
    rmSync(folder, { recursive: true, force: true });
    renameSync(temporary, folder);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    throw explainFileError(error, `Cannot write ${folder}`);
  }
}

/** What `publish` noted about a folder, if every file in it is whole; else null. */
export function lookUp(folder) {
  try {
    const note = JSON.parse(readFileSync(join(folder, SUMS), 'utf8'));
    const whole = Object.entries(note.sums).every(([name, expected]) => sum(join(folder, name)) === expected);
    return whole && Object.keys(note.sums).length > 0 ? note : null;
  } catch {
    return null;
  }
}

/** The files of a whole entry, as full paths; an entry that is not whole is removed and gives null. */
export function fetchEntry(folder) {
  const note = lookUp(folder);
  if (!note) {
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
  try {
    utimesSync(folder, new Date(), new Date());
  } catch {
    // A cache that may only be read is still a cache.
  }
  return Object.keys(note.sums).map((name) => join(folder, name));
}

/** Keeps the entries used last, removes the others. */
export function trim(parent, kept = KEPT) {
  if (!existsSync(parent)) return;
  const entries = readdirSync(parent)
    .map((name) => join(parent, name))
    .map((path) => ({ path, time: statSync(path).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { path } of entries.slice(kept)) rmSync(path, { recursive: true, force: true });
}
