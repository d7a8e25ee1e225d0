// What a row costs, as it is told, is what the engine says it costs, and comes out of the numbers beside it.
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { shownNumber } from '../../../../../web/core/base/worked.js';
import { createEngine } from '../../../../../web/engine/index-node.js';
import type { Engine } from '../../../../../web/engine/types.js';
import { costOfRow } from '../../../../../web/parts/explain/observation/activation-key.js';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine();
});

const cases = [
  ['mse', 'tanh', 1],
  ['bce', 'sigmoid', 1],
  ['softmaxCrossEntropy', 'softmax', 3],
] as const;

describe('the cost of a row', () => {
  for (const [loss, output, outputs] of cases)
    it(`${loss}: what is told comes out, and is the engine's`, () => {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 1e6 }), fc.double({ min: -2, max: 2, noNaN: true }), (seed, x) => {
          const net = engine.network({ layers: [2, 3, outputs], activations: ['tanh', output], loss, seed });
          const inputs = Float32Array.of(x, 0.5);
          const targets = Float32Array.from({ length: outputs }, (_, k) => Number(k === 0));
          const now = { cost: net.cost({ inputs, targets }), rows: 1 };
          const text = costOfRow(loss, net.predict(inputs), targets, now);
          net.dispose();
          const [, shown, sign, result = ''] =
            /here (.*?) ([=≈]) (\S+?)(?: for the first|\.? The cost)/.exec(text) ?? [];
          const said = shownNumber(result.replace(/\.$/, ''));
          expect(Math.abs(said - now.cost)).toBeLessThan(5e-4 * Math.max(1, now.cost));
          const [a = 0, b = 0] = (shown ?? '').match(/\u2212?\d+(\.\d+)?/g)?.map(shownNumber) ?? [];
          const again = loss === 'mse' ? (a - b) ** 2 : -Math.log(a);
          if (sign === '=') expect(Math.abs(again - said)).toBeLessThan(6e-4 * Math.max(1, said));
        }),
        { numRuns: 60 },
      );
    });

  it('reads as a sentence', () => {
    expect(costOfRow('mse', [0.18], [1], { cost: 0.7305, rows: 250 }).replaceAll('\u00a0', ' ')).toBe(
      'Cost of a row: (prediction − actual)², here (0.18 − 1.00)² = 0.6724. The cost, 0.7305, is the mean over 250 training rows.',
    );
    expect(costOfRow('softmaxCrossEntropy', [0.2, 0.8], [0, 1], { cost: 0.5, rows: 9 })).toContain(
      'here −ln(0.80) = 0.2231.',
    );
  });
});
