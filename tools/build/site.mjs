import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../common/lock.mjs';
import { checkout } from '../common/paths.mjs';
import { say, step } from '../common/progress.mjs';
import { run, tail } from '../common/run.mjs';
import { Stop } from '../common/stop.mjs';
import { writePolicy } from '../policy.mjs';
import { siteFolder } from '../serve.mjs';
import { fingerprint } from './fingerprint.mjs';

/** What the pages are made of, the engine's module among it. */
const SOURCES = ['web', 'public', 'docs/study', 'tools/vite', 'tools/policy.mjs', 'tsconfig.json', 'package-lock.json'];

/**
 * Builds the pages with Vite when their sources changed. The old pages stay until the new ones are whole.
 *
 * @returns {Promise<boolean>} whether anything was built
 */
export async function ensureSite() {
  const stamp = join(siteFolder, '.built-from');
  const isCurrent = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(checkout, SOURCES);
  if (isCurrent()) return false;
  return withLock(
    `${siteFolder}.lock`,
    async () => {
      if (isCurrent()) return false;
      const sources = fingerprint(checkout, SOURCES);
      const temporary = `${siteFolder}.partial`;
      rmSync(temporary, { recursive: true, force: true });
      const progress = step('Building the pages', { usually: 'a few seconds' });
      const vite = join(checkout, 'node_modules', '.bin', 'vite');
      const { code, output } = await run(
        vite,
        [
          'build',
          '--config',
          'tools/vite/pages.config.ts',
          '--outDir',
          temporary,
          '--emptyOutDir',
          '--logLevel',
          'warn',
        ],
        {
          cwd: checkout,
        },
      );
      if (code !== 0) {
        progress.fail();
        rmSync(temporary, { recursive: true, force: true });
        throw new Stop(`The pages could not be built:\n${tail(output, 40)}`);
      }
      writePolicy(temporary);
      writeFileSync(join(temporary, '.built-from'), sources);
      rmSync(siteFolder, { recursive: true, force: true });
      renameSync(temporary, siteFolder);
      progress.done('built');
      return true;
    },
    { onWait: ({ pid }) => say(`Another process (${pid}) is building the pages: waiting for it.`) },
  );
}
