// `npm run bench`: Glassbox beside its peers, on the same work, in Node and in Chromium. Builds and installs what it
// measures; the measuring itself is bench/main.mjs.
//   --quick         a few minutes, without the ten of memory
//   --node          without Chromium
//   --page          the page alone: its frames, its memory, the way to the first trained epoch
//   --only A,B      these workloads only (2-4-2-1, 2-8x6-1, 64-32-10, 784-128-10, 784-512-256-10)
//   --only sweep    many networks alone: a loop, one thread, one worker, two, the fastest peer
//   --write         also puts the report into docs/performance.md

import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowsers } from './browsers.mjs';
import { binaryFolder, buildPreset } from './build/cmake.mjs';
import { ensureEngine } from './build/engine.mjs';
import { buildPackage } from './build/package.mjs';
import { ensureSite } from './build/site.mjs';
import { checkout } from './common/paths.mjs';
import { say } from './common/progress.mjs';
import { main, Stop } from './common/stop.mjs';
import { ensurePackages } from './install.mjs';
import { ensureToolchain } from './toolchain.mjs';

const bench = join(checkout, 'bench');

await main(async () => {
  const args = process.argv.slice(2);
  const write = args.includes('--write');
  const pageOnly = args.includes('--page');
  if (pageOnly && write) throw new Stop('--write wants a whole report: leave out --page.');
  const toolchain = await ensureToolchain();
  await ensurePackages();
  if (!pageOnly) await ensurePackages(bench);
  await ensureEngine(async () => toolchain);
  await buildPackage();
  await ensureSite();
  if (!pageOnly) await buildPreset(toolchain, 'native');

  const { chromium } = await findBrowsers();
  if (!chromium && !args.includes('--node')) {
    throw new Stop('There is no Chromium: run `node tools/browsers.mjs`, or measure in Node alone with --node.');
  }
  const native = join(binaryFolder('native'), 'glassbox_bench');
  const code = await measure(args, {
    ...process.env,
    ...(chromium && { GLASSBOX_CHROMIUM: chromium }),
    ...(existsSync(native) && { GLASSBOX_BENCH_NATIVE: native }),
  });
  if (code !== 0) throw new Stop('The benchmark broke off; its last words are above.');
  if (write) await writeReport();
});

/** A process of its own, so that the collector can be called and nothing of the build is in its heap. */
function measure(args, env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--expose-gc', join(bench, 'main.mjs'), ...args], {
      cwd: checkout,
      env,
      stdio: 'inherit',
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

async function writeReport() {
  const { insertReport } = await import(join(bench, 'lib', 'report.mjs'));
  const file = join(checkout, 'docs', 'performance.md');
  writeFileSync(
    file,
    insertReport(readFileSync(file, 'utf8'), readFileSync(join(bench, 'results', 'results.md'), 'utf8')),
  );
  say('docs/performance.md holds the report now.');
}
