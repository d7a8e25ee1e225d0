// From settings to a problem: fetches the file where the data were measured. Files are fetched once.

import type { OwnData } from '../core/data/own-data.js';
import { makeProblem, type Problem, problemOptions } from '../core/data/problem.js';
import type { Table } from '../core/data/table.js';
import { fileOf } from '../core/settings/datasets.js';
import type { Settings } from '../core/settings/settings.js';
import { ownDataLoader } from './own-data-loader.js';

const texts = new Map<string, Promise<string>>();

function fetchText(url: URL): Promise<string> {
  const known = texts.get(url.href);
  if (known) return known;
  const text = fetch(url).then(
    (response) => {
      if (!response.ok)
        throw new Error(`${url.pathname}: the data could not be loaded (the server answered ${response.status}).`);
      return response.text();
    },
    () => {
      throw new Error(`${url.pathname}: the data could not be loaded. Is the page still connected?`);
    },
  );
  // A failure is not remembered: the next attempt may succeed.
  text.catch(() => texts.delete(url.href));
  texts.set(url.href, text);
  return text;
}

export interface Opened {
  problem: Problem;
  /** What was noticed on the way, a sentence each. */
  notes: readonly string[];
}

/** Where the CSV file of that name is. */
export type FileAddress = (name: string) => URL;

/** `own`: data to take instead of those that the settings name. Throws an Error with a sentence. */
export async function openProblem(settings: Settings, addressOf: FileAddress, own?: OwnData): Promise<Opened> {
  if (own) {
    const result = (await ownDataLoader())(own, settings);
    if (!result.ok) throw new Error(result.error);
    const { table, notes } = result.value;
    return { problem: makeProblem(table, problemOptions(settings)), notes };
  }
  return { problem: makeProblem(await openTable(settings, addressOf), problemOptions(settings)), notes: [] };
}

/** A data set's observations alone, to look at before it is chosen. Throws an Error with a sentence. */
export async function openTable(settings: Settings, addressOf: FileAddress): Promise<Table> {
  const { dataset, seed, noise } = settings;
  const file = fileOf(dataset);
  // Only the one way of making a table that is needed is fetched.
  if (file === undefined) {
    const { isMade, makeTable } = await import('../core/data/sets/made.js');
    if (isMade(dataset)) return makeTable(dataset, { seed, noise });
  }
  const [csv, { isMeasured, readTable }] = await Promise.all([
    fetchText(addressOf(file ?? '')),
    import('../core/data/sets/measured.js'),
  ]);
  if (!isMeasured(dataset)) throw new Error(`${dataset}: there is no way to make these data.`);
  const result = readTable(dataset, csv);
  if (!result.ok) throw new Error(result.error);
  return result.table;
}
