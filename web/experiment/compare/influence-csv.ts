// The influence of rows as CSV: one row a network, the one that is trained on all rows first.
import { writeCsv } from '../../core/data/csv/write.js';
import type { Tick } from '../../engine/types.js';
import { rowNumber } from '../rows.js';
import type { InfluenceOfRows } from './influence.js';

/** Numbers read back to the same numbers; a cell is empty where there is nothing to say. Rows count from 1, as in the table of the data. */
export function influenceCsv({ rows, whole, epochs, scene }: InfluenceOfRows): string {
  const inOrder = [...rows].sort((a, b) => a.row - b.row);
  const networks: { left?: number; final: Tick; change?: number }[] = [
    ...(whole ? [{ final: whole }] : []),
    ...inOrder.map(({ row, final, change, diverged }) => ({
      left: scene ? rowNumber(scene.problem, { set: 0, row }) : row + 1,
      final,
      ...(!diverged && { change }),
    })),
  ];
  const column = (name: string, cell: (one: (typeof networks)[number]) => number | string | undefined) => ({
    name,
    cells: networks.map(cell),
  });
  return writeCsv([
    column('row left out', ({ left }) => left),
    column('change of test cost', ({ change }) => change),
    column('epochs', ({ final }) => final.epoch),
    column('planned epochs', () => epochs),
    column('training cost', ({ final }) => final.loss),
    column('test cost', ({ final }) => final.testLoss),
    column('training accuracy', ({ final }) => final.accuracy),
    column('test accuracy', ({ final }) => final.testAccuracy),
    column('diverged', ({ final }) => (final.diverged === undefined ? 'no' : 'yes')),
  ]);
}
