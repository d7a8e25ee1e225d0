// `npm run size`: what a visitor downloads, in brotli at the highest level, against the budgets. Fails past one.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { engineFolder, ensureEngine } from './build/engine.mjs';
import { ensureSite } from './build/site.mjs';
import { say } from './common/progress.mjs';
import { main } from './common/stop.mjs';
import { siteFolder } from './serve.mjs';

/** 1 kB is 1,000 bytes. A page that is not there has nothing to weigh. */
const BUDGETS = [
  {
    what: 'engine (wasm and glue)',
    kB: 25,
    files: () => [join(engineFolder, 'engine.wasm'), join(engineFolder, 'engine.js')],
  },
  { what: 'playground, first load', kB: 150, files: () => firstLoad('playground') },
  { what: 'one embedded part, all in', kB: 70, files: () => firstLoad('embed') },
];

/** A quoted address of a file that pages load; what import() names comes later, and is not part of a first load. */
const REFERENCE = /(import\(\s*)?["'`]([^"'`\s]+\.(?:js|css|wasm|svg))["'`]/g;

/** What Vite writes down of the files that an import() brings along, so that they come together; they too come later. */
const BROUGHT_ALONG = /__vite__mapDeps=.*?\.f=\[[^\]]*\]/g;

/** What boot.js takes instead of the page's own script, in frames where nothing can be fetched. */
const INSTEAD = /embed[/\\]alone\.js$/;

/** The page, and every file it names, and those that they name in turn. */
function firstLoad(page) {
  const start = join(siteFolder, page, 'index.html');
  if (!existsSync(start)) return [];
  const files = new Set([start]);
  for (const file of files) {
    if (!/\.(html|js|css)$/.test(file)) continue;
    for (const [, lazily, address] of readFileSync(file, 'utf8').replace(BROUGHT_ALONG, '').matchAll(REFERENCE)) {
      const named = fileOf(address, file);
      if (!lazily && named && !INSTEAD.test(named)) files.add(named);
    }
  }
  return [...files];
}

/** Addresses are relative to the file, or to the site where the bundler wrote them so. */
function fileOf(address, from) {
  const candidates = [join(dirname(from), address), join(siteFolder, address), join(siteFolder, 'assets', address)];
  return candidates.find((file) => file.startsWith(siteFolder) && existsSync(file));
}

function brotli(file) {
  const bytes = readFileSync(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params }).length;
}

await main(async () => {
  await ensureEngine();
  await ensureSite();
  let passed = 0;
  let failed = 0;
  for (const { what, kB, files } of BUDGETS) {
    const parts = files().map((file) => ({ file, size: brotli(file) / 1000 }));
    if (parts.length === 0) continue;
    const total = parts.reduce((sum, { size }) => sum + size, 0);
    const fits = total <= kB;
    fits ? ++passed : ++failed;
    say(`${what.padEnd(28)}${total.toFixed(1).padStart(6)} kB of ${kB}${fits ? '' : '   past the budget'}`);
    for (const { file, size } of parts.sort((a, b) => b.size - a.size)) {
      say(`  ${relative(process.cwd(), file).padEnd(50)}${size.toFixed(1).padStart(6)}`);
    }
  }
  say(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
