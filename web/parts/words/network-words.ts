// The numbers behind a neuron or a connection, in words. Pure, so that a test can read them.

import { fixed, weight as number } from '../../core/base/format.js';
import type { Address } from '../../core/network/address.js';
import { layerPlaces } from '../../core/network/parameters.js';
import type { Followed } from '../../experiment/followed.js';
import { withUnit } from '../../experiment/rows.js';
import type { Scene } from '../../experiment/scene.js';
import { capital, neuronName } from './layer-words.js';

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
const factor = (value: number) => (value < 0 && fixed(value) !== '0.00' ? `(${number(value)})` : number(value));

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
  const detail =
    active === undefined
      ? ''
      : `weight \u00d7 activation = ${factor(value)} \u00d7 ${factor(active)} = ${number(value * active)}, for ${numbers.followed?.name ?? ''}`;
  return { title: `Weight ${number(value)}${held}, from ${from} to ${to}`, detail };
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
  const terms: string[] = [];
  for (let m = 0; m < many; m++) {
    terms.push(
      `${factor(numbers.parameters[start + m] ?? 0)} \u00d7 ${factor(activationOf(numbers, layer - 1, m) ?? 0)}`,
    );
  }
  return `z = ${terms.join(' + ')} + ${factor(bias)} = ${number(z)}`;
}
