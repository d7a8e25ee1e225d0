// V8's counters for Vitest, from this workspace: under a name of their own, since Vitest looks for its own providers beside itself only.
import v8 from '@vitest/coverage-v8';

export default {
  ...v8,
  async getProvider() {
    return Object.assign(await v8.getProvider(), { name: 'custom' });
  },
};
