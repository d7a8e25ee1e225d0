// Settings in, problem out: one door to all data sets.

import { fileOf } from '../../settings/datasets.js';
import type { Settings } from '../../settings/table.js';
import { makeProblem, type Problem, problemOptions } from '../problem.js';
import { clockTable } from './clock.js';
import { isMade, makeTable } from './made.js';
import { isMeasured, readTable, type TableResult } from './measured.js';

export * from '../../settings/datasets.js';
export * from '../problem.js';
export * from '../table.js';
export type { TableResult };

type DataSettings = Pick<Settings, 'dataset' | 'seed' | 'noise' | 'testShare' | 'activations' | 'loss'> &
  Partial<Pick<Settings, 'scaling'>>;

/** The observations; csv is the text of fileOf(dataset), where there is one. */
export function loadTable(settings: DataSettings, csv?: string): TableResult {
  const { dataset, seed, noise } = settings;
  if (dataset === 'clock') return { ok: true, table: clockTable({ seed, noise }) };
  if (isMade(dataset)) return { ok: true, table: makeTable(dataset, { seed, noise }) };
  if (isMeasured(dataset) && csv !== undefined) return readTable(dataset, csv);
  return { ok: false, error: `${dataset}: expected the text of ${fileOf(dataset)} but got nothing` };
}

export type ProblemResult =
  | { readonly ok: true; readonly problem: Problem }
  | { readonly ok: false; readonly error: string };

/** loadTable, then makeProblem with what the settings say of the split and the network's output. */
export function loadProblem(settings: DataSettings, csv?: string): ProblemResult {
  const result = loadTable(settings, csv);
  if (!result.ok) return result;
  return { ok: true, problem: makeProblem(result.table, problemOptions(settings)) };
}
