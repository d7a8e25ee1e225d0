// Reading people's own data takes a parser for CSV and one for formulas: they are fetched when there are such data.
import type { OwnData } from '../core/data/own-data.js';
import type { LoadOwnData } from '../core/data/shape.js';

let loaded: LoadOwnData | null = null;

/** Rejects when it cannot be fetched. */
export async function ownDataLoader(): Promise<LoadOwnData> {
  loaded ??= (await import('../core/data/own-data.js')).loadOwnData;
  return loaded;
}

/** For data that are open already, which means that it was fetched. */
export const loadOpenedData: LoadOwnData = (data, options) =>
  loaded ? loaded(data, options) : { ok: false, error: 'These data are not open yet.' };

/**
 * A way to load these data for which a long table has been read in a worker already: whoever loads it next, in one go, need not wait. Where
 * nothing has to be read it is the usual one.
 */
export async function loaderAhead(data: OwnData | undefined): Promise<LoadOwnData> {
  const load = await ownDataLoader();
  if (data?.kind !== 'csv') return load;
  const { isLong, readTable } = await import('../session/table-reader.js');
  if (!isLong(data)) return load;
  const read = await readTable(data, data.options);
  if (!read) return load;
  const { rememberCsv } = await import('../core/data/own-data.js');
  return (asked, options) => {
    if (asked.kind === 'csv' && asked.text === data.text) rememberCsv(asked, read.table);
    return load(asked, options);
  };
}
