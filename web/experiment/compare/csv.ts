// A comparison as CSV: one row a network, in the order of the plan.
import { writeCsv } from '../../core/data/csv/write.js';
import type { Compared } from './comparison.js';
import type { ComparePlan } from './plan.js';

/** Numbers read back to the same numbers; a cell is empty where nothing is held out, or nothing is to be right about. */
export function comparisonCsv(networks: readonly Compared[], { varied, epochs }: ComparePlan): string {
  const rows = [...networks].sort((a, b) => a.index - b.index);
  const column = (name: string, cells: (number | string | undefined)[]) => ({ name, cells });
  return writeCsv([
    ...(varied
      ? [
          column(
            varied.name,
            rows.map(({ value }) => value),
          ),
        ]
      : []),
    column(
      'seed',
      rows.map(({ seed }) => seed),
    ),
    column(
      'epochs',
      rows.map(({ final }) => final.epoch),
    ),
    column(
      'planned epochs',
      rows.map(() => epochs),
    ),
    column(
      'training cost',
      rows.map(({ final }) => final.loss),
    ),
    column(
      'test cost',
      rows.map(({ final }) => final.testLoss),
    ),
    column(
      'training accuracy',
      rows.map(({ final }) => final.accuracy),
    ),
    column(
      'test accuracy',
      rows.map(({ final }) => final.testAccuracy),
    ),
    column(
      'diverged',
      rows.map(({ diverged }) => (diverged ? 'yes' : 'no')),
    ),
  ]);
}
