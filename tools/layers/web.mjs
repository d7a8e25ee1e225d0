import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { filesUnder } from '../build/fingerprint.mjs';
import { findCircles } from './circles.mjs';
import { importsOf, lineAt, stripComments } from './source-text.mjs';
import { DOM_NAMES, WEB_LAYERS } from './web-rules.mjs';

/** The file an import means, or null when there is none (a made file, for instance). */
function resolveImport(from, specifier) {
  const path = join(dirname(from), specifier.replace(/[?#].*$/, ''));
  for (const candidate of [path.replace(/\.js$/, '.ts'), path, `${path}.ts`]) {
    if (existsSync(candidate) && statSync(candidate).isFile()) return candidate;
  }
  return null;
}

/** Checks web/, as readWeb does, for those who want no graph. */
export const checkWeb = (top) => readWeb(top).problems;

/**
 * Checks web/: imports downward only, no circles, no page where there is none.
 *
 * @param {string} top the checkout
 * @returns {{ problems: string[], graph: Map<string, string[]> }} a sentence for each thing that is wrong; each file and what it imports
 */
export function readWeb(top) {
  const web = join(top, 'web');
  const problems = [];
  const graph = new Map();
  for (const file of filesUnder(web)) {
    const name = relative(top, file);
    const [layer, ...rest] = relative(web, file).split('/');
    if (!/\.(ts|mts)$/.test(file) || (layer === 'engine' && rest[0] === 'native')) continue;
    const text = readFileSync(file, 'utf8');
    const rule = WEB_LAYERS[layer];
    if (rest.length > 0 && !rule) {
      problems.push(`${name}: web/${layer} is no layer; give it a place in tools/layers/web-rules.mjs.`);
      continue;
    }
    const seen = [];
    for (const { from, typeOnly, line } of importsOf(text)) {
      if (!from.startsWith('.')) {
        if (rule && !typeOnly && !rule.packages.some((pattern) => pattern.test(from)))
          problems.push(`${name}:${line}: web/${layer} may not use the package '${from}'.`);
        continue;
      }
      const target = resolveImport(file, from);
      const outside = relative(web, join(dirname(file), from)).startsWith('..');
      if (outside) {
        problems.push(`${name}:${line}: '${from}' is outside web/.`);
        continue;
      }
      const other = relative(web, join(dirname(file), from)).split('/')[0];
      if (rule && other !== layer && !rule.layers.includes(other)) {
        if (!rule.types.includes(other))
          problems.push(`${name}:${line}: web/${layer} may not import web/${other} ('${from}').`);
        else if (!typeOnly)
          problems.push(`${name}:${line}: web/${layer} may import only types from web/${other} ('${from}').`);
      }
      if (target) seen.push(relative(top, target));
    }
    graph.set(name, seen);
    if (rule && !rule.dom) problems.push(...domUses(name, layer, text));
  }
  for (const circle of findCircles(graph))
    problems.push(`Imports go in a circle: ${[...circle, circle[0]].join(' -> ')}.`);
  return { problems, graph };
}

function domUses(name, layer, text) {
  const code = stripComments(text, { strings: false });
  const pattern = new RegExp(`(?<![\\w.$?])(?:globalThis\\.)?(${DOM_NAMES.join('|')})(?=\\s*[.(\\[])`, 'g');
  return [...code.matchAll(pattern)].map(
    (match) => `${name}:${lineAt(code, match.index)}: web/${layer} knows no page, but uses '${match[1]}'.`,
  );
}
