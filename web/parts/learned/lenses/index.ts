import type { Scene } from '../../../experiment/scene.js';
import { ConfusionLens } from './confusion.js';
import { CurveLens } from './curve.js';
import { lensKind } from './kind.js';
import type { Lens } from './lens.js';
import { MapLens } from './map.js';
import { ScatterLens } from './scatter.js';

export type { Lens, LensInput } from './lens.js';

/** The lens that suits the problem. before: the lens it takes the place of. */
export function lensFor(scene: Scene, before?: Lens | null): Lens {
  switch (lensKind(scene)) {
    case 'map':
      return new MapLens(scene, before);
    case 'curve':
      return new CurveLens(scene);
    case 'scatter':
      return new ScatterLens(scene);
    case 'confusion':
      return new ConfusionLens(scene);
  }
}
