// Which lens suits a problem: by the number of inputs, then by what is asked.
import type { Scene } from '../../../experiment/scene.js';
import type { Lens } from './lens.js';

export function lensKind(scene: Scene): Lens['kind'] {
  const inputs = scene.problem.inputs.length;
  if (inputs === 2) return 'map';
  if (inputs === 1 && scene.problem.outputs.length === 1) return 'curve';
  return scene.problem.task === 'regression' ? 'scatter' : 'confusion';
}
