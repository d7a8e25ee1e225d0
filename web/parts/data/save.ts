// The data taken out again as CSV text, with what the network predicts for each row if that is wanted.
import { exportCsv } from '../../core/data/csv/export.js';
import { type Problem, toPeoplesUnits } from '../../core/data/problem.js';
import { rowsOf } from '../../experiment/rows.js';
import { networkInputs, type Scene } from '../../experiment/scene.js';
import type { Session } from '../../session/session.js';

const sets = [0, 1] as const;

function partsOf(problem: Problem): ('train' | 'test')[] {
  const parts = new Array<'train' | 'test'>(problem.table.rows).fill('train');
  for (const row of problem.test.source) parts[row] = 'test';
  return parts;
}

/** In the table's order and people's units; an answer of two classes from 0 (no) to 1 (yes), as classes of several are. */
async function predictionsOf(scene: Scene, session: Session): Promise<Float64Array> {
  const { problem } = scene;
  const width = problem.outputs.length;
  const all = new Float64Array(problem.table.rows * width);
  for (const set of sets) {
    const rows = rowsOf(problem, set);
    if (rows.rows === 0) continue;
    const raw = await session.predict(networkInputs(scene, rows.inputs, rows.rows));
    const [no, yes] = problem.coding;
    const values =
      problem.task === 'binary'
        ? Float64Array.from(raw, (value) => (value - no) / (yes - no))
        : toPeoplesUnits(problem.outputs, raw);
    rows.source.forEach((row, i) => {
      all.set(values.subarray(i * width, (i + 1) * width), row * width);
    });
  }
  return all;
}

/** With the part each row belongs to. session: given where predictions are wanted; rejects as it does. */
export async function csvOf(scene: Scene, session: Session | null): Promise<string> {
  const parts = partsOf(scene.problem);
  return exportCsv(scene.problem.table, {
    parts,
    ...(session ? { predictions: await predictionsOf(scene, session) } : {}),
  });
}
