// What the front page shows. Pure: the still is drawn from it when the pages are built, and the live network goes on from there.
import { firstPreset } from '../core/settings/first-preset.js';
import type { Settings } from '../core/settings/settings.js';

/** Slower than in the playground: here one watches, and reads meanwhile. */
export const settings: Readonly<Settings> = { ...firstPreset, speed: 'ten' };

/** Epochs that the still has behind it: something is learned, and most is still to come. */
export const begun = 60;
/** Epochs after which it rests. */
export const enough = 300;
