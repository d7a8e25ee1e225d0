// The npm packages, from the lockfile: `node tools/install.mjs`, called by `npm start` and `npm test`.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './common/lock.mjs';
import { checkout } from './common/paths.mjs';
import { say, step } from './common/progress.mjs';
import { run, tail } from './common/run.mjs';
import { explainFileError, isMain, main, Stop } from './common/stop.mjs';

/** What npm's own words mean for the person at the keyboard. */
const REASONS = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i,
    "the npm registry cannot be reached. Check the network, or npm's proxy settings",
  ],
  [/ENOSPC/, 'the disk is full. Make room'],
  [/EACCES|EPERM|EROFS/, "this user may not write here. Mend the owner of the checkout and of npm's cache folder"],
  [/EINTEGRITY/, 'a package arrived damaged. Try `npm cache verify`'],
  [
    /can only install packages when your package\.json|EUSAGE/,
    'package.json and package-lock.json do not agree. Run `npm install` to bring them together',
  ],
];

/** The sentence for a failed `npm ci`. */
export function explainNpm(output) {
  const reason = REASONS.find(([pattern]) => pattern.test(output))?.[1] ?? "npm's last words say why. Mend that";
  return `The npm packages could not be installed: ${reason}, then run the command again.\n${npmWords(output)}`;
}

/** What npm says about the failure itself, without its usage text and its bare prefixes. */
function npmWords(output) {
  const lines = output.replace(/^npm error (Clean install a project|Usage:)[\s\S]*/m, '').split('\n');
  const errors = lines.filter((line) => /^npm (error|ERR!) \S/.test(line));
  return tail((errors.length > 0 ? errors : lines).join('\n'), 12);
}

/** Whether node_modules was completely installed from this lockfile. */
export function packagesAreCurrent(top) {
  try {
    return readFileSync(stampOf(top), 'utf8') === lockHash(top);
  } catch {
    return false;
  }
}

const stampOf = (top) => join(top, 'node_modules', '.glassbox-installed');
const lockHash = (top) =>
  createHash('sha256')
    .update(readFileSync(join(top, 'package-lock.json')))
    .digest('hex');

/** Installs the packages when they are missing or of another lockfile; quiet when there is nothing to do. */
export async function ensurePackages(top = checkout, { npm = 'npm', env = process.env } = {}) {
  if (packagesAreCurrent(top)) return;
  try {
    mkdirSync(join(top, 'build'), { recursive: true });
  } catch (error) {
    throw explainFileError(error, `Cannot write in ${top}`);
  }
  await withLock(
    join(top, 'build', 'npm.lock'),
    async () => {
      if (packagesAreCurrent(top)) return;
      if (adopt(top)) return;
      const progress = step('Installing the npm packages from the lockfile', { usually: 'half a minute' });
      const args = ['ci', '--no-audit', '--no-fund', '--fetch-retries=2', '--fetch-retry-maxtimeout=10000'];
      const { code, output } = await run(npm, args, { cwd: top, env });
      if (code !== 0) {
        progress.fail();
        throw new Stop(
          code === 127 ? 'npm is not installed; it comes with Node.js (https://nodejs.org).' : explainNpm(output),
        );
      }
      // Written last: an installation that broke off has no stamp and is done again.
      writeFileSync(stampOf(top), lockHash(top));
      progress.done('installed');
    },
    { onWait: ({ pid }) => say(`Another process (${pid}) is installing the npm packages: waiting for it.`) },
  );
}

/** Packages that somebody installed with npm itself are taken as they are when they match the lockfile. */
function adopt(top) {
  if (!existsSync(join(top, 'node_modules', '.package-lock.json'))) return false;
  const wanted = JSON.parse(readFileSync(join(top, 'package-lock.json'), 'utf8')).packages ?? {};
  const there = JSON.parse(readFileSync(join(top, 'node_modules', '.package-lock.json'), 'utf8')).packages ?? {};
  for (const [path, { version, optional }] of Object.entries(wanted)) {
    if (path === '' || (optional && !there[path])) continue;
    if (there[path]?.version !== version || !existsSync(join(top, path, 'package.json'))) return false;
  }
  writeFileSync(stampOf(top), lockHash(top));
  return true;
}

if (isMain(import.meta.url)) await main(() => ensurePackages());
