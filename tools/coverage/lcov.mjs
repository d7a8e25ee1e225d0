/**
 * The branches in a file of LCOV's form: each way a condition may go, and whether it ever did. A condition of a template counts once,
 * taken where any of its instances took it.
 *
 * @param {string} text
 * @returns {{ file: string, branches: { line: number, taken: boolean }[] }[]} files without branches are left out
 */
export function branchesOf(text) {
  const files = [];
  for (const record of text.split('end_of_record')) {
    const file = /^SF:(.*)$/m.exec(record)?.[1];
    if (!file) continue;
    const branches = new Map();
    for (const [, line, block, branch, count] of record.matchAll(/^BRDA:(\d+),(\d+),(\d+),(\d+|-)$/gm)) {
      const key = `${line} ${block} ${branch}`;
      const before = branches.get(key)?.taken ?? false;
      branches.set(key, { line: Number(line), taken: before || Number(count) > 0 });
    }
    if (branches.size > 0) files.push({ file, branches: [...branches.values()] });
  }
  return files;
}
