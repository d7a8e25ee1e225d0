// What `glassbox-nn/parts` and the one script tag are: every element is known to the page, and its code comes when its tag is used.

import { VERSION } from '../session/open-session.js';
import { lazyTags, loadPart, watchEverywhere, watchParts as watchRoot } from './lazy-elements.js';
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

/** What another copy of this script reads off the model that it finds here. */
interface Versioned extends CustomElementConstructor {
  readonly version?: string;
}

/** Another copy was here first. What it has defined stays, and parts of two versions would not understand each other. */
const first: Versioned | undefined = customElements.get('glassbox-model');
if (first) {
  console.warn(
    `Glassbox is on this page twice. Version ${first.version ?? 'unknown'} was first and does it all; ${VERSION} does nothing. Load one of them.`,
  );
} else {
  customElements.define('glassbox-model', Object.assign(GlassboxModel, { version: VERSION }) satisfies Versioned);
  watchEverywhere();
}

/** Loads and defines all elements now, instead of each when it is first seen. */
export async function defineElements(): Promise<void> {
  if (!first) await Promise.all(lazyTags.map(loadPart));
}

/** Loads the parts in a shadow tree of your own that has no model in it; the document, and trees with a model, are watched anyway. */
export function watchParts(root: Document | ShadowRoot): void {
  if (!first) watchRoot(root);
}
