// `npm run api`: writes docs/api.md, the reference of the package's entries, from the types and their comments;
// `node tools/api.mjs --check` only says whether it is up to date. TypeScript's own programming interface is in tests/package.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readEntry } from './api/read.mjs';
import { render } from './api/render.mjs';
import { checkout } from './common/paths.mjs';
import { say } from './common/progress.mjs';
import { main, Stop } from './common/stop.mjs';
import { ensurePackages } from './install.mjs';

const ENTRIES = [
  { name: 'glassbox-nn', file: 'web/engine/index.ts' },
  { name: 'glassbox-nn/worker', file: 'web/engine/worker/index.ts' },
  { name: 'glassbox-nn/data', file: 'web/package/data/index.ts' },
  { name: 'glassbox-nn/export', file: 'web/package/export/index.ts' },
];
const OUT = join('docs', 'api.md');

await main(async () => {
  const workspace = join(checkout, 'tests', 'package');
  await ensurePackages(workspace);
  const { default: ts } = await import(
    pathToFileURL(join(workspace, 'node_modules', 'typescript', 'lib', 'typescript.js')).href
  );
  const program = ts.createProgram(
    ENTRIES.map(({ file }) => join(checkout, file)),
    { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, strict: true, noEmit: true, types: [] },
  );
  const entries = ENTRIES.map(({ name, file }) => ({ name, items: readEntry(ts, program, join(checkout, file)) }));

  const silent = entries.flatMap(({ items }) => items.flatMap(withoutWords));
  if (silent.length > 0)
    throw new Stop(`These public names have no comment that says what they do:\n  ${silent.join('\n  ')}`);

  const text = render(entries);
  const file = join(checkout, OUT);
  const old = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (old === text) return say(`${OUT} is up to date.`);
  if (process.argv.includes('--check'))
    throw new Stop(`${OUT} is not what the types say any more. Run \`npm run api\`.`);
  writeFileSync(file, text);
  say(`${OUT} is written.`);
});

/** A name must say what it is, a method what it does. A property may leave it to its name and its type. */
function withoutWords(item) {
  const names = item.about ? [] : [item.name];
  for (const member of item.members) if (member.isMethod && !member.about) names.push(`${item.name}.${member.name}`);
  return names;
}
