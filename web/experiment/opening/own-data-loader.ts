// Reading people's own data takes a parser for CSV and one for formulas: they are fetched when there are such data.
import type { OwnData } from '../../core/data/own-data.js';
import type { LoadOwnData } from '../../core/data/shape.js';

let loaded: LoadOwnData | null = null;

/** Rejects when it cannot be fetched. */
export async function ownDataLoader(): Promise<LoadOwnData> {
  loaded ??= (await import('../../core/data/own-data.js')).loadOwnData;
  return loaded;
}

/** For data that are open already, which means that it was fetched. */
export const loadOpenedData: LoadOwnData = (data, options) =>
  loaded ? loaded(data, options) : { ok: false, error: 'These data are not open yet.' };

/** A way to load these data in one go; a long table has been read in a worker by then, and whoever loads it next need not wait. */
export async function loaderAhead(data: OwnData | undefined): Promise<LoadOwnData> {
  const load = await ownDataLoader();
  return data?.kind === 'csv' ? (await import('./read-ahead.js')).readAhead(data, load) : load;
}
