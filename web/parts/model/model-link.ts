// A model as the text of a link, and back. Fetched when it is asked for.
import { encodeLink } from '../../core/link/link.js';
import { openLink } from '../../core/link/open.js';
import { loaderFor } from '../../experiment/link-loader.js';
import { loadOpenedData } from '../../experiment/own-data-loader.js';
import type { GlassboxModel } from './model.js';

export function linkOf({ lab, frame }: GlassboxModel, withWeights: boolean): string {
  if (!withWeights || !frame) return encodeLink(lab, loadOpenedData).text;
  const { parameters, frozen } = frame;
  const { epoch, step } = frame.tick;
  return encodeLink({ ...lab, trained: { parameters, epoch, step, ...(frozen && { frozen }) } }, loadOpenedData).text;
}

export async function openedLink(text: string) {
  const link = text.includes('#') ? text : `#${text}`;
  return openLink(link, { load: await loaderFor(link) });
}
