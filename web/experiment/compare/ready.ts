// Three ready sweeps, each of which teaches one thing. They bring their own network and data; the one that runs stays as it is.
import { defaultFeatures } from '../../core/data/feature-names.js';
import { presetOf } from '../../core/settings/presets.js';
import type { Settings } from '../../core/settings/settings.js';
import type { Recipe } from '../recipe.js';
import type { ComparePlan } from './plan.js';
import { proposedValues } from './values.js';

export interface ReadySweep {
  readonly name: string;
  /** What to look for. */
  readonly about: string;
  readonly recipe: Recipe;
  readonly plan: ComparePlan;
}

const recipeOf = (settings: Settings): Recipe => ({ settings, features: defaultFeatures });
const circle = presetOf('circle').settings;
const noisy = presetOf('overfitting').settings;

export const readySweeps: readonly ReadySweep[] = [
  {
    name: 'Learning rate',
    about:
      'Eight rectified neurons on the circle. The left ones have hardly begun to learn; further right they learn more in the same epochs, until steps are so large that the numbers run away.',
    recipe: recipeOf({ ...circle, layers: [2, 8, 1], activations: ['relu', 'linear'] }),
    plan: {
      seeds: 10,
      epochs: 100,
      varied: { name: 'learningRate', values: proposedValues('learningRate', circle.batchSize) },
    },
  },
  {
    name: 'A price on large weights',
    about:
      'Noisy moons and more neurons than they need. Without a price the network learns the noise; with too high a price it learns too little. Between them the test cost is lowest.',
    recipe: recipeOf({ ...noisy, regularization: 'l2' }),
    plan: {
      seeds: 10,
      epochs: 300,
      varied: { name: 'regularizationRate', values: proposedValues('regularizationRate', noisy.batchSize) },
    },
  },
  {
    name: 'Width and the test cost',
    about:
      'The same noisy moons, one hidden layer. A few neurons are best; more of them learn the noise, and the test cost rises. Far beyond, it falls again a little, though the network has more weights than rows: double descent.',
    recipe: recipeOf({ ...noisy, layers: [2, 8, 1], activations: ['relu', 'linear'] }),
    plan: { seeds: 8, epochs: 1000, varied: { name: 'width', values: [1, 2, 4, 8, 16, 32, 64, 128, 256] } },
  },
];
