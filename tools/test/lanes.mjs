/**
 * Runs levels in lanes: those of one lane after the other, the lanes beside each other, so that two cores have something to do while a
 * browser, a compiler or a disk is waited for. What would be in another's way is in the same lane.
 *
 * @template Row
 * @param {string[]} names the levels to run; a lane takes its own in this order
 * @param {(name: string) => string} laneOf
 * @param {(name: string) => Promise<Row>} runLevel never rejects for a test that fails
 * @param {number} most how many lanes run beside each other; the rest follow when one is done
 * @returns {Promise<Row[]>} in the order of `names`
 */
export async function runInLanes(names, laneOf, runLevel, most) {
  const lanes = [...new Set(names.map(laneOf))].map((lane) => names.filter((name) => laneOf(name) === lane));
  const rows = new Map();
  const work = async () => {
    for (let lane = lanes.shift(); lane; lane = lanes.shift()) {
      for (const name of lane) rows.set(name, await runLevel(name));
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, lanes.length) }, work));
  return names.map((name) => rows.get(name));
}
