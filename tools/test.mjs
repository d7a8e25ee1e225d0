// `npm test`: every level of tests, set up from nothing; `node tools/test.mjs LEVEL...` runs some of them. The last
// line is `N passed, N failed`; the exit code is 1 when a test failed or a level ran none. Logs: test-results/.

import { checkNode } from './common/node-version.mjs';
import { duration, say } from './common/progress.mjs';
import { main, Stop } from './common/stop.mjs';
import { add, none } from './test/counts.mjs';
import { Level } from './test/level.mjs';
import { LEVELS } from './test/levels.mjs';

await main(async () => {
  checkNode();
  const asked = process.argv.slice(2);
  const unknown = asked.find((name) => !LEVELS[name]);
  if (unknown) throw new Stop(`There is no level '${unknown}'; expected one of ${Object.keys(LEVELS).join(', ')}.`);

  const rows = [];
  for (const name of Object.keys(LEVELS)) {
    if (asked.length === 0 || asked.includes(name)) rows.push(await runLevel(name));
  }

  say('\nLevel      Result                               Time');
  for (const { name, counts, took } of rows) say(`${name.padEnd(10)} ${describe(counts).padEnd(36)} ${duration(took)}`);
  const total = rows.reduce((sum, row) => add(sum, row.counts), none());
  say(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
});

async function runLevel(name) {
  const { about, prepare, run } = LEVELS[name];
  const began = Date.now();
  let line = null;
  const level = new Level(name, (state) => line?.update(state));
  try {
    await prepare?.();
    line = liveLine(`${name}: ${about}`);
    await run(level);
    if (level.counts.passed + level.counts.failed === 0)
      level.count({ ...none(), failed: 1 }, `The level ${name} ran no test.`);
  } catch (error) {
    level.count({ ...none(), failed: 1 }, error instanceof Stop ? error.message : error.stack);
  }
  line?.end();
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

/** On a terminal, one line that is rewritten while a level runs; in a log, nothing. */
function liveLine(title) {
  const out = process.stdout;
  if (!out.isTTY) return { update() {}, end() {} };
  let last = 0;
  return {
    update(state) {
      if (Date.now() - last < 50) return;
      last = Date.now();
      out.write(`\r\x1b[2K${`... ${title}  ${state}`.slice(0, (out.columns || 80) - 1)}`);
    },
    end() {
      out.write('\r\x1b[2K');
    },
  };
}
