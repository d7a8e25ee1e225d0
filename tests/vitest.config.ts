// Vitest for what runs in Node: tests/engine, tests/unit, tests/package.
import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { BaseSequencer, type InlineConfig, type ProjectConfig, type TestSpecification } from 'vitest/node';

/** Always the same order, and not the slowest first as Vitest measured it last time: a run that was green is green again. */
class ByName extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((a, b) => (a.moduleId < b.moduleId ? -1 : 1));
  }
}

/** The tests of a folder; with `isolate`, which is the default, each file has modules, globals and memory of its own. */
const project = (name: string, settings: ProjectConfig = {}): TestProjectInlineConfiguration => ({
  extends: true,
  test: { name, include: [`tests/${name}/**/*.test.ts`], ...settings },
});

/** What all tests here have in common, those that are run with counters or against mutants as well. */
export const common = {
  environment: 'node',
  sequence: { sequencer: ByName },
  // What a test puts in place of something, it puts there for itself alone.
  restoreMocks: true,
  unstubGlobals: true,
  // The collector on call: the tests of forgotten networks want it.
  execArgv: ['--expose-gc'],
  testTimeout: 60_000,
} satisfies InlineConfig;

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    ...common,
    projects: [
      // To load every module anew for every file would take longer than all the tests of them.
      project('unit', { isolate: false }),
      project('engine'),
      project('package', { globalSetup: 'tests/package/pack-once.ts' }),
    ],
  },
  plugins: [
    {
      name: 'one-seed',
      enforce: 'pre',
      resolveId(source, importer) {
        const own = fileURLToPath(new URL('seeded-properties.ts', import.meta.url));
        return source === 'fast-check' && importer !== own ? own : null;
      },
    },
    {
      // What a page imports finds engine.wasm by fetch; here the same code gets Node's loader.
      name: 'node-loader',
      enforce: 'pre',
      resolveId(source, importer) {
        if (source !== './load/browser.js' || !importer?.endsWith('/engine/index.ts')) return null;
        return this.resolve('./load/node.js', importer, { skipSelf: true });
      },
    },
  ],
});
