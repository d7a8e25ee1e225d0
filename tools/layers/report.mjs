/**
 * How each folder of web/ is made: its files, the folders in it, and its levels, which is how many files the longest way of imports inside
 * it passes through.
 *
 * @param {Map<string, string[]>} graph without circles: each file and what it imports, by paths that begin with web/
 * @returns {string[]} a line for each folder, and one on circles
 */
export function layerReport(graph) {
  const layers = new Map();
  for (const file of graph.keys()) {
    const [, layer, ...rest] = file.split('/');
    if (rest.length === 0) continue;
    const known = layers.get(layer) ?? { files: [], folders: new Set() };
    known.files.push(file);
    if (rest.length > 1) known.folders.add(rest.slice(0, -1).join('/'));
    layers.set(layer, known);
  }
  const lines = [...layers].map(([layer, { files, folders }]) => {
    const inside = (file) => file.startsWith(`web/${layer}/`);
    const levels = Math.max(...levelsOf(graph, files, inside));
    return `web/${layer}: ${files.length} files, ${folders.size} folders inside, ${levels} levels`;
  });
  return [...lines.sort(), 'circles: 0'];
}

/** For each file, how many files the longest way from it passes through, itself among them. */
function levelsOf(graph, files, inside) {
  const known = new Map();
  const levelOf = (file) => {
    if (!known.has(file)) {
      const below = (graph.get(file) ?? []).filter(inside).map(levelOf);
      known.set(file, 1 + Math.max(0, ...below));
    }
    return known.get(file);
  };
  return files.map(levelOf);
}
