// A data set's rows at once, where pages fetch what they need of them (web/experiment/opening/source.ts).
import { makeProblem, type Problem, problemOptions } from '../../../web/core/data/problem.js';
import { isMade, makeTable } from '../../../web/core/data/sets/made.js';
import { otherTable } from '../../../web/core/data/sets/other.js';
import type { Table } from '../../../web/core/data/table.js';
import type { Settings } from '../../../web/core/settings/table.js';
import { csvOf } from './data-file.js';

export function tableOf(settings: Settings): Table {
  const { dataset } = settings;
  return isMade(dataset) ? makeTable(dataset, settings) : otherTable(settings, csvOf(dataset) ?? '');
}

export const problemOf = (settings: Settings): Problem => makeProblem(tableOf(settings), problemOptions(settings));
