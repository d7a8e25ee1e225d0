/**
 * Runs levels in lanes: those of one lane after the other, the lanes beside each other, so that two cores have something to do while a
 * browser, a compiler or a disk is waited for. A lane that is done goes on with the last level that another has not begun, since how long each
 * takes depends on what is already built.
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
  const waiting = [...lanes];
  const rows = new Map();
  const run = async (name) => rows.set(name, await runLevel(name));
  const work = async () => {
    for (let lane = waiting.shift(); lane; lane = waiting.shift()) while (lane.length > 0) await run(lane.shift());
    for (let lane = lanes.find(isLeft); lane; lane = lanes.find(isLeft)) await run(lane.pop());
  };
  await Promise.all(Array.from({ length: Math.min(most, lanes.length) }, work));
  return names.map((name) => rows.get(name));
}

const isLeft = (lane) => lane.length > 0;
