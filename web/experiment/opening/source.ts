// From a recipe to a problem: the data set's table, read from a file where it was measured, or a person's own data.

import type { OwnData } from '../../core/data/own-data.js';
import { makeProblem, type Problem, problemOptions } from '../../core/data/problem.js';
import type { Table } from '../../core/data/table.js';
import { fileOf } from '../../core/settings/datasets.js';
import type { Settings } from '../../core/settings/settings.js';
import { ownDataLoader } from './own-data-loader.js';

/** Reads one of the files of measured data, by its name. Rejects with a sentence. */
export type ReadFile = (name: string) => Promise<string>;

export interface Opened {
  problem: Problem;
  /** What was noticed on the way, a sentence each. */
  notes: readonly string[];
}

/** own: data to take instead of the data set that the settings name. Throws an Error with a sentence. */
export async function openProblem(settings: Settings, read: ReadFile, own?: OwnData): Promise<Opened> {
  if (own) {
    const result = (await ownDataLoader())(own, settings);
    if (!result.ok) throw new Error(result.error);
    const { table, notes } = result.value;
    return { problem: makeProblem(table, problemOptions(settings)), notes };
  }
  return { problem: makeProblem(await openTable(settings, read), problemOptions(settings)), notes: [] };
}

/** A data set's observations alone, to look at before it is chosen. Throws an Error with a sentence. */
export async function openTable(settings: Settings, read: ReadFile): Promise<Table> {
  const { dataset, seed, noise } = settings;
  const file = fileOf(dataset);
  // Only the one way of making a table that is needed is fetched.
  if (file === undefined) {
    const { isMade, makeTable } = await import('../../core/data/sets/made.js');
    if (isMade(dataset)) return makeTable(dataset, { seed, noise });
  }
  const [csv, { otherTable }] = await Promise.all([file ? read(file) : '', import('../../core/data/sets/other.js')]);
  return otherTable(settings, csv);
}
