// `npm run coverage [-- engine|core]`: which branches of the engine's sources its C++ tests take, and which of web/core its unit tests do, file
// by file, and the lines of those that no test takes. docs/testing.md says why they are left.

import { relative, resolve } from 'node:path';
import { checkout } from './common/paths.mjs';
import { say } from './common/progress.mjs';
import { main, Stop } from './common/stop.mjs';
import { coreCoverage } from './coverage/core.mjs';
import { engineCoverage } from './coverage/engine.mjs';
import { branchesOf } from './coverage/lcov.mjs';

const PARTS = { engine: engineCoverage, core: coreCoverage };

await main(async () => {
  const asked = process.argv.slice(2);
  const unknown = asked.find((name) => !Object.hasOwn(PARTS, name));
  if (unknown) throw new Stop(`There is no '${unknown}' to cover; expected some of ${Object.keys(PARTS).join(', ')}.`);
  for (const [name, coverage] of Object.entries(PARTS)) {
    if (asked.length === 0 || asked.includes(name)) printTable(branchesOf(await coverage()));
  }
});

function printTable(files) {
  const row = (name, taken, all) =>
    say(
      `${name.padEnd(48)} ${String(taken).padStart(4)} of ${String(all).padStart(4)}  ${((100 * taken) / all).toFixed(1).padStart(5)} %`,
    );
  let [taken, all] = [0, 0];
  for (const { file, branches } of files) {
    const some = branches.filter((branch) => branch.taken).length;
    row(relative(checkout, resolve(checkout, file)), some, branches.length);
    const left = [...new Set(branches.filter((branch) => !branch.taken).map(({ line }) => line))];
    if (left.length > 0) say(`    lines ${left.join(', ')}`);
    taken += some;
    all += branches.length;
  }
  row('\nbranches', taken, all);
}
