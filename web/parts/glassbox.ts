// What `glassbox-nn/parts` and the one script tag are: every element is known to the page, and its code comes when its tag is used.

import { lazyTags, loadPart, watchEverywhere, watchParts } from './lazy-elements.js';
import { setDataFiles } from './model/data-home.js';
import { GlassboxModel } from './model/model.js';

// Each address written out: other people's bundlers know a file by just this expression, and copy it. Ours is told to leave them,
// because tools/build/parts.mjs puts the files there.
setDataFiles({
  'challenger-o-rings.csv': new URL(/* @vite-ignore */ './data/challenger-o-rings.csv', import.meta.url),
  'digits-8x8.csv': new URL(/* @vite-ignore */ './data/digits-8x8.csv', import.meta.url),
  'iris.csv': new URL(/* @vite-ignore */ './data/iris.csv', import.meta.url),
  'penguins.csv': new URL(/* @vite-ignore */ './data/penguins.csv', import.meta.url),
  'wine.csv': new URL(/* @vite-ignore */ './data/wine.csv', import.meta.url),
});

if (!customElements.get('glassbox-model')) customElements.define('glassbox-model', GlassboxModel);
watchEverywhere();

/** Loads and defines all elements now, instead of each when it is first seen. */
export async function defineElements(): Promise<void> {
  await Promise.all(lazyTags.map(loadPart));
}

/** Loads the parts in a shadow tree of your own that has no model in it; the document, and trees with a model, are watched anyway. */
export { watchParts };
