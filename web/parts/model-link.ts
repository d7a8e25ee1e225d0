// A model as the text of a link, and back. Fetched when it is asked for.
import { encodeLink } from '../core/link.js';
import { openLink } from '../core/open-link.js';
import { loaderFor } from './link-loader.js';
import type { GlassboxModel } from './model.js';
import { loadOpenedData } from './own-data-loader.js';

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
