// What is trained, but for the weights: settings, input features, own data. Recipes are never changed, only replaced, so undo, the tape and
// the browser's history can hold on to them.
import { same } from '../core/base/same.js';
import type { Recipe } from '../core/link/link.js';
import { networkSeedOf } from '../core/link/network-seed.js';
import { settingNames, settingsTable } from '../core/settings/settings.js';

export type { Recipe };

export type Difference = 'weights' | 'live' | 'keeps' | 'restart';

/**
 * What it takes to come from one recipe to another: weights alone, settings alone, another network that keeps what fits of the
 * weights, or opening anew. Other own data open anew, unless they are said to keep.
 */
export function difference(from: Recipe, to: Recipe, dataKeep = false): Difference {
  const changed = settingNames.filter((name) => !same(from.settings[name], to.settings[name]));
  const otherData = from.data !== to.data;
  const asks = (kind: string) => changed.some((name) => settingsTable[name].change === kind);
  if (asks('restart') || networkSeedOf(from) !== networkSeedOf(to) || (otherData && !dataKeep)) return 'restart';
  if (asks('keeps') || otherData || !same(from.features, to.features)) return 'keeps';
  return changed.length > 0 ? 'live' : 'weights';
}
