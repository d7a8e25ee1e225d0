// What reading a link takes: the parsers of tables and formulas only where it holds one.
import type { LoadOwnData } from '../core/data/shape.js';
import { needsLoading } from '../core/link/link.js';
import { loadOpenedData, ownDataLoader } from './own-data-loader.js';

/** Without a network such a link opens without its data, and says so. */
export const loaderFor = async (link: string): Promise<LoadOwnData> =>
  needsLoading(link) ? ownDataLoader().catch(() => loadOpenedData) : loadOpenedData;
