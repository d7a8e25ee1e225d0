// Vitest for tests/frameworks: real projects, each built and run as its own documents say.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  test: {
    include: ['*.test.mjs'],
    globalSetup: ['./unpack.mjs'],
    // Next builds everything it is given; which takes two cores a minute for each bundler, and more when they are busy.
    testTimeout: 480_000,
    hookTimeout: 480_000,
  },
});
