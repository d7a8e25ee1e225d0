import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { explainFileError } from './stop.mjs';

const BEAT = 2_000;
const SILENCE = 30_000;

/**
 * Runs `body` while holding a lock file, so that two processes never make the same thing at once. The owner
 * touches the file every two seconds; a lock is stale when its process is gone from this machine, or when it
 * has not been touched for half a minute (an owner on another machine that shares the folder, or a number
 * that another process got since).
 *
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} body
 * @param {{ onWait?: (owner: { pid: number, host: string }) => void, poll?: number, silence?: number }} [options]
 * @returns {Promise<T>}
 */
export async function withLock(file, body, { onWait, poll = 300, silence = SILENCE } = {}) {
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), nonce: `${Date.now()}-${Math.random()}` });
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (error) {
    throw explainFileError(error, `Cannot make the folder ${dirname(file)}`);
  }
  let said = false;
  while (!take(file, mine)) {
    const seen = read(file);
    if (seen && isStale(file, seen, silence)) remove(file, seen);
    else {
      if (seen && !said) onWait?.(seen.owner);
      said = true;
      await new Promise((resolve) => setTimeout(resolve, poll));
    }
  }
  const beat = setInterval(() => touch(file, mine), BEAT);
  beat.unref();
  const release = () => {
    if (read(file)?.text === mine) rmSync(file, { force: true });
  };
  process.once('exit', release);
  try {
    return await body();
  } finally {
    clearInterval(beat);
    process.removeListener('exit', release);
    release();
  }
}

function take(file, text) {
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw explainFileError(error, `Cannot write the lock ${file}`);
  }
}

function read(file) {
  try {
    const text = readFileSync(file, 'utf8');
    let owner = { pid: 0, host: '' };
    try {
      owner = JSON.parse(text);
    } catch {
      // Half-written: judged by its age alone.
    }
    return { text, owner };
  } catch {
    return null;
  }
}

function isStale(file, { owner }, silence) {
  try {
    if (Date.now() - statSync(file).mtimeMs > silence) return true;
  } catch {
    return false;
  }
  if (owner.host !== hostname() || !owner.pid) return false;
  try {
    process.kill(owner.pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/** Moves a stale lock aside. Another process may have done so and locked anew meanwhile: then it is put back. */
function remove(file, stale) {
  const aside = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  try {
    renameSync(file, aside);
    if (readFileSync(aside, 'utf8') !== stale.text) linkSync(aside, file);
  } catch {
    // Somebody else was faster.
  }
  rmSync(aside, { force: true });
}

function touch(file, mine) {
  try {
    if (readFileSync(file, 'utf8') === mine) utimesSync(file, new Date(), new Date());
  } catch {
    // Removed by hand: the work goes on, the next owner makes a new one.
  }
}
