import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../common/lock.mjs';
import { say, step } from '../common/progress.mjs';
import { tail } from '../common/run.mjs';
import { Stop } from '../common/stop.mjs';
import { runInRoot } from './sandbox.mjs';

/**
 * Sees to it that a private root has a Debian package that not everybody needs. The root's own apt installs it beside the
 * compiler, whose version it must have.
 *
 * @param {string} root
 * @param {string} sandbox as chooseSandbox() says
 * @param {{ name: string, size: string }} extra `size` is what there is to download, for people
 * @throws {Stop} with apt's words when it cannot be installed
 */
export async function ensureExtra(root, sandbox, { name, size }) {
  const isThere = () => existsSync(join(root, 'usr/share/doc', name));
  if (isThere()) return;
  await withLock(
    `${root}.lock`,
    async () => {
      if (isThere()) return;
      const progress = step(`Installing ${name} beside the compiler: about ${size} to download`, { usually: '10 s' });
      // As root throughout: the user that apt would fetch as may not write to the sandbox's /tmp, and is not there at all for ordinary users.
      const apt = 'apt-get -q -o APT::Sandbox::User=root';
      const script = `${apt} update && DEBIAN_FRONTEND=noninteractive ${apt} install -y --no-install-recommends --no-upgrade ${name}`;
      const { code, output } = await runInRoot(root, sandbox, null, ['sh', '-c', script], { cwd: '/' });
      if (code !== 0) {
        progress.fail();
        throw new Stop(`${name} could not be installed into ${root}. The last words of apt-get:\n${tail(output, 8)}`);
      }
      progress.done('installed');
    },
    { onWait: ({ pid }) => say(`Another process (${pid}) is at work on the toolchain: waiting for it.`) },
  );
}
