import { existsSync, mkdirSync, readdirSync, renameSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { withLock } from '../common/lock.mjs';
import { say, step } from '../common/progress.mjs';
import { tail, which } from '../common/run.mjs';
import { explainFileError, Stop } from '../common/stop.mjs';
import { debianMirror, elevation, installPackages, proxyOptions, runAs } from './apt.mjs';
import { isNewEnough, parseEmccVersion } from './emcc.mjs';
import { PACKAGES, RECIPE_ID, SUITE, WARM_LINKS } from './recipe.mjs';
import { chooseSandbox, runInRoot } from './sandbox.mjs';

/** Packages in a root, roughly: for the progress line. */
const ABOUT_PACKAGES = 200;

/** What a root takes on disk, with room for its download, in bytes. */
const ROOM = 2.5e9;

/** Where the private root is, or will be. */
export function rootFolder(cache) {
  return join(cache, `toolchain-${RECIPE_ID}`);
}

/** A root is whole when it has its final name and the stamp written as its last file. */
export function isWholeRoot(root) {
  return existsSync(join(root, '.glassbox-whole')) && existsSync(join(root, 'usr/bin/emcc'));
}

/**
 * Makes the private root if it is not there yet: an unmodified Debian toolchain in the user's cache folder.
 *
 * @returns {Promise<string | null>} its folder, or null where apt is no way (another system, or this user may
 *   not install)
 * @throws {Stop} when apt is the way, but the making failed; nothing half-made stays
 */
export async function ensureDebianRoot(cache) {
  const root = rootFolder(cache);
  if (isWholeRoot(root)) return root;
  if (!which('apt-get')) return null;
  const prefix = await elevation();
  if (!prefix) return null;
  return withLock(
    `${root}.lock`,
    async () => {
      if (isWholeRoot(root)) return root;
      const mirror = await debianMirror(prefix);
      if (!mirror) return null;
      await makeRoot(root, mirror, prefix);
      return root;
    },
    { onWait: ({ pid }) => say(`Another process (${pid}) is making the toolchain: waiting for it.`) },
  );
}

async function makeRoot(root, mirror, prefix) {
  const temporary = `${root}.partial`;
  try {
    mkdirSync(dirname(root), { recursive: true });
  } catch (error) {
    throw explainFileError(error, `Cannot make the cache folder ${dirname(root)}`);
  }
  await removeTree(prefix, temporary);
  await removeTree(prefix, root);
  checkRoom(dirname(root));

  const missing = [...(which('mmdebstrap') ? [] : ['mmdebstrap']), ...(which('bwrap') ? [] : ['bubblewrap'])];
  if (missing.length > 0) {
    say(`Installing ${missing.join(' and ')} with apt`);
    await installPackages(prefix, missing);
  }

  try {
    await download(temporary, mirror, prefix);
    await warm(temporary);
    writeFileSync(join(temporary, '.glassbox-whole'), `${RECIPE_ID}\n`);
    renameSync(temporary, root);
  } catch (error) {
    await removeTree(prefix, temporary);
    throw explainFileError(error, `Cannot make the toolchain in ${root}`);
  }
  await removeOldRoots(root, prefix);
}

async function download(temporary, mirror, prefix) {
  const progress = step(
    `Installing the compiler (Emscripten, from Debian ${SUITE}) into ${temporary.replace(/\.partial$/, '')}: about 240 MB to download`,
    {
      usually: '1 to 3 min',
    },
  );
  const timer = setInterval(() => progress.update(rootProgress(temporary)), 1000);
  const options = [
    'APT::Install-Recommends "false"',
    'Acquire::Check-Valid-Until "false"',
    'Acquire::Retries "3"',
    ...(await proxyOptions()),
  ];
  const result = await runAs(prefix, 'mmdebstrap', [
    '--variant=apt',
    '--mode=root',
    `--include=${PACKAGES.join(',')}`,
    ...options.map((line) => `--aptopt=${line}`),
    SUITE,
    temporary,
    `deb ${mirror} ${SUITE} main`,
  ]);
  clearInterval(timer);
  if (result.code !== 0) {
    progress.fail();
    throw new Stop(
      `The compiler could not be downloaded: it broke off half-way, and what had arrived is removed. Check the network and the disk, then run the command again; it starts afresh. The last words of mmdebstrap:\n${tail(result.output, 8)}`,
    );
  }
  if (process.getuid() !== 0) {
    // Inside bwrap this user plays root, so the files must be the user's own.
    await runAs(prefix, 'chown', ['-hR', `${process.getuid()}:${process.getgid()}`, temporary]);
  }
  progress.done('installed');
}

/** Tells from the root itself how far mmdebstrap is: what has been downloaded, then what has been unpacked. */
function rootProgress(root) {
  const unpacked = list(join(root, 'var/lib/dpkg/info')).filter((name) => name.endsWith('.list')).length;
  const archives = join(root, 'var/cache/apt/archives');
  let bytes = 0;
  let arrived = 0;
  for (const folder of [archives, join(archives, 'partial')]) {
    for (const name of list(folder)) {
      if (!name.endsWith('.deb')) continue;
      arrived++;
      bytes += sizeOf(join(folder, name));
    }
  }
  if (arrived > 0 && bytes > 0) {
    return unpacked > 0 && unpacked < arrived + unpacked
      ? `${Math.round(bytes / 1e6)} MB downloaded, ${unpacked} of about ${ABOUT_PACKAGES} packages unpacked`
      : `${Math.round(bytes / 1e6)} MB downloaded`;
  }
  return unpacked > 0 ? `${unpacked} of about ${ABOUT_PACKAGES} packages unpacked` : 'reading the package lists';
}

/** Has Emscripten build its system libraries while the root is still private to this process. */
async function warm(root) {
  const progress = step("Building Emscripten's system libraries, once", { usually: '1 to 2 min' });
  const sandbox = await chooseSandbox(root);
  const inRoot = (command) =>
    runInRoot(root, sandbox, null, ['sh', '-c', command], {
      cwd: '/tmp',
      onLine: (line) => {
        const library = /generating system (?:library|asset): (\S+?)\.\.\./.exec(line)?.[1];
        if (library) progress.update(basename(library));
      },
    });
  const version = parseEmccVersion((await inRoot('emcc --version')).output);
  if (!isNewEnough(version)) {
    progress.fail();
    throw new Stop(
      `Debian ${SUITE} gave Emscripten ${version?.join('.') ?? 'of an unknown version'}, which is too old. Install Emscripten by hand (see CONTRIBUTING.md).`,
    );
  }
  for (const flags of WARM_LINKS) {
    const result = await inRoot(
      `echo 'int main() { return 0; }' > warm.cpp && emcc warm.cpp ${flags.join(' ')} -o warm.mjs; code=$?; rm -f warm.*; exit $code`,
    );
    if (result.code !== 0) {
      progress.fail();
      throw new Stop(`The compiler was installed but does not link. Its last words:\n${tail(result.output)}`);
    }
  }
  progress.done(`Emscripten ${version.join('.')} is ready`);
}

/** Roots of earlier recipes are of no use any more, and a gigabyte each. */
async function removeOldRoots(root, prefix) {
  for (const name of list(dirname(root))) {
    if (!/^toolchain-[0-9a-f]{12}$/.test(name) || name === basename(root)) continue;
    say(`Removing the toolchain of an earlier version of Glassbox (${name})`);
    await removeTree(prefix, join(dirname(root), name));
  }
}

async function removeTree(prefix, folder) {
  if (!existsSync(folder)) return;
  await runAs(prefix, 'rm', ['-rf', '--one-file-system', folder]);
}

function checkRoom(folder) {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free < ROOM)
    throw new Stop(
      `The compiler needs ${(ROOM / 1e9).toFixed(1)} GB in ${folder}, where ${(free / 1e9).toFixed(1)} GB are free. Make room, or set XDG_CACHE_HOME to a folder on a larger disk.`,
    );
}

function list(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function sizeOf(file) {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}
