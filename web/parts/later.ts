// What is not seen first comes a moment later, in a file of its own: the parts that explain, and what opens the data dialogs.

import { define } from './base/define.js';

let coming: Promise<void> | null = null;

/** Loads the rest once. Rejects when it cannot be fetched; the next call tries again. */
export function loadLater(): Promise<void> {
  coming ??= import('./later-elements.js').then(
    ({ laterElements }) => define(laterElements),
    (error: unknown) => {
      coming = null;
      throw error;
    },
  );
  return coming;
}
