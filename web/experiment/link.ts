// An experiment as the text of a link, and back. Fetched when it is asked for.
import type { LoadOwnData } from '../core/data/shape.js';
import { encodeLink, needsLoading } from '../core/link/link.js';
import { openLink } from '../core/link/open.js';
import type { Experiment } from './experiment.js';
import { loadOpenedData, ownDataLoader } from './own-data-loader.js';

export function linkOf({ recipe, frame }: Experiment, withWeights: boolean): string {
  if (!withWeights || !frame) return encodeLink(recipe, loadOpenedData).text;
  const { parameters, frozen } = frame;
  const { epoch, step } = frame.tick;
  const trained = { parameters, epoch, step, ...(frozen && { frozen }) };
  return encodeLink({ ...recipe, trained }, loadOpenedData).text;
}

export async function openedLink(text: string) {
  const link = text.includes('#') ? text : `#${text}`;
  return openLink(link, { load: await loaderFor(link) });
}

/**
 * What reading a link takes: the parsers of tables and formulas only where it holds one. Without a network such a link opens without its
 * data, and says so.
 */
export const loaderFor = async (link: string): Promise<LoadOwnData> =>
  needsLoading(link) ? ownDataLoader().catch(() => loadOpenedData) : loadOpenedData;
