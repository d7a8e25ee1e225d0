// The documents in the package: how to use it, and how to embed. The reference stays out, because its words are those of the
// declarations, which are there: what leads to it leads to them.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../common/paths.mjs';
import { Stop } from '../common/stop.mjs';

/** @param {string} folder dist, with its declarations */
export function writePackageDocs(folder) {
  const home = join(folder, 'docs');
  mkdirSync(home, { recursive: true });
  for (const name of ['package.md', 'embedding.md']) {
    const text = readFileSync(join(checkout, 'docs', name), 'utf8');
    const led = text.replace(/\]\(api\.md(?:#(\w+))?\)/g, (_, anchor) => `](../${declarationOf(folder, anchor)})`);
    writeFileSync(join(home, name), led);
  }
}

/** The file that declares what an anchor of the reference names: its name in small letters. */
function declarationOf(folder, anchor) {
  if (!anchor) return 'engine/types.d.ts';
  const declared = new RegExp(`^export (?:interface|type|declare \\w+) ${anchor}\\b`, 'im');
  const files = readdirSync(join(folder, 'engine'), { recursive: true, encoding: 'utf8' });
  const found = files.find(
    (name) => name.endsWith('.d.ts') && declared.test(readFileSync(join(folder, 'engine', name), 'utf8')),
  );
  if (!found) throw new Stop(`docs/package.md leads to api.md#${anchor}, which no declaration of the package is.`);
  return `engine/${found}`;
}
