// `npm run site`: build/site for any static host, with all that visitors of a site want beside what `npm start` serves: the documents in
// docs/, the parts in parts/, and a page for each ready network in networks/. Addresses are relative: the folder works under any path.
//   --base URL   where it will stand, such as https://example.org/glassbox/: then the networks' pages also have preview pictures and
//                oEmbed, which take whole addresses

import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureEngine } from './build/engine.mjs';
import { buildPackage } from './build/package.mjs';
import { ensureSite } from './build/site.mjs';
import { checkNode } from './common/node-version.mjs';
import { checkout } from './common/paths.mjs';
import { say, step } from './common/progress.mjs';
import { isMain, main, Stop } from './common/stop.mjs';
import { ensurePackages } from './install.mjs';
import { option, siteFolder } from './serve.mjs';

/** The address that `--base` gives, with a slash at its end; null when it is not given. */
export function readBase(args) {
  const text = option(args, 'base');
  if (text === undefined) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash)
    throw new Stop(`--base: expected an address such as https://example.org/glassbox/ but got '${text}'.`);
  return url.href.replace(/\/*$/, '/');
}

if (isMain(import.meta.url)) {
  await main(async () => {
    checkNode();
    const base = readBase(process.argv.slice(2));
    await ensurePackages();
    await ensureEngine();
    await ensureSite();
    await buildPackage();
    const parts = join(siteFolder, 'parts');
    rmSync(parts, { recursive: true, force: true });
    cpSync(join(checkout, 'dist', 'parts'), parts, {
      recursive: true,
      filter: (name) => !/\.map$|server\.c?js$/.test(name),
    });
    const { writeDocs } = await import('./site/docs/pages.mjs');
    writeDocs(siteFolder);
    const progress = step('Drawing the networks', { usually: 'under a minute' });
    const { writeNetworks } = await import('./site/networks.mjs');
    await writeNetworks(siteFolder, base);
    progress.done('drawn');
    say(
      `The site is in ${siteFolder}.${base ? '' : ' With --base https://… its networks get preview pictures and oEmbed, too.'}`,
    );
  });
}
