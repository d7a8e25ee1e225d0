// Links with the readers of own data at hand, as a page has them once they are fetched.
import * as links from '../../web/core/link.js';
import { openLink as open } from '../../web/core/open-link.js';
import { loadOwnData as load } from '../../web/core/own-data.js';

export const decodeLink = (link: string, beside?: links.Beside) => links.decodeLink(link, { load, beside });
export const encodeLink = (state: links.LinkState) => links.encodeLink(state, load);
export const openLink = (link: string, beside?: links.Beside) => open(link, { load, beside });
