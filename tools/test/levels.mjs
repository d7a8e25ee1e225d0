import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { browserEnvironment, ensureBrowsers } from '../browsers.mjs';
import { ensureEngine } from '../build/engine.mjs';
import { tryLibrary } from '../build/library.mjs';
import { buildPackage } from '../build/package.mjs';
import { ensureSite } from '../build/site.mjs';
import { ensureTestPrograms, packedLibrary, programNamed } from '../build/test-programs.mjs';
import { once } from '../common/once.mjs';
import { checkout } from '../common/paths.mjs';
import { say } from '../common/progress.mjs';
import { ensurePackages } from '../install.mjs';
import { serve } from '../serve.mjs';
import { ensureToolchain } from '../toolchain.mjs';
import { fromClosingLine, fromDoctest, fromNodeTest, fromVitest } from './counts.mjs';
import { resultsFolder } from './level.mjs';

// What several levels need is made once; a failure is met again by each of them.
const toolchainOnce = once(() => ensureToolchain());
const packages = once(() => ensurePackages());
const bundlers = once(() => ensurePackages(join(checkout, 'tests', 'package')));
const browsers = once(() => ensureBrowsers());
const withEngine = once(async () => {
  await packages();
  await ensureEngine(toolchainOnce);
});
const withPackage = once(async () => {
  await withEngine();
  await buildPackage();
});
const bin = (name) => join(checkout, 'node_modules', '.bin', name);
const node = process.execPath;

/**
 * The levels, in the order in which they are told. Those of a lane run one after the other, in this order, and the lanes beside each
 * other: 'pages' has the playground and the course, which take half of the whole time, 'compiler' what is built in C++ for its own tests,
 * 'rest' all else. One that is done helps another from its end: so what keeps every core busy comes last, and what waits a lot before.
 *
 * @type {Record<string, { about: string, lane: 'pages' | 'compiler' | 'rest', onlyNamed?: boolean, prepare?: () => Promise<unknown>, run: (level: import('./level.mjs').Level) => Promise<void> }>}
 */
export const LEVELS = {
  tools: {
    about: 'the tools themselves',
    lane: 'rest',
    run: (level) => {
      const files = readdirSync(join(checkout, 'tests', 'tools')).filter((name) => name.endsWith('.test.mjs'));
      const paths = files.map((name) => join('tests', 'tools', name));
      return level.program('node --test', [node, '--test', '--test-reporter=spec', ...paths], { read: fromNodeTest });
    },
  },
  static: {
    about: 'format, lint, types, layers',
    lane: 'rest',
    // The types of the tests that use the bundlers are checked as well.
    prepare: async () => {
      await packages();
      await bundlers();
    },
    run: async (level) => {
      await level.program('biome', [bin('biome'), 'check', '--colors=off']);
      await level.program('tsc', [bin('tsc'), '--noEmit']);
      const layers = await level.program('layers', [node, 'tools/layers.mjs']);
      if (layers.code === 0) say(layers.output.trimEnd());
      await level.program('clang-tidy', [node, 'tools/tidy.mjs']);
    },
  },
  cpp: {
    about: 'the engine natively: sanitizers, determinism, as a library',
    lane: 'compiler',
    prepare: async () => {
      await ensureTestPrograms('native-test', toolchainOnce);
      await ensureTestPrograms('native', toolchainOnce);
    },
    run: async (level) => {
      const toolchain = await toolchainOnce();
      const watched = await ensureTestPrograms('native-test', toolchainOnce);
      const optimised = await ensureTestPrograms('native', toolchainOnce);
      for (const program of [...watched, programNamed(optimised, 'glassbox_determinism')])
        await level.program(basename(program), [program], {
          read: fromDoctest,
          runner: ([file], options) => toolchain.runBuilt(file, options),
        });
      await level.program('library', ['examples/cpp'], {
        runner: (_, options) => tryLibrary(toolchain, packedLibrary, options),
      });
    },
  },
  wasm: {
    about: "the engine's tests in WebAssembly",
    lane: 'compiler',
    prepare: () => ensureTestPrograms('wasm-test', toolchainOnce),
    run: async (level) => {
      for (const program of await ensureTestPrograms('wasm-test', toolchainOnce))
        await level.program('wasm-test', [node, program], { read: fromDoctest });
    },
  },
  engine: {
    about: 'the engine through its facade, in Node',
    lane: 'rest',
    prepare: withEngine,
    run: (level) => level.vitest('tests/engine'),
  },
  package: {
    about: 'the packed package',
    lane: 'rest',
    prepare: async () => {
      await withPackage();
      await bundlers();
      await browsers();
    },
    run: async (level) => level.vitest('tests/package', { ...process.env, ...browserEnvironment(await browsers()) }),
  },
  embed: {
    about: "the parts on other people's pages, from another origin",
    lane: 'rest',
    prepare: async () => {
      await withPackage();
      await browsers();
    },
    run: async (level) => level.playwright('tests/embed', { ...process.env, ...browserEnvironment(await browsers()) }),
  },
  frameworks: {
    about:
      'the package in real projects: Next, React, Vue, Svelte, VitePress, Jest, Deno, Bun, workerd; the documents in Vite',
    lane: 'rest',
    // 850 MB of other people's tools, and minutes of their builds.
    onlyNamed: true,
    prepare: async () => {
      await withPackage();
      await ensurePackages(join(checkout, 'tests', 'frameworks'));
      await browsers();
    },
    run: async (level) => {
      const report = join(resultsFolder, 'frameworks.vitest.json');
      rmSync(report, { force: true });
      const config = join('tests', 'frameworks', 'vitest.config.mjs');
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
      await level.program('projects', [bin('vitest'), 'run', '--config', config, ...reporters], {
        env: { ...process.env, ...browserEnvironment(await browsers()), NO_COLOR: '1' },
        read: () => (existsSync(report) ? fromVitest(JSON.parse(readFileSync(report, 'utf8'))) : null),
      });
    },
  },
  golden: {
    about: "PyTorch's runs, natively and in WebAssembly",
    lane: 'rest',
    prepare: withEngine,
    run: (level) => level.program('golden', [node, 'tools/golden.mjs'], { read: fromClosingLine }),
  },
  size: {
    about: 'downloads within their budgets',
    lane: 'rest',
    prepare: withEngine,
    run: (level) => level.program('size', [node, 'tools/size.mjs'], { read: fromClosingLine }),
  },
  unit: {
    about: 'pure TypeScript',
    lane: 'rest',
    prepare: withEngine,
    run: (level) => level.vitest('tests/unit'),
  },
  e2e: {
    about: 'the pages in Chromium, Firefox and WebKit',
    lane: 'pages',
    prepare: async () => {
      await withEngine();
      await ensureSite();
      await browsers();
    },
    run: runEndToEnd,
  },
};

async function runEndToEnd(level) {
  const server = await serve({ port: 0, home: '/playground/' });
  try {
    const env = {
      ...process.env,
      ...browserEnvironment(await browsers()),
      GLASSBOX_URL: server.url,
    };
    await level.playwright('tests/e2e', env);
    const folder = join(checkout, 'tests', 'e2e', 'smoke');
    for (const name of ['firefox', 'webkit']) {
      await level.program(`smoke ${name}`, [node, join(folder, `${name}.mjs`)], {
        env: { ...env, NO_COLOR: '1' },
        read: fromClosingLine,
        timeout: 300_000,
      });
    }
  } finally {
    await server.close();
  }
}
