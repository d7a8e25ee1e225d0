// The five matrices of a layer's equation, with the numbers of the followed observation: [W] @ [X] + [Bias] = [Z], f(Z) = [A].
import { layerPlaces } from '../../../core/network/parameters.js';
import { toUnit } from '../../../draw/value-range.js';
import type { Observation } from '../../../experiment/observation.js';
import type { Scene } from '../../../experiment/scene.js';
import { layerTitle, many } from '../../words/layer-words.js';
import type { MatrixName } from './equation-cells.js';
import type { Matrix } from './equation-matrix.js';

/** A weight of this size wears the full colour, as its line does. */
const fullWeight = 1.5;
const weightUnit = (value: number) => value / fullWeight;

/** Which rows and columns of W are shown; null is a gap. */
export interface Shown {
  readonly rows: Matrix['rows'];
  readonly columns: Matrix['columns'];
}

/** layer: a weight layer of the network, from 0. */
export function matricesOf(
  scene: Scene,
  { parameters, input, z, a }: Observation,
  layer: number,
  { rows, columns }: Shown,
): Record<MatrixName, Matrix> {
  const { activations } = scene;
  const { n, m, weights, biases } = layerPlaces(scene.layers)[layer] ?? { n: 0, m: 0, weights: 0, biases: 0 };
  const activation = activations[layer] ?? 'linear';
  const x = layer === 0 ? input : a[layer - 1];
  const one = (
    name: MatrixName,
    letter: string,
    label: string,
    value: (i: number) => number | undefined,
    unit: Matrix['unit'],
  ): Matrix => ({ name, letter, label, rows, columns: [0], size: [n, 1], value: (i) => value(i) ?? 0, unit });
  return {
    w: {
      name: 'w',
      letter: 'W',
      label: `W, weights: ${many(n, 'neuron')} by ${many(m, 'input')}`,
      rows,
      columns,
      size: [n, m],
      value: (i, j) => parameters[weights + i * m + j] ?? 0,
      unit: weightUnit,
    },
    x: {
      name: 'x',
      letter: 'X',
      label: layer === 0 ? 'X, the observation' : `X, what ${layerTitle(scene, layer - 1)} answered`,
      rows: columns,
      columns: [0],
      size: [m, 1],
      value: (j) => x?.[j] ?? 0,
      unit: toUnit(layer === 0 ? 'linear' : (activations[layer - 1] ?? 'linear')),
    },
    b: one('b', 'Bias', 'Bias', (i) => parameters[biases + i], weightUnit),
    z: one('z', 'Z', 'Z, the sums', (i) => z[layer]?.[i], toUnit('linear')),
    a: one('a', 'A', `A, ${activation} of the sums`, (i) => a[layer]?.[i], toUnit(activation)),
  };
}
