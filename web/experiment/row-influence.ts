// What leaving each training row out does to the test cost, as far as it is known, for all who show rows. It is found out in compare/.
import type { Recipe } from './recipe.js';

export interface RowInfluence {
  /** Each network was trained for so many. */
  readonly epochs: number;
  /** By training row, from 0: by how much the test cost is higher without it; NaN where the run without it runs away. Those to come are missing. */
  readonly changes: ReadonlyMap<number, number>;
  /** Whether it is true of what is trained by this recipe. */
  holdsFor(recipe: Recipe): boolean;
}
