// What `glassbox-nn/parts` and the one script tag are: every element is known to the page, and its code comes when its tag is used.

import { lazyTags, loadPart, watchEverywhere, watchParts } from './lazy-elements.js';
import { setDataHome } from './model/data-home.js';
import { GlassboxModel } from './model/model.js';

// In a variable, so that no bundler takes the folder for a file to be copied.
const here = import.meta.url;
setDataHome(new URL('data/', here));

if (!customElements.get('glassbox-model')) customElements.define('glassbox-model', GlassboxModel);
watchEverywhere();

/** Loads and defines all elements now, instead of each when it is first seen. */
export async function defineElements(): Promise<void> {
  await Promise.all(lazyTags.map(loadPart));
}

/** Loads the parts in a shadow tree of your own that has no model in it; the document, and trees with a model, are watched anyway. */
export { watchParts };
