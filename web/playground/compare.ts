// The place called Compare: fetched and filled when somebody opens it.
import { define } from '../parts/base/define.js';
import { compareElements } from '../parts/compare/elements.js';

/** Once; opened again, it shows what is there. */
export function fill(place: HTMLElement): void {
  define(compareElements);
  if (!place.querySelector('glassbox-seeds')) place.append(document.createElement('glassbox-seeds'));
}
