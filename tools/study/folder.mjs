// All files of a study. One that cannot be read stops it: people who are left out quietly change what a study finds.
import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stop } from '../common/stop.mjs';
import { GROUPS, LARGEST, quoted, readPerson } from './person.mjs';

/** The most files that are read, and the most problems that are told at once. */
const MOST_FILES = 5000;
const MOST_TOLD = 20;

/**
 * @param {string} folder its files that end in .json are read, others and folders inside are not
 * @returns {import('./person.mjs').Person[]} of both groups, each person once
 * @throws {Stop} a line for each file that is refused
 */
export function readFolder(folder) {
  const people = new Map();
  const problems = [];
  for (const name of jsonFiles(folder)) {
    try {
      const person = readPerson(textOf(join(folder, name)));
      const other = people.get(person.name);
      if (other) throw new Stop(`${quoted(person.name)} is in ${quoted(other.file)} too: each person has one file`);
      people.set(person.name, { file: name, person });
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      problems.push(`${quoted(name)}: ${error.message}.`);
    }
  }
  if (problems.length > 0) {
    const more = problems.length > MOST_TOLD ? `\nand ${problems.length - MOST_TOLD} more.` : '';
    throw new Stop(
      `${problems.slice(0, MOST_TOLD).join('\n')}${more}\n\nNothing was computed. Mend these files or take them out, and say so where you report.`,
    );
  }
  const read = [...people.values()].map(({ person }) => person);
  for (const group of GROUPS)
    if (!read.some((person) => person.group === group))
      throw new Stop(`${folder}: expected people of both groups but nobody is in "${group}".`);
  return read;
}

function jsonFiles(folder) {
  let names;
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch (error) {
    throw new Stop(`${folder}: expected a folder of files but it cannot be read (${error.code}).`);
  }
  if (names.length === 0 || names.length > MOST_FILES)
    throw new Stop(`${folder}: expected 1 to ${MOST_FILES} files that end in .json but there are ${names.length}.`);
  return names.sort();
}

/** Opened without waiting, since a named pipe would wait for ever; the size is that of what was opened. */
function textOf(path) {
  let file;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const found = fstatSync(file);
    if (!found.isFile()) throw new Stop('expected a file but it is something else');
    if (found.size > LARGEST) throw new Stop(`expected ${LARGEST} bytes at most but it has ${found.size}`);
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Stop) throw error;
    throw new Stop(`it cannot be read (${error.code})`);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
