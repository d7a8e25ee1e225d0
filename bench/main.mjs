// The whole benchmark in one process: `node --expose-gc bench/main.mjs [--quick] [--node | --page] [--only NAME,..]`. Started
// by tools/bench.mjs, which builds what it measures. Writes bench/results/results.json and results.md.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../tools/serve.mjs';
import * as glassboxNative from './contenders/glassbox-native.mjs';
import { launchChromium, runInChromium } from './lib/browser.mjs';
import { watchMemory } from './lib/memory.mjs';
import { measurePlayground, watchPageMemory } from './lib/playground.mjs';
import { report } from './lib/report.mjs';
import { scaleSamples, scaleWeights } from './lib/scaling.mjs';
import { downloadSizes } from './lib/sizes.mjs';
import { runSuite } from './lib/suite.mjs';
import { measureSweeps } from './lib/sweep.mjs';
import { openContender } from './lib/worker-node.mjs';
import { makeWorkloads } from './lib/workloads.mjs';

const bench = fileURLToPath(new URL('.', import.meta.url));
const checkout = fileURLToPath(new URL('..', import.meta.url));
const args = process.argv.slice(2);
const effort = args.includes('--quick') ? 'quick' : 'full';
const pageOnly = args.includes('--page');
const only = args.includes('--only') ? args[args.indexOf('--only') + 1]?.split(',') : undefined;
/** `--only sweep`: many networks, in Node, and nothing else. */
const sweepsOnly = only?.join() === 'sweep';
const started = performance.now();
const say = (text) =>
  process.stderr.write(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${text}\n`);

const { createEngine } = await import(join(checkout, 'dist', 'engine', 'index-node.js'));
const digitsCsv = readFileSync(join(checkout, 'public', 'data', 'digits-8x8.csv'), 'utf8');
const environment = { createEngine };
const program = process.env.GLASSBOX_CHROMIUM ?? null;
const seconds = effort === 'quick' ? 5 : 600;

const results = {
  command: `npm run bench${args.length > 0 ? ` -- ${args.join(' ')}` : ''}`,
  date: new Date().toISOString(),
  machine: {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGB: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
  },
  versions: {
    node: process.version,
    v8: process.versions.v8,
    ...JSON.parse(readFileSync(join(bench, 'package.json'), 'utf8')).dependencies,
  },
  suites: {},
};
if (!pageOnly && !sweepsOnly) {
  const also = glassboxNative.isBuilt ? [glassboxNative] : [];
  results.suites.Node = await runSuite({ digitsCsv, openContender, effort, only, also, say });
}
if (!args.includes('--node') && !sweepsOnly) {
  const { version, suite, firstEpoch } = await runInChromium({
    bench,
    checkout,
    program,
    effort,
    only,
    pageOnly,
    say,
  });
  results.versions.chromium = version;
  if (suite) results.suites.Chromium = suite;
  results.firstEpoch = firstEpoch;
  if (!only) {
    say('the playground');
    const visits = effort === 'quick' ? 3 : 9;
    results.playground = await inPlayground((browser, url) =>
      measurePlayground(browser, url, { seconds: effort === 'quick' ? 4 : 10, visits }),
    );
  }
}
if (sweepsOnly || (!only && !pageOnly))
  results.sweeps = await measureSweeps({
    digitsCsv,
    createEngine,
    openContender,
    rounds: effort === 'quick' ? 3 : 9,
    say,
  });
if (!only && !pageOnly) {
  say('scaling, sizes');
  const milliseconds = effort === 'quick' ? 20 : 100;
  results.scaling = {
    samples: await scaleSamples(environment, milliseconds),
    weights: await scaleWeights(environment, milliseconds),
  };
  if (glassboxNative.isBuilt) results.allocations = await countAllocations(effort === 'quick' ? 100 : 1000);
  results.sizes = await downloadSizes(bench, checkout);
}
if (!only) {
  say('memory');
  // Side by side: what is kept does not depend on how fast it is gone through.
  [results.memory, results.pageMemory] = await Promise.all([
    pageOnly ? undefined : watchMemory(makeWorkloads(digitsCsv)[0], environment, { seconds }),
    args.includes('--node') ? undefined : inPlayground((browser, url) => watchPageMemory(browser, url, { seconds })),
  ]);
}

/** Heap allocations in so many training steps of each workload, counted by the native program's own operator new. */
async function countAllocations(steps) {
  const counts = {};
  for (const workload of makeWorkloads(digitsCsv)) {
    const run = await glassboxNative.prepare(workload);
    await run.train(10);
    counts[workload.name] = await run.allocations(steps);
    run.dispose();
  }
  return { steps, counts };
}

/** The built pages, served as `npm start` serves them. */
async function inPlayground(visit) {
  const { url, close } = await serve({ port: 0 });
  const browser = await launchChromium(program);
  try {
    return await visit(browser, url);
  } finally {
    await browser.close();
    await close();
  }
}

mkdirSync(join(bench, 'results'), { recursive: true });
writeFileSync(join(bench, 'results', 'results.json'), `${JSON.stringify(results, null, 1)}\n`);
const text = report(results);
writeFileSync(join(bench, 'results', 'results.md'), text);
console.log(text);
say(`done; also in bench/results/results.md and results.json`);
process.exit(0);
