// `npm run size`: what a visitor downloads, in brotli at the highest level, against the budgets. Fails past one.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { engineFolder, ensureEngine } from './build/engine.mjs';
import { buildPackage } from './build/package.mjs';
import { ensureSite } from './build/site.mjs';
import { once } from './common/once.mjs';
import { checkout } from './common/paths.mjs';
import { say } from './common/progress.mjs';
import { main, Stop } from './common/stop.mjs';
import { siteFolder } from './serve.mjs';

/** What changes by hand are made with: fetched by the parts that make some. */
const EDITS = '../experiment/edits';

/** A part, then the modules that are fetched before it shows all it has: its own, and those of parts inside that are not on demand. */
const PARTS = [
  ['map', 'learned/boundary', 'learned/lenses/map'],
  ['cost', 'run/loss'],
  ['network', 'network/network'],
  ['equation', 'explain/observation/equation'],
  ['blame', 'explain/observation/blame'],
  ['shock', 'explain/shock/shock'],
  ['bowl', 'explain/descent/bowl'],
  ['hidden space', 'explain/hidden-space/hidden-space'],
  ['flow', 'network/flow-view'],
  ['controls', 'run/controls', 'run/setting', EDITS],
  ['training', 'run/training', 'run/setting', EDITS],
  ['tape', 'run/tape'],
  ['value', 'run/value', EDITS],
];

/** What the first chapter of the course fetches when it is on the screen: its parts, and the wines. */
const FIRST_CHAPTER = ['network', 'question', 'check', 'recap', 'other', 'extras'];

/** 1 kB is 1,000 bytes. A page that is not there has nothing to weigh. */
const BUDGETS = [
  {
    what: 'engine (wasm and glue)',
    kB: 25,
    files: () => [join(engineFolder, 'engine.wasm'), join(engineFolder, 'engine.js')],
  },
  // What stands there is a still of its network; the other scheme's is not fetched.
  {
    what: 'front page, until it is live',
    kB: 60,
    files: () => firstLoad('.').filter((file) => !file.endsWith('-dark.svg')),
  },
  {
    what: 'front page, with its network live',
    kB: 140,
    files: () => firstLoad('.', ['live', 'made']).filter((file) => !file.endsWith('-dark.svg')),
  },
  // Of the stills its own only: the others are fetched when they near.
  {
    what: 'course, first chapter',
    kB: 150,
    files: () => firstLoad('learn', FIRST_CHAPTER).filter((file) => !/stills[/\\](?!from-above)/.test(file)),
  },
  { what: 'playground, first load', kB: 150, files: () => firstLoad('playground') },
  { what: 'embed page, before its views', kB: 70, files: () => firstLoad('embed') },
  // 70 was the aim. Of what came since, the engine's quicker ways are two tenths of a kB. A worker in one file, which bundlers can copy, costs 1.9 kB of it, and a session that outlives its worker as much; each ready
  // network is in the base, a tenth of a kB. That a snapshot from anywhere cannot be trained past what can be counted costs one, too.
  ...PARTS.map(([what, ...modules]) => ({
    what: `one embedded part (${what})`,
    kB: 78.8,
    files: () => onePart(...modules),
  })),
  // Brings a picture of every data set, its dialogs come when they are asked for; its limit keeps it from growing.
  {
    what: 'one embedded part (data)',
    kB: 86.5,
    files: () => onePart('data/data', 'data/picker', 'data/features', 'run/setting', 'base/thumbnail', EDITS),
  },
  // The bowl with choices for both of its axes.
  {
    what: 'one embedded part (descent)',
    kB: 80.8,
    files: () => onePart('explain/descent/descent', 'explain/descent/bowl'),
  },
];

/** The parts as one script tag loads them. */
const partsFolder = join(checkout, 'dist', 'parts');

/** What is fetched for every model whose data are made from a formula, whatever looks at it. */
const EVERY_MODEL = ['core/data/sets/made'];

/** A static import of another file of the bundle. */
const STATIC = /(?:from|import)\s*["'`](\.\/[^"'`]+\.js)["'`]/g;

/** What each file of the bundle was made of. */
const chunkSources = once(() => {
  const maps = readdirSync(partsFolder).filter((name) => name.endsWith('.js.map'));
  return new Map(
    maps.map((map) => [basename(map, '.map'), JSON.parse(readFileSync(join(partsFolder, map), 'utf8')).sources]),
  );
});

/**
 * All that a page with one view in one model fetches: the script, what its tag and its model import() while they come up, all that
 * those import, the worker, and the engine with its glue, which is in the worker.
 */
function onePart(...modules) {
  const chunkOf = (path) => {
    const found = [...chunkSources()].find(([, sources]) =>
      sources.some((source) => source.endsWith(`/web/${path}.ts`) || source.endsWith(`../${path}.ts`)),
    );
    if (!found) throw new Stop(`Expected ${path} in a file of ${partsFolder} but found it in none.`);
    return join(partsFolder, found[0]);
  };
  const files = new Set([join(partsFolder, 'glassbox.js')]);
  for (const path of [...modules.map((name) => join('parts', name)), ...EVERY_MODEL, 'session/worker'])
    files.add(chunkOf(path));
  for (const file of files) {
    for (const [, address] of readFileSync(file, 'utf8').matchAll(STATIC)) files.add(join(dirname(file), address));
  }
  for (const name of readdirSync(partsFolder)) if (/^engine-.*\.wasm$/.test(name)) files.add(join(partsFolder, name));
  return [...files];
}

/** A quoted address of a file that pages load; what import() names comes later, and is not part of a first load. */
const REFERENCE = /(import\(\s*)?["'`]([^"'`\s]+\.(?:js|css|wasm|svg))["'`]/g;

/** What Vite writes down of the files that an import() brings along, so that they come together; they too come later. */
const BROUGHT_ALONG = /__vite__mapDeps=.*?\.f=\[[^\]]*\]/g;

/** What boot.js takes instead of the page's own script, in frames where nothing can be fetched. */
const INSTEAD = /embed[/\\]alone\.js$/;

/**
 * The page, and every file it names, and those that they name in turn.
 *
 * @param {string} page its folder below the site's
 * @param {readonly string[]} [brought] what is fetched by import() at once: the names of files, without their hashes
 * @throws {Stop} when one of these is a name of no file that is imported, so that nothing is left unweighed
 */
function firstLoad(page, brought = []) {
  const missing = new Set(brought);
  const isBrought = (file) => {
    const [, name] = /^(.+)-[\w-]{8}\.js$/.exec(basename(file)) ?? [];
    missing.delete(name);
    return brought.includes(name);
  };
  const start = join(siteFolder, page, 'index.html');
  if (!existsSync(start)) return [];
  const files = new Set([start]);
  for (const file of files) {
    if (!/\.(html|js|css)$/.test(file)) continue;
    for (const [, lazily, address] of readFileSync(file, 'utf8').replace(BROUGHT_ALONG, '').matchAll(REFERENCE)) {
      const named = fileOf(address, file);
      if (named && (!lazily || isBrought(named)) && !INSTEAD.test(named)) files.add(named);
    }
  }
  if (missing.size > 0)
    throw new Stop(`Expected ${[...missing].join(' and ')} to be imported by ${start} but found no such file.`);
  return [...files];
}

/** Addresses are relative to the file, or to the site where the bundler wrote them so. */
function fileOf(address, from) {
  const candidates = [join(dirname(from), address), join(siteFolder, address), join(siteFolder, 'assets', address)];
  return candidates.find((file) => file.startsWith(siteFolder) && existsSync(file));
}

/** By file: most are in several budgets, and the highest level takes its time. */
const sizes = new Map();

function brotli(file) {
  const known = sizes.get(file);
  if (known !== undefined) return known;
  const bytes = readFileSync(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const size = brotliCompressSync(bytes, { params }).length;
  sizes.set(file, size);
  return size;
}

await main(async () => {
  await ensureEngine();
  await ensureSite();
  await buildPackage();
  let passed = 0;
  let failed = 0;
  for (const { what, kB, files } of BUDGETS) {
    const parts = files().map((file) => ({ file, size: brotli(file) / 1000 }));
    if (parts.length === 0) continue;
    const total = parts.reduce((sum, { size }) => sum + size, 0);
    const fits = total <= kB;
    fits ? ++passed : ++failed;
    say(`${what.padEnd(33)}${total.toFixed(1).padStart(6)} kB of ${kB}${fits ? '' : '   past the budget'}`);
    for (const { file, size } of parts.sort((a, b) => b.size - a.size)) {
      say(`  ${relative(process.cwd(), file).padEnd(50)}${size.toFixed(1).padStart(6)}`);
    }
  }
  say(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
