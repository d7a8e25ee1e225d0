// The unit tests that Stryker runs against the mutants of one file: those that tools/mutate has found to be nearest to it.
import { defineConfig } from 'vitest/config';
import base, { common } from '../vitest.config.js';

export default defineConfig({
  ...base,
  test: {
    ...common,
    // Stryker runs tests in threads, which take no flags of their own.
    execArgv: [],
    include: (process.env.GLASSBOX_MUTATION_TESTS ?? '').split(','),
  },
});
