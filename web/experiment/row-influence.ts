// What leaving each training row out does to the test cost, as far as it is known, for all who show rows. It is found out in compare/.

import { networkSeedOf } from '../core/link/network-seed.js';
import { settingNames, settingsTable } from '../core/settings/settings.js';
import type { Recipe } from './recipe.js';

export interface RowInfluence {
  /** What was trained. */
  readonly recipe: Recipe;
  /** Each network was trained for so many. */
  readonly epochs: number;
  /** By training row, from 0: by how much the test cost is higher without it; NaN where the run without it runs away. Those to come are missing. */
  readonly changes: ReadonlyMap<number, number>;
}

/** How one watches, and where a run stops, changes nothing of what is trained. */
const trained = settingNames.filter((name) => !['view', 'stops'].includes(settingsTable[name].group));

const same = (a: unknown, b: unknown) => a === b || JSON.stringify(a) === JSON.stringify(b);

/** Whether it holds for this recipe: the same settings, inputs and data. What the weights are by now is of no account. */
export function holdsFor({ recipe }: RowInfluence, now: Recipe): boolean {
  return (
    recipe === now ||
    (recipe.data === now.data &&
      same(recipe.features, now.features) &&
      networkSeedOf(recipe) === networkSeedOf(now) &&
      trained.every((name) => name === 'preset' || same(recipe.settings[name], now.settings[name])))
  );
}
