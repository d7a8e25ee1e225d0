// `npm run fuzz -- 10m [NAME...]`: new inputs for the engine's harnesses and for the doors of TypeScript, for so long in all. What is
// found is named, with how to run it again. The engine's harnesses go on from the corpus, and keep what reached something new in
// build/fuzz/corpus.

import { availableParallelism } from 'node:os';
import { say } from './common/progress.mjs';
import { main, Stop } from './common/stop.mjs';
import { secondsOf } from './common/time.mjs';
import { doors } from './fuzz/doors.mjs';
import { engineHarnesses } from './fuzz/engine.mjs';

/** Each target has a name and `run(seconds)`, which answers with a line of figures and what it found. */
const TARGETS = [...engineHarnesses(), ...doors()];

await main(async () => {
  const [time = '1m', ...names] = process.argv.slice(2);
  const seconds = secondsOf(time);
  const unknown = names.find((name) => !TARGETS.some((target) => target.name === name));
  const known = TARGETS.map(({ name }) => name).join(', ');
  if (unknown) throw new Stop(`There is no harness or door '${unknown}'; expected some of ${known}.`);
  const asked = TARGETS.filter(({ name }) => names.length === 0 || names.includes(name));

  const lanes = Math.min(availableParallelism(), asked.length);
  const each = Math.max(1, Math.floor((seconds * lanes) / asked.length));
  say(`${asked.map(({ name }) => name).join(', ')}: ${each} s each, ${lanes} at a time`);
  const waiting = [...asked];
  const found = [];
  const lane = async () => {
    for (let target = waiting.shift(); target; target = waiting.shift()) {
      const result = await target.run(each);
      say(`${target.name.padEnd(13)} ${result.figures}`);
      found.push(...result.found);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  for (const { words, again } of found) say(`\n${words}\nAgain: ${again}`);
  say(`\n${found.length === 0 ? 'Nothing was found.' : `${found.length} found.`}`);
  return found.length === 0 ? 0 : 1;
});
