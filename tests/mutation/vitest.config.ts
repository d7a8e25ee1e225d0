// The unit tests that Stryker runs against each mutant: those of the same folders, not those that try thousands of inputs in any order.
import { defineConfig } from 'vitest/config';
import base, { common } from '../vitest.config.js';

export default defineConfig({
  ...base,
  test: {
    ...common,
    // Stryker runs tests in threads, which take no flags of their own.
    execArgv: [],
    include: ['tests/unit/{core,experiment}/**/*.test.ts'],
    exclude: ['**/interleavings.test.ts'],
  },
});
