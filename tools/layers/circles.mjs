/**
 * The circles in a graph of files, each once, as the list of files on the way round.
 *
 * @param {Map<string, string[]>} graph
 * @returns {string[][]}
 */
export function findCircles(graph) {
  const done = new Set();
  const circles = [];
  const visit = (file, way) => {
    const at = way.indexOf(file);
    if (at >= 0) {
      circles.push(way.slice(at));
      return;
    }
    if (done.has(file)) return;
    way.push(file);
    for (const next of graph.get(file) ?? []) visit(next, way);
    way.pop();
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return circles;
}
