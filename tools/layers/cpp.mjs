import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { filesUnder } from '../build/fingerprint.mjs';
import { findCircles } from './circles.mjs';
import { includesOf } from './source-text.mjs';

/** Which folders of cpp/ each of them may include, and which headers from elsewhere (std is always open). */
const RULES = {
  include: { folders: ['include'], eigen: false, emscripten: false },
  src: { folders: ['include', 'src'], eigen: true, emscripten: false },
  reference: { folders: ['include', 'reference'], eigen: true, emscripten: false },
  bench: { folders: ['include', 'src', 'bench'], eigen: true, emscripten: false },
  tools: { folders: ['include', 'tools'], eigen: false, emscripten: false },
  bindings: { folders: ['include', 'bindings'], eigen: false, emscripten: true },
};

/**
 * Checks cpp/: the engine knows no Emscripten, the bindings know only public headers, no include goes in a circle.
 *
 * @param {string} top the checkout
 * @returns {string[]} a sentence for each thing that is wrong
 */
export function checkCpp(top) {
  const cpp = join(top, 'cpp');
  const problems = [];
  const graph = new Map();
  for (const file of filesUnder(cpp)) {
    if (!/\.(h|hpp|cpp|cc|inc)$/.test(file)) continue;
    const name = relative(top, file);
    const folder = relative(cpp, file).split('/')[0];
    const rule = RULES[folder];
    if (!rule) {
      problems.push(`${name}: cpp/${folder} is no layer; expected cpp/${Object.keys(RULES).join(', cpp/')}.`);
      continue;
    }
    problems.push(...checkStem(cpp, file).map((problem) => `${name}: ${problem}`));
    const seen = [];
    for (const { path, line } of includesOf(readFileSync(file, 'utf8'))) {
      const where = `${name}:${line}`;
      if (/^emscripten(\/|\.h$)/.test(path) && !rule.emscripten)
        problems.push(`${where}: cpp/${folder} must build without Emscripten, but includes <${path}>.`);
      if (/^(Eigen|unsupported)\//.test(path) && !rule.eigen)
        problems.push(`${where}: cpp/${folder} has no mathematics, but includes <${path}>.`);
      const target = [join(dirname(file), path), join(cpp, 'include', path), join(cpp, 'src', path)].find(existsSync);
      if (!target) continue;
      const other = relative(cpp, target).split('/')[0];
      if (!rule.folders.includes(other))
        problems.push(`${where}: cpp/${folder} may not include cpp/${other} ("${path}").`);
      seen.push(relative(top, target));
    }
    graph.set(name, seen);
  }
  for (const circle of findCircles(graph))
    problems.push(`Includes go in a circle: ${[...circle, circle[0]].join(' -> ')}.`);
  return problems;
}

/** A source of the engine has one header, of its own stem, and includes it first: what a header promises is found at once. */
function checkStem(cpp, file) {
  if (!/^(src|reference)\/.*\.cpp$/.test(relative(cpp, file))) return [];
  const inside = relative(join(cpp, 'src'), file).replace(/\.cpp$/, '.h');
  const stem = file.replace(/\.cpp$/, '.h');
  const header = [stem, join(cpp, 'include', 'glassbox', inside)].find(existsSync);
  if (!header)
    return [`there is no header of its stem; expected ${relative(cpp, stem)} or include/glassbox/${inside}.`];
  const first = includesOf(readFileSync(file, 'utf8'))[0]?.path ?? 'nothing';
  if (header.endsWith(`/${first}`)) return [];
  return [`expected the header of its stem to be included first, but that is "${first}".`];
}
