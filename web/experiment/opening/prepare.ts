// From a recipe to what a session opens with, and what views need to know of it.
import { arePlain } from '../../core/data/feature-names.js';
import { networkSeedOf } from '../../core/link/network-seed.js';
import type { Trained } from '../../core/link/trained.js';
import type { SessionSpec } from '../../session/session.js';
import type { Recipe } from '../recipe.js';
import { makeScene, networkInputs, type Scene } from '../scene.js';
import { specOf } from '../spec.js';
import { openProblem, type ReadFile } from './source.js';

export interface Prepared {
  readonly scene: Scene;
  readonly spec: SessionSpec;
  /** What was noticed about the data, a sentence each. */
  readonly notes: readonly string[];
}

/** trained: weights to go on from instead of the seed's. Rejects with a sentence when the data cannot be had or read. */
export async function prepare(recipe: Recipe, read: ReadFile, trained?: Trained): Promise<Prepared> {
  const { settings, features, data } = recipe;
  const { problem, notes } = await openProblem(settings, read, data);
  // Each fetched for those who have some.
  const making = arePlain(features) ? undefined : await import('../../core/data/features.js');
  const resumed = trained && (await import('../resume.js')).resumed(recipe, trained);
  const scene = makeScene(settings, problem, features, making);
  const spec = specOf(settings, problem, (inputs, rows) => networkInputs(scene, inputs, rows));
  const network = { ...spec.network, seed: networkSeedOf(recipe) };
  return { scene, spec: { ...spec, network, ...resumed }, notes };
}
