// The seed of a network beside that of its settings, by which its data are drawn and split, too. They differ where one of many seeds that were
// trained on the same data was opened, or a saved network was put to the data that were there.
import type { Recipe } from './link.js';

export const networkSeedOf = ({ settings, networkSeed }: Recipe): number => networkSeed ?? settings.seed;

export function withNetworkSeed({ networkSeed: _, ...recipe }: Recipe, seed: number): Recipe {
  return seed === recipe.settings.seed ? recipe : { ...recipe, networkSeed: seed };
}
