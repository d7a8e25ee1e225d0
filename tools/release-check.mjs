// Whether the checkout is fit to be released: every place that names the version names the same one, the changelog tells of it, and
// the tag is it. `node tools/release-check.mjs [TAG]`; the release workflow runs it with the tag that started it.
//   --write   called by `npm version`: brings the other places up to package.json's version first

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './common/paths.mjs';
import { say } from './common/progress.mjs';
import { main, Stop } from './common/stop.mjs';
import { changesOf, PLACES, readPlace, versionOf } from './release/places.mjs';

await main(() => {
  const args = process.argv.slice(2);
  const version = versionOf(checkout);
  if (args.includes('--write')) {
    for (const place of PLACES)
      writeFileSync(join(checkout, place.file), place.write(readPlace(checkout, place), version, today()));
  }

  const problems = [];
  if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    problems.push(`package.json: expected a version such as 1.2.3 but it says '${version}'.`);
  for (const place of PLACES) {
    const wrong = place.read(readPlace(checkout, place), version).filter((found) => found !== version);
    if (wrong.length > 0) problems.push(`${place.file}: expected ${version} but it says '${wrong[0]}'.`);
  }
  const changes = changesOf(checkout, version);
  if (changes === '') problems.push(`CHANGELOG.md: expected a line or two under '## ${version}' but there is nothing.`);

  const tag = args.find((arg) => !arg.startsWith('-'));
  if (tag !== undefined && tag !== `v${version}`)
    problems.push(`The tag is '${tag}', and package.json says ${version}: expected the tag v${version}.`);
  if (problems.length > 0)
    throw new Stop(`${problems.join('\n')}\n\n\`npm version X.Y.Z\` brings all of these together.`);
  say(`${version} is fit to be released${tag ? '' : ': tag it'} v${version}.\n\n${changes}`);
});

/** As the changelog writes days. */
function today() {
  return new Date().toISOString().slice(0, 10);
}
