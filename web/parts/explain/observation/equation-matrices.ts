// The five matrices of a layer's equation, with the numbers of the followed observation: [W] @ [X] + [Bias] = [Z], f(Z) = [A].
import { fixed, weight } from '../../../core/base/format.js';
import { activate } from '../../../core/network/activations.js';
import { layerPlaces } from '../../../core/network/parameters.js';
import { bySign } from '../../../draw/value-range.js';
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

/** Decimals, for a reader who works it out again from what is shown. */
export interface ShownDecimals {
  /** Of W, X and Bias. */
  readonly operands: number;
  /** Of Z; A has two. */
  readonly sums: number;
  /** Whether what is shown gives what is shown beside it; else the sign says about. */
  readonly isExact: { readonly sums: boolean; readonly activations: boolean };
}

const activationDecimals = 2;
const [fewest, mostOfSums, mostOfOperands] = [2, 4, 5];
const round = (value: number, decimals: number) => Number(value.toFixed(decimals));
const isSame = (p: number, q: number, decimals: number) => (round(p, decimals) || 0) === (round(q, decimals) || 0);

/** As few decimals as make every row come out. quick: the fewest, whatever comes of it. */
export function shownDecimals(
  scene: Scene,
  { parameters, input, z, a }: Observation,
  layer: number,
  quick = false,
): ShownDecimals {
  const { n, m, weights, biases } = layerPlaces(scene.layers)[layer] ?? { n: 0, m: 0, weights: 0, biases: 0 };
  const x = layer === 0 ? input : (a[layer - 1] ?? []);
  const [sums, answers] = [Array.from(z[layer] ?? []), a[layer] ?? []];
  const activation = scene.activations[layer] ?? 'linear';
  const bends = (decimals: number) =>
    activate(
      activation,
      Float64Array.from(sums, (value) => round(value, decimals)),
    ).every((value, i) => isSame(value, answers[i] ?? 0, activationDecimals));
  const addsUp = (decimals: number, ofSums: number) =>
    sums.every((sum, i) => {
      let own = round(parameters[biases + i] ?? 0, decimals);
      for (let j = 0; j < m; j++)
        own += round(parameters[weights + i * m + j] ?? 0, decimals) * round(x[j] ?? 0, decimals);
      return i >= n || isSame(own, sum, ofSums);
    });
  const first = (most: number, comesOut: (decimals: number) => boolean) => {
    for (let decimals = fewest; decimals <= (quick ? fewest : most); decimals++)
      if (comesOut(decimals)) return decimals;
    return undefined;
  };
  const ofSums = first(mostOfSums, bends);
  const ofOperands = first(mostOfOperands, (decimals) => addsUp(decimals, ofSums ?? fewest));
  return {
    operands: ofOperands ?? fewest,
    sums: ofSums ?? fewest,
    isExact: { sums: ofOperands !== undefined, activations: ofSums !== undefined },
  };
}

/** Large numbers are written as weights are everywhere. */
const write = (decimals: number) => (value: number) => (Math.abs(value) < 100 ? fixed(value, decimals) : weight(value));

/** layer: a weight layer of the network, from 0. */
export function matricesOf(
  scene: Scene,
  { parameters, input, z, a }: Observation,
  layer: number,
  { rows, columns }: Shown,
  decimals: ShownDecimals,
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
    shown: number,
  ): Matrix => ({
    ...{ name, letter, label, rows, unit, columns: [0], size: [n, 1] },
    value: (i) => value(i) ?? 0,
    write: write(shown),
  });
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
      write: write(decimals.operands),
    },
    x: {
      name: 'x',
      letter: 'X',
      label: layer === 0 ? 'X, the observation' : `X, what ${layerTitle(scene, layer - 1)} answered`,
      rows: columns,
      columns: [0],
      size: [m, 1],
      value: (j) => x?.[j] ?? 0,
      unit: bySign(layer === 0 ? 'linear' : (activations[layer - 1] ?? 'linear')),
      write: write(decimals.operands),
    },
    b: one('b', 'Bias', 'Bias', (i) => parameters[biases + i], weightUnit, decimals.operands),
    z: one('z', 'Z', 'Z, the sums', (i) => z[layer]?.[i], bySign('linear'), decimals.sums),
    a: one('a', 'A', `A, ${activation} of the sums`, (i) => a[layer]?.[i], bySign(activation), activationDecimals),
  };
}
