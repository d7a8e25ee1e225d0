import { describe, expect, it } from 'vitest';
import { Random } from '../../../../web/core/data/random.js';
import {
  layerPlaces,
  parameterCount,
  parameterIndex,
  parameterPlace,
} from '../../../../web/core/network/parameters.js';
import { alignLayers, carryOver } from '../../../../web/core/network/reshape.js';
import type { ActivationName } from '../../../../web/core/settings/settings.js';
import { insertLayer, removeLayer, resizeLayer } from '../../../../web/core/settings/shape-edits.js';

const kinds = (layers: readonly number[]) => layers.slice(1).map((): ActivationName => 'tanh');
/** Old numbers are their index plus one, fresh ones its negative: each says where it comes from. */
const old = (layers: readonly number[]) => Float32Array.from({ length: parameterCount(layers) }, (_, i) => i + 1);
const fresh = (layers: readonly number[]) => Float32Array.from({ length: parameterCount(layers) }, (_, i) => -i - 1);

describe('which layer was which', () => {
  it.each([
    ['the same', [2, 4, 2, 1], [2, 4, 2, 1], [0, 1, 2, 3]],
    ['one more neuron', [2, 4, 2, 1], [2, 5, 2, 1], [0, 1, 2, 3]],
    ['a layer more', [2, 4, 2, 1], [2, 4, 4, 2, 1], [0, 1, -1, 2, 3]],
    ['a layer less', [2, 4, 3, 1], [2, 3, 1], [0, 2, 3]],
    ['the first hidden layer', [2, 1], [2, 4, 1], [0, -1, 1]],
    ['no hidden layer any more', [2, 4, 1], [2, 1], [0, 2]],
    ['other inputs and outputs', [2, 4, 1], [5, 4, 3], [0, 1, 2]],
    ['all sizes', [2, 8, 8, 1], [2, 3, 4, 5, 1], [0, 1, 2, -1, 3]],
  ])('%s', (_, before, after, from) => {
    expect(alignLayers(before, after)).toEqual(from);
  });
});

describe('weights that go on in another shape', () => {
  it('stay where they were when a neuron comes, and the new one is fresh', () => {
    const [before, now] = [
      [2, 3, 1],
      [2, 4, 1],
    ];
    const made = carryOver(old(before), fresh(now), { old: before, now });
    // W[0] 3 x 2, then its new row; b[0] and the new bias; W[1] 1 x 3 and the new column; b[1].
    expect([...made]).toEqual([1, 2, 3, 4, 5, 6, -7, -8, 7, 8, 9, -12, 10, 11, 12, -16, 13]);
  });

  it('come back the same after a neuron came and went', () => {
    const [before, more] = [
      [2, 3, 2],
      [2, 4, 2],
    ];
    const made = carryOver(old(before), fresh(more), { old: before, now: more });
    expect(carryOver(made, fresh(before), { old: more, now: before })).toEqual(old(before));
  });

  it('keep all but the layer that is put between', () => {
    const shape = { layers: [2, 3, 2, 1], activations: kinds([2, 3, 2, 1]) };
    const edit = insertLayer(shape, 1);
    if (!edit.ok) throw new Error(edit.error);
    const { layers: now, origin } = edit.value;
    expect(now).toEqual([2, 3, 3, 2, 1]);
    const made = carryOver(old(shape.layers), fresh(now), { old: shape.layers, now, origin });
    const isFresh = (l: number) => {
      const { weights, biases, n } = layerPlaces(now)[l] as ReturnType<typeof layerPlaces>[number];
      return [...made.subarray(weights, biases + n)].filter((value) => value < 0).length;
    };
    expect([0, 1, 2, 3].map(isFresh)).toEqual([0, 12, 0, 0]);
  });

  it('follow the layer that was taken out, not its size', () => {
    const shape = { layers: [3, 3, 3, 1], activations: kinds([3, 3, 3, 1]) };
    const edit = removeLayer(shape, 1);
    if (!edit.ok) throw new Error(edit.error);
    const { layers: now, origin } = edit.value;
    const made = carryOver(old(shape.layers), fresh(now), { old: shape.layers, now, origin });
    const second = layerPlaces(shape.layers)[1]?.weights as number;
    expect([...made]).toEqual([...old(shape.layers)].slice(second));
  });

  it('follow inputs by their names', () => {
    const [before, now] = [
      [2, 2, 1],
      [3, 2, 1],
    ];
    const made = carryOver(old(before), fresh(now), { old: before, now, inputs: [-1, 1, 0] });
    expect([...made]).toEqual([-1, 2, 1, -4, 4, 3, 5, 6, 7, 8, 9]);
  });

  it('take no number from a place that another weight had, whatever the shapes', () => {
    const random = new Random(7, 'shapes');
    const size = () => 1 + Math.floor(random.uniform() * 5);
    for (let run = 0; run < 500; run++) {
      const before = [2, ...Array.from({ length: Math.floor(random.uniform() * 4) }, size), 1];
      const now = [2, ...Array.from({ length: Math.floor(random.uniform() * 4) }, size), 1];
      const made = carryOver(old(before), fresh(now), { old: before, now });
      expect(made.every(Number.isFinite)).toBe(true);
      const taken = [...made].filter((value) => value > 0);
      expect(new Set(taken).size).toBe(taken.length);
      made.forEach((value, i) => {
        if (value < 0) {
          expect(value).toBe(-i - 1);
          return;
        }
        const from = parameterPlace(before, value - 1);
        const to = parameterPlace(now, i);
        expect([from.neuron, from.input]).toEqual([to.neuron, to.input]);
      });
    }
  });

  it('go by the sizes when the origin is of another network', () => {
    const edit = resizeLayer({ layers: [2, 5, 1], activations: kinds([2, 5, 1]) }, 1, 1);
    if (!edit.ok) throw new Error(edit.error);
    const [before, now] = [
      [2, 3, 1],
      [2, 4, 1],
    ];
    const made = carryOver(old(before), fresh(now), { old: before, now, origin: edit.value.origin });
    expect(made[parameterIndex(now, { layer: 0, neuron: 2, input: 1 })]).toBe(6);
  });
});
