// Which lines have changed since a commit, as git tells it.
import { checkout } from '../common/paths.mjs';
import { run } from '../common/run.mjs';
import { Stop } from '../common/stop.mjs';

/**
 * @param {string} diff of git, without lines around what has changed (-U0)
 * @returns {Map<string, string[]>} each file that is still there, with its changed lines as "file:first-last"; what was only taken out has none
 */
export function rangesOf(diff) {
  const files = new Map();
  let file;
  for (const line of diff.split('\n')) {
    if (/^\+\+\+ (b\/|\/dev\/null$)/.test(line)) file = line.startsWith('+++ b/') ? line.slice(6) : undefined;
    const [, first, count = '1'] = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line) ?? [];
    if (!file || !first || count === '0') continue;
    const range = `${file}:${first}-${Number(first) + Number(count) - 1}`;
    files.set(file, [...(files.get(file) ?? []), range]);
  }
  return files;
}

/** Of TypeScript in these folders, what is not committed yet too. Throws a Stop for a commit that is not there. */
export async function changedSince(reference, folders) {
  const only = folders.map((folder) => `${folder}/*.ts`);
  const args = ['diff', '-U0', '--no-color', '--no-ext-diff', '--src-prefix=a/', '--dst-prefix=b/', reference, '--'];
  const { code, output } = await run('git', [...args, ...only], { cwd: checkout });
  if (code !== 0) throw new Stop(`git does not know '${reference}':\n${output}`);
  return rangesOf(output);
}
