import type { Scene } from '../scene.js';
import { ConfusionLens } from './confusion.js';
import { CurveLens } from './curve.js';
import type { Lens } from './lens.js';
import { MapLens } from './map.js';
import { ScatterLens } from './scatter.js';

export type { Lens, LensInput } from './lens.js';

/** The lens that suits the problem: by the number of inputs, then by what is asked. before: the lens it takes the place of. */
export function lensFor(scene: Scene, before?: Lens | null): Lens {
  const inputs = scene.problem.inputs.length;
  if (inputs === 2) return new MapLens(scene, before);
  if (inputs === 1 && scene.problem.outputs.length === 1) return new CurveLens(scene);
  return scene.problem.task === 'regression' ? new ScatterLens(scene) : new ConfusionLens(scene);
}
