import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withLock } from '../common/lock.mjs';
import { say, step } from '../common/progress.mjs';
import { run, tail, which } from '../common/run.mjs';
import { explainFileError } from '../common/stop.mjs';
import { EMSDK_URL, EMSDK_VERSION } from './recipe.mjs';

/** Where the pinned emsdk is, or will be. */
export function emsdkFolder(cache) {
  return join(cache, `emsdk-${EMSDK_VERSION}`);
}

/** The emcc of a whole emsdk in the cache, or null. */
export function emccOf(folder) {
  const emcc = join(folder, 'upstream', 'emscripten', 'emcc');
  return existsSync(join(folder, '.glassbox-whole')) && existsSync(emcc) ? emcc : null;
}

/**
 * Clones emsdk at the pinned version into the cache, if it is not there yet.
 *
 * @param {string} cache
 * @param {string} [url] another place to clone from
 * @returns {Promise<{ emcc: string | null, why: string }>} why says in a sentence what failed
 */
export async function ensureEmsdk(cache, url = process.env.GLASSBOX_EMSDK_URL || EMSDK_URL) {
  const folder = emsdkFolder(cache);
  const ready = emccOf(folder);
  if (ready) return { emcc: ready, why: '' };
  if (!which('git')) return { emcc: null, why: 'git is not installed, so emsdk cannot be cloned.' };
  return withLock(
    `${folder}.lock`,
    async () => (emccOf(folder) ? { emcc: emccOf(folder), why: '' } : fetchEmsdk(folder, url)),
    { onWait: ({ pid }) => say(`Another process (${pid}) is installing emsdk: waiting for it.`) },
  );
}

async function fetchEmsdk(folder, url) {
  const env = { ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_ASKPASS: 'true' };
  const reached = await run('git', ['ls-remote', '--exit-code', '--tags', url, EMSDK_VERSION], {
    env,
    timeout: 30_000,
  });
  if (reached.code !== 0) return { emcc: null, why: `emsdk ${EMSDK_VERSION} cannot be reached with git at ${url}.` };

  const temporary = `${folder}.partial`;
  try {
    rmSync(temporary, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(dirname(folder), { recursive: true });
  } catch (error) {
    throw explainFileError(error, `Cannot write the cache folder ${dirname(folder)}`);
  }
  const progress = step(`Installing Emscripten ${EMSDK_VERSION} with emsdk into ${folder}: about 300 MB to download`, {
    usually: '2 to 5 min',
  });
  const onLine = (line) => line.trim() && progress.update(line.trim().slice(0, 60));
  const steps = [
    ['git', ['clone', '--quiet', '--depth', '1', '--branch', EMSDK_VERSION, url, temporary]],
    [join(temporary, 'emsdk'), ['install', EMSDK_VERSION]],
    [join(temporary, 'emsdk'), ['activate', EMSDK_VERSION]],
  ];
  for (const [command, args] of steps) {
    const result = await run(command, args, { env, onLine });
    if (result.code === 0) continue;
    progress.fail();
    rmSync(temporary, { recursive: true, force: true });
    return {
      emcc: null,
      why: `emsdk broke off half-way, and what had arrived is removed (next time it starts afresh). Its last words:\n${tail(result.output, 8)}`,
    };
  }
  writeFileSync(join(temporary, '.glassbox-whole'), `${EMSDK_VERSION}\n`);
  renameSync(temporary, folder);
  progress.done(`Emscripten ${EMSDK_VERSION} is ready`);
  return { emcc: emccOf(folder), why: '' };
}
