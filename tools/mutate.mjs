// `npm run mutate -- [--since REF | FILE...] [--for TIME]`: changes web/core and web/experiment in small ways, one at a time, and tells which of the
// changes no unit test notices. --since: only the lines that have changed since then. --for: how long at most, 30m when nothing is said.
// --kernels [NAME...]: instead the faults that tests/mutation/kernels.mjs lists, in the engine's kernels. docs/testing.md has the scores.
import { parseArgs } from 'node:util';
import { main, Stop } from './common/stop.mjs';
import { secondsOf } from './common/time.mjs';
import { mutateKernels } from './mutate/kernels.mjs';
import { mutateSources } from './mutate/sources.mjs';
import { ensureToolchain } from './toolchain.mjs';

const options = { since: { type: 'string' }, for: { type: 'string', default: '30m' }, kernels: { type: 'boolean' } };

await main(async () => {
  const { values, positionals } = read();
  if (values.kernels) return mutateKernels(await ensureToolchain(), positionals);
  if (values.since !== undefined && positionals.length > 0) throw new Stop('Expected --since or files, but got both.');
  return mutateSources({ since: values.since, files: positionals, seconds: secondsOf(values.for) });
});

function read() {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new Stop(`${error.message.split('. ')[0]}; expected --since main~1, --for 10m, --kernels or files.`);
  }
}
