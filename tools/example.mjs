// `npm run example NAME`: builds what an example needs and starts it; without a name, says which there are. An example is a
// folder of examples/ with a package.json (its `start` is run) or an index.html (it is served).
// Options: --port N.

import { cpSync, existsSync, lstatSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ensureEngine } from './build/engine.mjs';
import { buildPackage } from './build/package.mjs';
import { ensureSite } from './build/site.mjs';
import { checkNode } from './common/node-version.mjs';
import { checkout } from './common/paths.mjs';
import { say } from './common/progress.mjs';
import { endChildren, run } from './common/run.mjs';
import { main, Stop } from './common/stop.mjs';
import { ensurePackages } from './install.mjs';
import { askedPort, serve, siteFolder } from './serve.mjs';

const folder = join(checkout, 'examples');
/** Where webpack is. */
const bundlers = join(checkout, 'tests', 'package');

process.on('SIGINT', () => {
  endChildren();
  process.exit(0);
});

await main(async () => {
  checkNode();
  const name = process.argv.slice(2).find((word) => !word.startsWith('-') && !/^\d+$/.test(word));
  const there = readdirSync(folder).filter(isExample);
  if (!name) {
    say('npm run example NAME starts one of these:');
    for (const entry of there) say(`  ${entry.padEnd(12)} ${about(entry)}`);
    return;
  }
  if (!there.includes(name)) throw new Stop(`There is no example '${name}'; expected one of ${there.join(', ')}.`);
  await ensurePackages();
  await ensureEngine();
  await buildPackage();
  if (!servesParts(name)) installPackage(name);
  await installPages(name);
  await start(name);
});

function isExample(name) {
  return ['package.json', 'index.html'].some((file) => existsSync(join(folder, name, file)));
}

/** The first line of its README that says something. */
function about(name) {
  const file = join(folder, name, 'README.md');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  return lines.find((line) => line && !line.startsWith('#')) ?? '';
}

/** What `npm install glassbox-nn` would put there: a copy, because servers and bundlers treat links in ways of their own. */
function installPackage(name) {
  const home = join(folder, name, 'node_modules', 'glassbox-nn');
  rmSync(home, { recursive: true, force: true });
  for (const part of ['dist', 'package.json', 'LICENSE'])
    cpSync(join(checkout, part), join(home, part), { recursive: true });
}

/** The built pages, for an article that frames one of them from dist/. */
async function installPages(name) {
  const page = join(folder, name, 'index.html');
  if (!existsSync(page) || !readFileSync(page, 'utf8').includes('"dist/embed/')) return;
  await ensureSite();
  const home = join(folder, name, 'dist');
  rmSync(home, { recursive: true, force: true });
  cpSync(siteFolder, home, { recursive: true });
}

/** webpack is where the package's tests have it; Vite is found in the checkout's own node_modules. */
async function linkWebpack(name) {
  await ensurePackages(bundlers);
  const path = join(folder, name, 'node_modules', 'webpack');
  if (existsSync(path)) return;
  // A link that leads nowhere is there, and does not exist.
  if (lstatSync(path, { throwIfNoEntry: false })) rmSync(path);
  symlinkSync(join(bundlers, 'node_modules', 'webpack'), path, 'junction');
}

/** One tag on a plain page: the parts stand beside it, as on anyone's server, and nothing is installed. */
function servesParts(name) {
  const page = join(folder, name, 'index.html');
  return existsSync(page) && readFileSync(page, 'utf8').includes('"/parts/');
}

async function start(name) {
  const port = askedPort(process.argv);
  const manifest = join(folder, name, 'package.json');
  if (servesParts(name)) {
    const env = { ...process.env, PORT: String(port.port), ...(port.exact && { EXACT: '1' }) };
    const { code } = await run(process.execPath, ['examples/serve.mjs', name], { cwd: checkout, env, show: true });
    return code;
  }
  if (!existsSync(manifest)) {
    const { url } = await serve({ ...port, folder: join(folder, name) });
    return say(`The example is at ${url}  (Ctrl-C ends)`);
  }
  const { devDependencies = {} } = JSON.parse(readFileSync(manifest, 'utf8'));
  if ('webpack' in devDependencies) await linkWebpack(name);
  const more = port.exact ? ['--', '--port', String(port.port)] : [];
  const { code } = await run('npm', ['run', '--silent', 'start', ...more], { cwd: join(folder, name), show: true });
  return code;
}
