// Whether two recipes train the same network in the same way.
import { same } from '../../core/base/same.js';
import { networkSeedOf } from '../../core/link/network-seed.js';
import { settingNames, settingsTable } from '../../core/settings/settings.js';
import type { Recipe } from '../recipe.js';

/** How one watches, and where a run stops, changes nothing of what is trained. */
const trained = settingNames.filter(
  (name) => name !== 'preset' && !['view', 'stops'].includes(settingsTable[name].group),
);

/** The same settings, inputs and data; what the weights are by now is of no account. */
export function trainsTheSame(a: Recipe, b: Recipe): boolean {
  return (
    a === b ||
    (a.data === b.data &&
      same(a.features, b.features) &&
      networkSeedOf(a) === networkSeedOf(b) &&
      trained.every((name) => same(a.settings[name], b.settings[name])))
  );
}
