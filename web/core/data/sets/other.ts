// The data sets that are not drawn on the square, in one place that a page fetches when it needs one of them: those that were measured, and
// sums on a clock.
import type { Settings } from '../../settings/table.js';
import type { Table } from '../table.js';
import { clockTable } from './clock.js';
import { isMeasured, readTable } from './measured.js';

/** csv: the text of the data set's file, where it has one. Throws an Error with a sentence. */
export function otherTable({ dataset, seed, noise }: Pick<Settings, 'dataset' | 'seed' | 'noise'>, csv: string): Table {
  if (dataset === 'clock') return clockTable({ seed, noise });
  if (!isMeasured(dataset)) throw new Error(`${dataset}: there is no way to make these data.`);
  const result = readTable(dataset, csv);
  if (!result.ok) throw new Error(result.error);
  return result.table;
}
