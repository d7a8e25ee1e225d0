// What a neuron answers, from a frame: over the map, along the line, or to the training rows; and that in words. Pure.

import { weight } from '../../core/base/format.js';
import type { Address } from '../../core/network/address.js';
import type { MapPlan } from '../../experiment/map-plan.js';
import { networkInputs, type Scene } from '../../experiment/scene.js';
import type { Frame } from '../../session/session.js';

/** layer 0 is the inputs. */
export type Subject = Pick<Extract<Address, { kind: 'neuron' }>, 'layer' | 'neuron'>;

function columnOf(rows: Float32Array, width: number, column: number): Float32Array {
  return Float32Array.from({ length: rows.length / width }, (_, row) => rows[row * width + column] ?? 0);
}

/** Null until a frame has them. Hidden neurons and outputs: a view into the frame; inputs: a copy. */
export function outputsOf(
  scene: Scene,
  frame: Frame,
  plan: MapPlan | null,
  { layer, neuron }: Subject,
): Float32Array | null {
  const { train } = scene.problem;
  const width = scene.layers[0] ?? 1;
  if (scene.domain.length > 0) {
    if (!plan || !frame.maps) return null;
    const cells = plan.columns * plan.rows;
    if (layer === 0) return columnOf(plan.inputs, width, neuron);
    return frame.maps.layers[layer - 1]?.subarray(neuron * cells, (neuron + 1) * cells) ?? null;
  }
  if (layer === 0) return columnOf(networkInputs(scene, train.inputs, train.rows), width, neuron);
  const answers = frame.activations?.find((of) => of.layer === layer - 1)?.train;
  return answers?.subarray(neuron * train.rows, (neuron + 1) * train.rows) ?? null;
}

/** The least and the largest; both 0 when there are none. */
export function spanOf(values: ArrayLike<number>): readonly [number, number] {
  if (values.length === 0) return [0, 0];
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i] ?? 0);
    high = Math.max(high, values[i] ?? 0);
  }
  return [low, high];
}

function whereOf({ domain, problem }: Scene): string {
  if (domain.length === 2) return 'over the plane';
  return domain.length === 1 ? 'along the input' : `to the ${problem.train.rows} training rows`;
}

/** Where its answers lie, in a sentence with the present numbers. */
export function outputWords(scene: Scene, { layer, neuron }: Subject, values: ArrayLike<number>): string {
  const [low, high] = spanOf(values);
  const where = whereOf(scene);
  if (layer === 0)
    return `What comes in as ${scene.inputNames[neuron] ?? 'an input'} goes from ${weight(low)} to ${weight(high)} ${where.replace(/^to/, 'in')}.`;
  if (weight(low) === weight(high)) return `It answers ${weight(low)} ${where}, whatever comes in.`;
  return `Its answers go from ${weight(low)} to ${weight(high)} ${where}.`;
}
