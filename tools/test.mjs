// `npm test`: every level of tests but those that are run by name, set up from nothing; `node tools/test.mjs LEVEL...` runs some of them.
// --stress runs them over and over while every core is kept busy by something else, and --late makes the pages late. The last line is
// `N passed, N failed`; the exit code is 1 when a test failed or a level ran none. Logs: test-results/.

import { availableParallelism } from 'node:os';
import { checkNode } from './common/node-version.mjs';
import { duration, say } from './common/progress.mjs';
import { main, Stop } from './common/stop.mjs';
import { add, none } from './test/counts.mjs';
import { runInLanes } from './test/lanes.mjs';
import { Level } from './test/level.mjs';
import { LEVELS } from './test/levels.mjs';
import { LiveLine } from './test/live-line.mjs';
import { keepBusy } from './test/load.mjs';
import { readOrder } from './test/order.mjs';

const line = new LiveLine();

await main(async () => {
  checkNode();
  const known = Object.keys(LEVELS);
  const usual = known.filter((name) => !LEVELS[name].onlyNamed);
  const { names, rounds, lateness } = readOrder(process.argv.slice(2), known, { usual, stressed: ['embed', 'e2e'] });
  if (lateness > 0) process.env.GLASSBOX_LATE = String(lateness);
  const rows = rounds > 0 ? await runStressed(names, rounds) : await runTogether(names);

  say('\nLevel      Result                               Time');
  for (const { name, counts, took } of rows) say(`${name.padEnd(10)} ${describe(counts).padEnd(36)} ${duration(took)}`);
  const total = rows.reduce((sum, row) => add(sum, row.counts), none());
  say(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
});

/** One lane more than cores: each waits now and then for a browser, a disk or the network. */
function runTogether(names) {
  return runInLanes(names, (name) => LEVELS[name].lane, runLevel, availableParallelism() + 1);
}

async function runStressed(names, rounds) {
  for (const name of names) await LEVELS[name].prepare?.();
  const load = keepBusy();
  const rows = [];
  try {
    for (let round = 1; round <= rounds; round++) {
      for (const name of names) {
        const row = await runLevel(name);
        rows.push({ ...row, name: `${name} ${round}/${rounds}` });
      }
    }
  } finally {
    load.stop();
  }
  return rows;
}

async function runLevel(name) {
  const { about, prepare, run } = LEVELS[name];
  const began = Date.now();
  const level = new Level(name, (state) => line.update(name, state));
  try {
    await prepare?.();
    await run(level);
    if (level.counts.passed + level.counts.failed === 0)
      level.count({ ...none(), failed: 1 }, `The level ${name} ran no test.`);
  } catch (error) {
    level.count({ ...none(), failed: 1 }, error instanceof Stop ? error.message : error.stack);
  }
  line.end(name);
  const took = Date.now() - began;
  say(
    `${level.counts.failed === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(8)} ${about}: ${describe(level.counts)}, ${duration(took)}`,
  );
  for (const output of level.failures) say(`\n${output.trimEnd()}\n`);
  if (level.failures.length > 0) say(`The whole output is in ${level.log}.`);
  return { name, counts: level.counts, took };
}

function describe({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
