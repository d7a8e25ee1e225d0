// The unit tests of web/core with counters on every branch; tools/coverage prints what they say.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import base, { common } from '../vitest.config.js';

export default defineConfig({
  ...base,
  test: {
    ...common,
    isolate: false,
    include: ['tests/unit/core/**/*.test.ts'],
    // With counters everything takes longer.
    testTimeout: 120_000,
    coverage: {
      provider: 'custom',
      // From this workspace: the checkout's own packages do without.
      customProviderModule: fileURLToPath(new URL('provider.mjs', import.meta.url)),
      include: ['web/core/**/*.ts'],
      reporter: ['lcovonly'],
      reportsDirectory: 'build/coverage-core',
    },
  },
});
