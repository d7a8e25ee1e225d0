import { say } from '../common/progress.mjs';
import { run, tail, which } from '../common/run.mjs';
import { Stop } from '../common/stop.mjs';

/** sudo drops the environment, so apt's is given again. */
const SUDO = ['sudo', '-n', 'env', 'DEBIAN_FRONTEND=noninteractive', 'LC_ALL=C.UTF-8'];

const QUIET = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };

/**
 * What to put before a command so that it runs as root: nothing for root itself, sudo where that asks for
 * no password, null where this user may not.
 *
 * @returns {Promise<string[] | null>}
 */
export async function elevation(uid = process.getuid()) {
  if (uid === 0) return [];
  if (!which('sudo')) return null;
  return (await run('sudo', ['-n', 'true'], { timeout: 10_000 })).code === 0 ? SUDO : null;
}

/** Runs a command with that prefix. */
export function runAs(prefix, command, args, options) {
  const [program, ...rest] = [...prefix, command, ...args];
  return run(program, rest, options);
}

let updated = false;

/** Refreshes apt's lists, once a run; a source that cannot be reached is left to the step that needs it. */
export async function updateLists(prefix) {
  if (updated) return;
  updated = true;
  say("Refreshing apt's package lists (usually a few seconds)");
  await runAs(prefix, 'apt-get', ['update', '-q'], { env: QUIET, timeout: 300_000 });
}

/** Installs packages with apt; when that fails, once more with fresh lists (they may be empty or out of date). */
export async function installPackages(prefix, packages, options = {}) {
  const args = ['install', '-y', '-q', '--no-install-recommends', ...packages];
  let result = await runAs(prefix, 'apt-get', args, { ...options, env: QUIET });
  if (result.code !== 0) {
    await updateLists(prefix);
    result = await runAs(prefix, 'apt-get', args, { ...options, env: QUIET });
  }
  if (result.code !== 0)
    throw new Stop(
      `apt-get could not install ${packages.join(' ')}. Its last words:\n${tail(result.output, 8)}\nMend that (network? disk? another apt running?) and run the command again.`,
    );
}

/** Whether apt has a package of that name to install. */
export async function isKnownToApt(name) {
  return (await run('apt-cache', ['show', '--no-all-versions', name], { env: QUIET })).code === 0;
}

/** The Debian archive among apt's targets, given as "URI|ORIGIN|LABEL" lines: the main one, not security. */
export function pickMirror(lines) {
  const rows = lines
    .split('\n')
    .map((line) => line.trim().split('|'))
    .filter((row) => row.length === 3 && row[0]);
  const main = rows.find(([, origin, label]) => origin === 'Debian' && label === 'Debian');
  return (main ?? null) && main[0];
}

/** The address of the Debian archive this machine's apt is set up with, or null (another distribution). */
export async function debianMirror(prefix) {
  const ask = async () =>
    pickMirror(
      (
        await run('apt-get', ['indextargets', '--format', '$(REPO_URI)|$(ORIGIN)|$(LABEL)', 'Created-By: Packages'], {
          env: QUIET,
        })
      ).output,
    );
  const known = await ask();
  if (known) return known;
  await updateLists(prefix);
  return ask();
}

/** apt's proxy settings, as lines of apt configuration. */
export async function proxyOptions() {
  const { output, code } = await run('apt-config', ['dump', '--format', '%f "%v";%n'], { env: QUIET });
  return code === 0 ? output.split('\n').filter((line) => /^Acquire::https?::Proxy "[^"]+";$/.test(line)) : [];
}
