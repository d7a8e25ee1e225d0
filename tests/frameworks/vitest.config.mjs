// Vitest for tests/frameworks: real projects, each built and run as its own documents say.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  test: {
    include: ['*.test.mjs'],
    globalSetup: ['./unpack.mjs'],
    // Next builds everything it is given; two cores take a minute for each bundler.
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
