// An experiment as the text of a link, and back. Fetched when it is asked for.
import type { OwnData } from '../core/data/own-data.js';
import type { LoadOwnData } from '../core/data/shape.js';
import { type Beside, encodeLink, needsLoading } from '../core/link/link.js';
import { openLink } from '../core/link/open.js';
import type { Experiment } from './experiment.js';
import { loaderAhead, loadOpenedData } from './opening/own-data-loader.js';

export function linkOf({ recipe, frame }: Experiment, withWeights: boolean): string {
  if (!withWeights || !frame) return encodeLink(recipe, loadOpenedData).text;
  const { parameters, frozen } = frame;
  const { epoch, step } = frame.tick;
  const trained = { parameters, epoch, step, ...(frozen && { frozen }) };
  return encodeLink({ ...recipe, trained }, loadOpenedData).text;
}

export function openedLink(text: string) {
  return openedAhead(text.includes('#') ? text : `#${text}`);
}

/** beside: as openLink takes it. What a long table in the link, or beside it, takes to be read is done in a worker. */
export async function openedAhead(link: string, beside?: Beside) {
  return openLink(link, { load: await loaderFor(link, beside), beside });
}

/**
 * What reading a link takes: the parsers of tables and formulas only where it holds one. Without a network such a link opens without its
 * data, and says so.
 */
async function loaderFor(link: string, beside: Beside | undefined): Promise<LoadOwnData> {
  if (!needsLoading(link)) return loadOpenedData;
  let within: OwnData | undefined;
  openLink(link, {
    beside,
    load: (data) => {
      within = data;
      return { ok: false, error: 'Not read yet.' };
    },
  });
  return loaderAhead(within).catch(() => loadOpenedData);
}
