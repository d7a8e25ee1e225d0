// Links with the readers of own data at hand, as a page has them once they are fetched.

import { loadOwnData as load } from '../../../web/core/data/own-data.js';
import * as links from '../../../web/core/link/link.js';
import { openLink as open } from '../../../web/core/link/open.js';

export const decodeLink = (link: string, beside?: links.Beside) => links.decodeLink(link, { load, beside });
export const encodeLink = (state: links.LinkState) => links.encodeLink(state, load);
export const openLink = (link: string, beside?: links.Beside) => open(link, { load, beside });
