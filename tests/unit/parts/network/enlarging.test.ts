// Where a neuron's card stands: off the neuron and off every line that it lights.
import { describe, expect, it } from 'vitest';
import { layoutNetwork } from '../../../../web/draw/network/layout.js';
import { cardPlace } from '../../../../web/parts/network/enlarging.js';

describe('the card of a neuron', () => {
  for (const layers of [
    [1, 1],
    [2, 4, 1],
    [2, 4, 2, 1],
    [4, 6, 3],
    [2, 4, 4, 4, 4, 4, 4, 1],
    [64, 16, 10],
  ])
    for (const width of [500, 620, 900])
      it(`covers neither its layer nor its neighbours' in ${layers.join('-')} at ${width} px`, () => {
        const layout = layoutNetwork(layers, { width, height: 360, nameWidth: [60, 60] });
        for (const { layer } of layout.columns) {
          const { side, width: wide } = cardPlace(layout, layer);
          if (side === 'below') continue;
          const [from, to] = side === 'left' ? [0, wide] : [width - wide, width];
          for (const near of [layer - 1, layer, layer + 1]) {
            const x = layout.columns[near]?.x;
            if (x === undefined) continue;
            expect(x + layout.size / 2 < from || x - layout.size / 2 > to, `${near} of ${layer}`).toBe(true);
          }
        }
      });
  it('is below the network where no corner is free, and under it on a phone', () => {
    const size = { height: 360, nameWidth: [60, 60] } as const;
    expect(cardPlace(layoutNetwork([2, 4, 1], { ...size, width: 620 }), 1).side).toBe('below');
    expect(cardPlace(layoutNetwork([2, 4, 2, 1], { ...size, width: 620 }), 0).side).toBe('right');
    expect(cardPlace(layoutNetwork([2, 4, 2, 1], { ...size, width: 620 }), 3).side).toBe('left');
    expect(cardPlace(layoutNetwork([2, 4, 1], { ...size, width: 330 }), 1).side).toBe('under');
  });
});
