// Declarations that somebody can reach from the doors of the package; those of what is bundled would say nothing to anyone.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** What a declaration names as `./other.js`. */
const NAMED = /(from |import\()(['"])(\.[^'"]+)\.js\2/g;

/**
 * The declarations that `doors` lead to, themselves among them, with what each is to say.
 *
 * @param {string} folder what the names of the doors begin from
 * @param {Iterable<string>} doors such as engine/index.d.ts
 * @param {string} [ending] that the names of other modules get instead of js
 * @returns {Map<string, string>} texts by name
 */
export function reachedTypes(folder, doors, ending = 'js') {
  const texts = new Map();
  const reached = new Set(doors);
  for (const name of reached) {
    const text = readFileSync(join(folder, name), 'utf8').replace(NAMED, (_, before, quote, path) => {
      reached.add(normalize(join(dirname(name), `${path}.d.ts`)));
      return `${before}${quote}${path}.${ending}${quote}`;
    });
    texts.set(name, text);
  }
  return texts;
}

/** Moves what the doors reach from one folder to another, and removes the first. */
export function keepReachedTypes(from, to, doors) {
  for (const [name, text] of reachedTypes(from, doors)) {
    mkdirSync(dirname(join(to, name)), { recursive: true });
    writeFileSync(join(to, name), text);
  }
  rmSync(from, { recursive: true });
}
