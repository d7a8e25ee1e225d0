// The numbers behind a neuron or a connection, in words. Pure, so that a test can read them.

import { capital, fixed, weight as number, scientific } from '../../core/base/format.js';
import { shownNumber, worked } from '../../core/base/worked.js';
import type { Address } from '../../core/network/address.js';
import { layerPlaces } from '../../core/network/parameters.js';
import type { Followed } from '../../experiment/followed.js';
import { withUnit } from '../../experiment/rows.js';
import type { Scene } from '../../experiment/scene.js';
import { neuronName } from './layer-words.js';

export interface Numbers {
  parameters: ArrayLike<number>;
  /** Positions in parameters that training leaves as they are. */
  frozen?: readonly number[];
  followed: Pick<Followed, 'input' | 'name'> | null;
  /** Pre-activations and activations of the followed observation, one array per weight layer. */
  trace: { z: readonly ArrayLike<number>[]; a: readonly ArrayLike<number>[] } | null;
}

export interface Words {
  title: string;
  detail: string;
}

/** More terms than this are not written out. */
const mostTerms = 4;

/** Negative factors stand in brackets, so that no two signs meet. */
const inBrackets = (shown: string) => (shownNumber(shown) < 0 ? `(${shown})` : shown);

/** Factors and sums as they are shown, so that one who works it out again finds what is shown. */
function workedOut(operands: readonly number[], result: number, combine: (shown: readonly number[]) => number) {
  const { operands: shown, result: said, sign } = worked(operands, result, combine, number);
  return { shown: shown.map(inBrackets), end: `${sign} ${said}` };
}

/** A slope in people's units, as many digits as mean something. */
const slope = (value: number) => (value !== 0 && Math.abs(value) < 0.001 ? scientific(value) : fixed(value, 4));

function activationOf(numbers: Numbers, layer: number, neuron: number): number | undefined {
  return layer === 0 ? numbers.followed?.input[neuron] : numbers.trace?.a[layer - 1]?.[neuron];
}

export function describeAddress(scene: Scene, numbers: Numbers, address: Address): Words {
  return address.kind === 'weight'
    ? weightWords(scene, numbers, address)
    : neuronWords(scene, numbers, address.layer, address.neuron);
}

function weightWords(scene: Scene, numbers: Numbers, at: { layer: number; neuron: number; input: number }): Words {
  const position =
    (layerPlaces(scene.layers)[at.layer]?.weights ?? 0) + at.neuron * (scene.layers[at.layer] ?? 0) + at.input;
  const value = numbers.parameters[position] ?? 0;
  const held = numbers.frozen?.includes(position) ? ', frozen' : '';
  const from = neuronName(scene, at.layer, at.input);
  const to = neuronName(scene, at.layer + 1, at.neuron);
  const active = activationOf(numbers, at.layer, at.input);
  const title = `Weight ${number(value)}${held}, from ${from} to ${to}`;
  if (active === undefined) return { title, detail: '' };
  const { shown, end } = workedOut([value, active], value * active, ([w = 0, a = 0]) => w * a);
  const detail = `weight \u00d7 activation = ${shown.join(' \u00d7 ')} ${end}, for ${numbers.followed?.name ?? ''}`;
  return { title, detail: `${detail}${perUnit(scene, at, value)}` };
}

/** The column a weight of the first layer belongs to, where the network is given it in other units than people use. */
function scaledColumn(scene: Scene, input: number) {
  const column = scene.features ? undefined : scene.problem.inputs[input];
  return column && (column.scale.spread !== 1 || column.scale.centre !== 0) ? column : undefined;
}

/** What a weight of the first layer is per unit of its column. */
function perUnit(scene: Scene, { layer, input }: { layer: number; input: number }, value: number): string {
  const column = layer === 0 ? scaledColumn(scene, input) : undefined;
  return column ? `; ${slope(value / column.scale.spread)} per ${column.unit || `1 of ${column.label}`}` : '';
}

/** The sum of a neuron with one input in people's units, as logistic regression is written: B1 x + B0. */
function inPeoplesUnits(scene: Scene, parameters: ArrayLike<number>, start: number, bias: number): string {
  const column = scene.layers[0] === 1 ? scaledColumn(scene, 0) : undefined;
  if (!column) return '';
  const { centre, spread } = column.scale;
  const b1 = (parameters[start] ?? 0) / spread;
  return `; in ${column.unit || column.label} z = ${slope(b1)} x + ${inBrackets(fixed(bias - b1 * centre, 4))}`;
}

function neuronWords(scene: Scene, numbers: Numbers, layer: number, neuron: number): Words {
  const name = capital(neuronName(scene, layer, neuron));
  const active = activationOf(numbers, layer, neuron);
  const whom = numbers.followed ? `, for ${numbers.followed.name}` : '';
  if (layer === 0) {
    const made = scene.features && !['x1', 'x2'].includes(scene.features[neuron] ?? '');
    const column = scene.problem.inputs[scene.features?.[neuron] === 'x2' ? 1 : scene.features ? 0 : neuron];
    if (made && active !== undefined) return { title: name, detail: `${number(active)}${whom}` };
    if (active === undefined || !column) return { title: name, detail: '' };
    const scaled =
      column.scale.spread === 1 && column.scale.centre === 0 ? '' : `, ${number(active)} in the network\u2019s units`;
    return { title: name, detail: `${withUnit(column, active)}${scaled}${whom}` };
  }
  const position = (layerPlaces(scene.layers)[layer - 1]?.biases ?? 0) + neuron;
  const bias = numbers.parameters[position] ?? 0;
  const title = `${name}: bias ${number(bias)}${numbers.frozen?.includes(position) ? ', frozen' : ''}`;
  const z = numbers.trace?.z[layer - 1]?.[neuron];
  if (active === undefined || z === undefined) return { title, detail: '' };
  return {
    title: `${title}, activation ${number(active)}`,
    detail: `${sumWords(scene, numbers, layer, neuron, bias, z)}; ${scene.activations[layer - 1]} gives ${number(active)}${whom}`,
  };
}

/** z = 0.58 x 0.40 + (-1.28) x 0.23 + 1.02 = 0.96, or short when there are many terms. */
function sumWords(scene: Scene, numbers: Numbers, layer: number, neuron: number, bias: number, z: number): string {
  const many = scene.layers[layer - 1] ?? 0;
  if (many > mostTerms) return `z = ${many} weighted inputs + bias = ${number(z)}`;
  const start = (layerPlaces(scene.layers)[layer - 1]?.weights ?? 0) + neuron * many;
  const operands = Array.from({ length: many }, (_, m) => [
    numbers.parameters[start + m] ?? 0,
    activationOf(numbers, layer - 1, m) ?? 0,
  ]).flat();
  const sum = (shown: readonly number[]) => {
    let total = shown.at(-1) ?? 0;
    for (let m = 0; m < many; m++) total += (shown[2 * m] ?? 0) * (shown[2 * m + 1] ?? 0);
    return total;
  };
  const { shown, end } = workedOut([...operands, bias], z, sum);
  const terms = Array.from({ length: many }, (_, m) => `${shown[2 * m]} \u00d7 ${shown[2 * m + 1]}`);
  const inUnits = layer === 1 ? inPeoplesUnits(scene, numbers.parameters, start, bias) : '';
  return `z = ${terms.join(' + ')} + ${shown.at(-1)} ${end}${inUnits}`;
}
