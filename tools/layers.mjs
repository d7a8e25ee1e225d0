// Holds the layering of docs/architecture.md: `node tools/layers.mjs`. Files that are growing long are named, too,
// without failing.

import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { filesUnder } from './build/fingerprint.mjs';
import { checkout } from './common/paths.mjs';
import { say } from './common/progress.mjs';
import { isMain, main } from './common/stop.mjs';
import { checkCpp } from './layers/cpp.mjs';
import { checkFaces } from './layers/faces.mjs';
import { layerReport } from './layers/report.mjs';
import { checkTables } from './layers/tables.mjs';
import { readWeb } from './layers/web.mjs';

/** A file is one thought, about 300 lines; from here on it is worth a look. */
const LONG = 400;

function longFiles(top) {
  const long = [];
  for (const folder of ['cpp', 'web', 'tools', 'tests', 'bench', 'examples']) {
    for (const file of filesUnder(join(top, folder))) {
      const name = relative(top, file);
      if (
        !/\.(ts|mjs|js|cpp|h|css|html)$/.test(file) ||
        /(^|\/)(native|fixtures|node_modules|dist)\/|\.generated\./.test(name)
      )
        continue;
      const lines = readFileSync(file, 'utf8').split('\n').length - 1;
      if (lines > LONG) long.push(`${name} has ${lines} lines: is it more than one thought?`);
    }
  }
  return long;
}

if (isMain(import.meta.url)) {
  await main(() => {
    const web = readWeb(checkout);
    const problems = [...checkCpp(checkout), ...web.problems, ...checkFaces(web.graph), ...checkTables(checkout)];
    for (const line of longFiles(checkout)) say(`warning: ${line}`);
    for (const line of problems) say(line);
    if (problems.length === 0) for (const line of layerReport(web.graph)) say(line);
    say(problems.length === 0 ? 'The layers hold.' : `${problems.length} breaches of the layering.`);
    return problems.length === 0 ? 0 : 1;
  });
}
