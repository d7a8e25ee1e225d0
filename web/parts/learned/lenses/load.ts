// The same choice as lensFor, for pages: only the lens that is needed is fetched.
import type { Scene } from '../../../experiment/scene.js';
import { lensKind } from './kind.js';
import type { Lens } from './lens.js';

/** before: the lens it takes the place of. Rejects when it cannot be fetched. */
export async function loadLens(scene: Scene, before: Lens | null): Promise<Lens> {
  switch (lensKind(scene)) {
    case 'map':
      return new (await import('./map.js')).MapLens(scene, before);
    case 'curve':
      return new (await import('./curve.js')).CurveLens(scene);
    case 'scatter':
      return new (await import('./scatter.js')).ScatterLens(scene);
    case 'confusion':
      return new (await import('./confusion.js')).ConfusionLens(scene);
  }
}
