// The place called Compare: fetched and filled when somebody opens it.
import { define } from '../parts/base/define.js';
import { GlassboxPicture } from '../parts/compare/picture.js';
import { GlassboxSeeds } from '../parts/compare/seeds.js';

/** Once; opened again, it shows what is there. */
export function fill(place: HTMLElement): void {
  define({ 'glassbox-picture': GlassboxPicture, 'glassbox-seeds': GlassboxSeeds });
  if (!place.querySelector('glassbox-seeds')) place.append(new GlassboxSeeds());
}
