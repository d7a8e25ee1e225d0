// Settings in, problem out: one door to all data sets.
import type { DatasetName } from '../names.js';
import type { Settings } from '../settings-table.js';
import { datasetCatalogue } from './catalogue.js';
import { isMade, makeTable } from './made.js';
import { isMeasured, readTable, type TableResult } from './measured.js';
import { makeProblem, type Problem, type ProblemOptions } from './problem.js';

export * from './catalogue.js';
export * from './problem.js';
export * from './table.js';
export type { TableResult };

/** The file under data/ a data set needs; undefined where it is made from a formula. */
export function fileOf(dataset: DatasetName): string | undefined {
  return datasetCatalogue[dataset].file;
}

type DataSettings = Pick<Settings, 'dataset' | 'seed' | 'noise' | 'testShare' | 'activations' | 'loss'> &
  Partial<Pick<Settings, 'scaling'>>;

/** The observations; csv is the text of fileOf(dataset), where there is one. */
export function loadTable(settings: DataSettings, csv?: string): TableResult {
  const { dataset, seed, noise } = settings;
  if (isMade(dataset)) return { ok: true, table: makeTable(dataset, { seed, noise }) };
  if (isMeasured(dataset) && csv !== undefined) return readTable(dataset, csv);
  return { ok: false, error: `${dataset}: expected the text of ${fileOf(dataset)} but got nothing` };
}

/** What the settings say about how a table becomes a problem. */
export function problemOptions(settings: Omit<DataSettings, 'dataset' | 'noise'>): ProblemOptions {
  const { seed, testShare, loss, scaling } = settings;
  const outputActivation = settings.activations.at(-1) ?? 'linear';
  return { seed, testShare, loss, outputActivation, ...(scaling && { scaling }) };
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
