// Reading people's own data takes a parser for CSV and one for formulas: they are fetched when there are such data.
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
