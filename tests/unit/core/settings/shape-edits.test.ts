import { describe, expect, it } from 'vitest';
import { pageLimits } from '../../../../web/core/settings/limits.js';
import type { ActivationName } from '../../../../web/core/settings/settings.js';
import { changeActivation, insertLayer, removeLayer, resizeLayer } from '../../../../web/core/settings/shape-edits.js';

const shape = { layers: [2, 4, 3, 1], activations: ['tanh', 'relu', 'linear'] as ActivationName[] };

describe('editing a network', () => {
  it('gives a layer more or fewer neurons, within bounds', () => {
    const origin = { of: shape.layers, from: [0, 1, 2, 3] };
    expect(resizeLayer(shape, 2, 1)).toEqual({ ok: true, value: { ...shape, layers: [2, 4, 4, 1], origin } });
    expect(resizeLayer(shape, 1, -1)).toMatchObject({ value: { layers: [2, 3, 3, 1] } });
    expect(resizeLayer(shape, 1, -4)).toMatchObject({ ok: false, error: expect.stringContaining('at least one') });
    expect(resizeLayer(shape, 1, 61)).toMatchObject({ ok: false, error: expect.stringContaining('at most 64') });
    expect(resizeLayer(shape, 0, 1).ok || resizeLayer(shape, 3, 1).ok || resizeLayer(shape, 9, 1).ok).toBe(false);
  });

  it('inserts a layer like its neighbour', () => {
    expect(insertLayer(shape, 2)).toEqual({
      ok: true,
      value: {
        layers: [2, 4, 3, 3, 1],
        activations: ['tanh', 'relu', 'relu', 'linear'],
        origin: { of: shape.layers, from: [0, 1, 2, -1, 3] },
      },
    });
    expect(insertLayer(shape, 0)).toMatchObject({
      value: { layers: [2, 4, 4, 3, 1], activations: ['tanh', 'tanh', 'relu', 'linear'] },
    });
    expect(insertLayer({ layers: [1, 1], activations: ['sigmoid'] }, 0)).toMatchObject({
      value: { layers: [1, 4, 1], activations: ['tanh', 'sigmoid'] },
    });
    const deep = { layers: [2, ...Array(pageLimits.hiddenLayers).fill(2), 1], activations: Array(9).fill('tanh') };
    expect(insertLayer(deep, 3)).toMatchObject({ ok: false, error: expect.stringContaining('at most 8') });
  });

  it('removes a hidden layer, and no other', () => {
    expect(removeLayer(shape, 1)).toEqual({
      ok: true,
      value: { layers: [2, 3, 1], activations: ['relu', 'linear'], origin: { of: shape.layers, from: [0, 2, 3] } },
    });
    expect(removeLayer(shape, 0).ok || removeLayer(shape, 3).ok).toBe(false);
  });

  it('changes one activation', () => {
    expect(changeActivation(shape, 1, 'sine')).toMatchObject({ value: { activations: ['sine', 'relu', 'linear'] } });
    expect(changeActivation(shape, 1, 'softmax').ok || changeActivation(shape, 0, 'tanh').ok).toBe(false);
    expect(shape.activations).toEqual(['tanh', 'relu', 'linear']);
  });
});

it('a softmax over one output is refused in the last layer too', () => {
  expect(changeActivation(shape, 3, 'softmax')).toMatchObject({ error: expect.stringContaining('nothing to learn') });
  expect(changeActivation({ ...shape, layers: [2, 4, 3, 2] }, 3, 'softmax')).toMatchObject({ ok: true });
});
