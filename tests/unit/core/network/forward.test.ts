// The page's own pass against PyTorch's traces, and its slopes against shocks.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { activate, slopeOf } from '../../../../web/core/network/activations.js';
import { backward, forward, lossOf, type PlainNetwork } from '../../../../web/core/network/forward.js';
import {
  layerPlaces,
  parameterCount,
  parameterIndex,
  parameterPlace,
} from '../../../../web/core/network/parameters.js';
import { activationNames } from '../../../../web/core/settings/names.js';

interface Run {
  name: string;
  layers: number[];
  activations: string[];
  loss: string;
  init: { W: number[][][]; b: number[][] };
  X: number[][];
  Y: number[][];
  expect: {
    initialLoss: number;
    traceOfFirstObservation: Record<'z' | 'a' | 'delta', number[][]>;
    gradientOfWholeSet: { W: number[][][]; b: number[][] };
  };
}

const folder = new URL('../../../fixtures/golden/', import.meta.url);
const runs = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Run);

const networkOf = ({ layers, activations, loss, init }: Run): PlainNetwork => ({
  layers,
  activations,
  loss,
  parameters: init.W.flatMap((weights, l) => [...weights.flat(), ...(init.b[l] as number[])]),
});

const near = (got: ArrayLike<number>, wanted: readonly number[]) => {
  expect(got.length).toBe(wanted.length);
  wanted.forEach((value, i) => {
    expect(got[i]).toBeCloseTo(value, 12);
  });
};

describe.each(runs.map((run) => [run.name, run] as const))('%s', (_, run) => {
  const network = networkOf(run);
  const pass = forward(network, run.X[0] as number[]);
  const back = backward(network, pass, run.Y[0] as number[]);

  it('goes forward as in PyTorch', () => {
    const { z, a } = run.expect.traceOfFirstObservation;
    z.forEach((layer, l) => {
      near(pass.z[l] as Float64Array, layer);
    });
    a.forEach((layer, l) => {
      near(pass.a[l] as Float64Array, layer);
    });
  });

  it('goes backward as in PyTorch', () => {
    run.expect.traceOfFirstObservation.delta.forEach((layer, l) => {
      near(back.delta[l] as Float64Array, layer);
    });
  });

  it('costs what it costs in PyTorch', () => {
    const sum = run.X.reduce(
      (total, x, row) => total + lossOf(network, forward(network, x), run.Y[row] as number[]),
      0,
    );
    expect(sum / run.X.length).toBeCloseTo(run.expect.initialLoss, 12);
  });

  it('gives the gradient of the whole set from its deltas', () => {
    const last = layerPlaces(run.layers).length - 1;
    const wanted = run.expect.gradientOfWholeSet.b[last] as number[];
    const sums = wanted.map(() => 0);
    run.X.forEach((x, row) => {
      const { delta } = backward(network, forward(network, x), run.Y[row] as number[]);
      delta[last]?.forEach((value, k) => {
        sums[k] = (sums[k] ?? 0) + value / run.X.length;
      });
    });
    near(sums, wanted);
  });
});

it('blames as W times delta', () => {
  const network: PlainNetwork = {
    layers: [1, 2, 1],
    activations: ['tanh', 'linear'],
    loss: 'mse',
    parameters: [0.5, -1, 0.1, 0.2, 2, -3, 0],
  };
  const { delta, blame } = backward(network, forward(network, [1]), [0]);
  const d = delta[1]?.[0] ?? 0;
  near(blame[1] as Float64Array, [2 * d, -3 * d]);
});

it('knows the whole Jacobian of a softmax under squared error', () => {
  const network = (parameters: number[]): PlainNetwork => ({
    layers: [1, 3],
    activations: ['softmax'],
    loss: 'mse',
    parameters,
  });
  const parameters = [0.4, -0.7, 1.1, 0.3, -0.2, 0.1];
  const cost = (p: number[]) => lossOf(network(p), forward(network(p), [0.8]), [0, 1, 0]);
  const { delta } = backward(network(parameters), forward(network(parameters), [0.8]), [0, 1, 0]);
  for (let k = 0; k < 3; k++) {
    const shocked = (by: number) => cost(parameters.map((value, i) => (i === 3 + k ? value + by : value)));
    expect(delta[0]?.[k]).toBeCloseTo((shocked(1e-5) - shocked(-1e-5)) / 2e-5, 8);
  }
});

describe('activations', () => {
  const each = activationNames.filter((name) => name !== 'softmax');
  it.each(each.map((name) => [name] as const))('%s has the slope that shocks find', (name) => {
    for (const z of [-3.3, -0.9, -0.2, 0.3, 1.4, 4]) {
      const [below, at, above] = activate(name, Float64Array.of(z - 1e-6, z, z + 1e-6)) as unknown as number[];
      const measured = ((above as number) - (below as number)) / 2e-6;
      expect(slopeOf(name, z, at as number)).toBeCloseTo(measured, 6);
    }
  });
  it('are refused by other names', () => {
    expect(() => activate('step', Float64Array.of(1))).toThrow('expected the name of an activation but got "step"');
    expect(() => slopeOf('softmax', 0, 0.5)).toThrow(RangeError);
  });
  it('keep softmax finite far out', () => {
    expect([...activate('softmax', Float64Array.of(1000, 999, -1000))].reduce((p, q) => p + q)).toBeCloseTo(1, 12);
  });
});

describe('places of parameters', () => {
  const layers = [2, 4, 2, 1];
  it('go there and back', () => {
    expect(parameterCount(layers)).toBe(25);
    for (let i = 0; i < 25; i++) expect(parameterIndex(layers, parameterPlace(layers, i))).toBe(i);
    expect(parameterPlace(layers, 0)).toEqual({ layer: 0, neuron: 0, input: 0 });
    expect(parameterPlace(layers, 24)).toEqual({ layer: 2, neuron: 0 });
  });
  it('are refused beyond the network', () => {
    expect(() => parameterIndex(layers, { layer: 3, neuron: 0 })).toThrow('a weight or bias of a 2-4-2-1 network');
    expect(() => parameterIndex(layers, { layer: 0, neuron: 0, input: 2 })).toThrow('weight 0, 0, 2');
    expect(() => parameterPlace(layers, 25)).toThrow('below 25');
  });
});
