// What is read out of a neuron or a line is worked out again from the text alone, over random networks.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weight } from '../../../../web/core/base/format.js';
import { shownNumber } from '../../../../web/core/base/worked.js';
import { forward } from '../../../../web/core/network/forward.js';
import { parameterCount } from '../../../../web/core/network/parameters.js';
import { presetOf } from '../../../../web/core/settings/presets.js';
import { followedOf } from '../../../../web/experiment/followed.js';
import { makeScene } from '../../../../web/experiment/scene.js';
import { describeAddress } from '../../../../web/parts/words/network-words.js';
import { problemOf } from '../../support/datasets.js';

const { settings } = presetOf('circle');
const problem = problemOf(settings);
const scene = makeScene(settings, problem);

/** The products of a text and what is added to them, summed. */
const recomputed = (sum: string) =>
  sum
    .split(' + ')
    .map((term) => term.split(' \u00d7 ').map((factor) => shownNumber(factor.replace(/[()]/g, ''))))
    .reduce((total, factors) => total + factors.reduce((p, q) => p * q, 1), 0);

describe('what is read out', () => {
  it('comes out of the numbers in it', () => {
    const size = parameterCount(scene.layers);
    const values = fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: size, maxLength: size });
    fc.assert(
      fc.property(values, fc.nat(200), (numbers, row) => {
        const parameters = Float32Array.from(numbers);
        const followed = followedOf(scene, { set: 0, row });
        const { layers, activations, loss } = scene;
        const trace = forward({ layers, activations, loss, parameters }, followed.input);
        for (const layer of [1, 2, 3])
          for (const address of [
            { kind: 'neuron', layer, neuron: 0 },
            { kind: 'weight', layer: layer - 1, neuron: 0, input: 1 },
          ] as const) {
            const { detail } = describeAddress(scene, { parameters, followed, trace }, address);
            const [, sum = '', sign, result = ''] =
              /(?:z|activation) = (.*?) ([=\u2248]) ([^;,]+)[;,]/.exec(detail) ?? [];
            expect(sum, detail).not.toBe('');
            if (sign === '=') expect(weight(recomputed(sum)), detail).toBe(result);
            else expect(Math.abs(recomputed(sum) - shownNumber(result)), detail).toBeLessThan(0.02);
          }
      }),
      { numRuns: 100 },
    );
  });
});
