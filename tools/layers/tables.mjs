import { readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { filesUnder } from '../build/fingerprint.mjs';
import { lineAt, stripComments } from './source-text.mjs';

/** Where a table may be indexed: the one helper does it. */
const HELPER = 'web/core/base/look-up.ts';

/** `const table: Readonly<Record<string, V>> = {`, and the like for fields and variables. */
const DECLARED =
  /(?:\b(?:const|let)\s+|#|\breadonly\s+)(\w+)\s*:\s*(?:(?:Readonly|Partial)<)*Record<string,[^;]*?>\s*=\s*\{(?!\s*\})/g;

/**
 * Object literals that are looked up by any string, in web/: each answers to `toString` and `constructor`, too. They may be indexed
 * by a literal or through lookUp, and asked with `in` never.
 *
 * @param {string} top the checkout
 * @returns {string[]} a sentence for each thing that is wrong
 */
export function checkTables(top) {
  const sources = filesUnder(join(top, 'web'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !/\/native\//.test(file))
    .map((file) => ({
      name: relative(top, file).replaceAll('\\', '/'),
      text: stripComments(readFileSync(file, 'utf8')),
    }));
  const exported = sources.flatMap(({ name, text }) =>
    [...text.matchAll(DECLARED)]
      .filter(({ index }) => /\bexport\s+$/.test(text.slice(0, index)))
      .map(([, table]) => ({ table, stem: basename(name, '.ts') })),
  );
  return sources.flatMap(({ name, text }) => {
    if (name === HELPER) return [];
    const own = [...text.matchAll(DECLARED)].map(([, table]) => table);
    const imported = exported.filter(({ table, stem }) =>
      new RegExp(`import[^;]*\\b${table}\\b[^;]*from[^;]*/${stem}\\.js'`).test(text),
    );
    return [...new Set([...own, ...imported.map(({ table }) => table)])].flatMap((table) =>
      breaches(name, text, table),
    );
  });
}

function breaches(name, text, table) {
  const asked = new RegExp(
    `(?<![\\w.])#?${table}\\[(?!['"\\]])|(?<=this\\.)#?${table}\\[(?!['"\\]])|\\bin ${table}\\b(?!\\s*[:(])`,
    'g',
  );
  return [...text.matchAll(asked)].map(
    ({ index }) =>
      `${name}:${lineAt(text, index)}: ${table} is a table that any name may be asked of: use lookUp(${table}, name) of core/base/look-up.`,
  );
}
