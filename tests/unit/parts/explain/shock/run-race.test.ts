import { describe, expect, it } from 'vitest';
import { layerPlaces, parameterCount } from '../../../../../web/core/network/parameters.js';
import { runRace } from '../../../../../web/parts/explain/shock/run-race.js';
import type { Session } from '../../../../../web/session/session.js';

/** One that finds every slope to be 0; its gradients take the given milliseconds, one after the other, the last for good. */
function sessionOf(layers: readonly number[], milliseconds: number[]): Session {
  const zeros = () => ({
    weights: layerPlaces(layers).map(({ n, m }) => new Float32Array(n * m)),
    biases: layers.slice(1).map((n) => new Float32Array(n)),
  });
  return {
    gradient: async () => ({
      ...zeros(),
      milliseconds: (milliseconds.length > 1 ? milliseconds.shift() : milliseconds[0]) ?? 0,
    }),
    numericalGradient: async () => ({ ...zeros(), milliseconds: 1 }),
    costSurface: async () => new Float64Array(3),
  } as unknown as Session;
}

const shocked = async (layers: readonly number[], milliseconds: number[]) => {
  const count = parameterCount(layers);
  const race = await runRace(sessionOf(layers, milliseconds), layers, new Float32Array(count));
  return { count, shocked: race.indices.length, backward: race.backwardMilliseconds };
};

describe('the race of the shocks', () => {
  it('shocks all of a few parameters, however slow the machine is just now', async () => {
    expect(await shocked([2, 4, 2, 1], [1_000])).toEqual({ count: 25, shocked: 25, backward: 1_000 });
  });

  it('shocks all of many when one of a few timings is quick enough', async () => {
    expect(await shocked([2, 16, 16, 1], [500, 300, 0.01])).toEqual({ count: 337, shocked: 337, backward: 0.01 });
  });

  it('shocks a sample of many where all would take too long', async () => {
    expect(await shocked([2, 16, 16, 1], [500])).toEqual({ count: 337, shocked: 16, backward: 500 });
  });
});
