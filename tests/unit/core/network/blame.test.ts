import { expect, it } from 'vitest';
import {
  broughtForward,
  type LedgerNumbers,
  largestOf,
  ledgerOf,
  receivedBy,
  sentBack,
} from '../../../../web/core/network/blame.js';
import { backward, forward, type PlainNetwork } from '../../../../web/core/network/forward.js';

const network: PlainNetwork = {
  layers: [2, 3, 1],
  activations: ['tanh', 'linear'],
  loss: 'mse',
  parameters: [0.5, -1, 0.2, 0.8, -0.4, 0.1, 0.1, 0, -0.2, 1.5, -2.5, 0.3, 0.05],
};
const input = [0.6, -0.3];
const pass = forward(network, input);
const back = backward(network, pass, [1]);
const numbers: LedgerNumbers = {
  layers: network.layers,
  parameters: network.parameters,
  input,
  a: pass.a,
  delta: back.delta,
};
const a = pass.a[0] as Float64Array;
const error = back.delta[1]?.[0] ?? 0;

it('brings forward what sums up to z without the bias', () => {
  const brought = broughtForward(numbers, 0);
  expect(brought).toHaveLength(6);
  for (let n = 0; n < 3; n++) {
    const sum = (brought[2 * n] ?? 0) + (brought[2 * n + 1] ?? 0) + (network.parameters[6 + n] ?? 0);
    expect(sum).toBeCloseTo(pass.z[0]?.[n] ?? NaN, 12);
  }
});

it('sends back the error that is handed on, and the gradient, in every layer alike', () => {
  const delta = back.delta[0] as Float64Array;
  for (const layer of [0, 1]) expect([...sentBack(numbers, layer, 'handed')]).toEqual([...(back.blame[layer] ?? [])]);
  expect([...sentBack(numbers, 0, 'gradient')]).toEqual([...delta].flatMap((d) => input.map((x) => x * d)));
});

it('ranks whom most of the error goes to by the weight, and who is blamed most by how active it was', () => {
  const entries = ledgerOf(numbers, 1, 0, 'handed');
  expect(entries.map((entry) => entry.input)).toEqual([1, 0, 2]);
  expect(entries[0]).toMatchObject({ active: a[1], weight: -2.5, handed: -2.5 * error, gradient: (a[1] ?? 0) * error });
  const active = [0, 1, 2].sort((p, q) => Math.abs(a[q] ?? 0) - Math.abs(a[p] ?? 0));
  expect(ledgerOf(numbers, 1, 0, 'gradient').map((entry) => entry.input)).toEqual(active);
});

it('hands their part to inputs too, and ranks them alike', () => {
  const [d = 0] = [back.delta[0]?.[2]];
  expect(ledgerOf(numbers, 0, 2, 'handed').map(({ input: m, handed }) => [m, handed])).toEqual([
    [0, -0.4 * d],
    [1, 0.1 * d],
  ]);
  expect(ledgerOf(numbers, 0, 2, 'gradient').map(({ input: m, gradient }) => [m, gradient])).toEqual([
    [0, 0.6 * d],
    [1, -0.3 * d],
  ]);
});

it('adds up: what is received from downstream, summed, times the slope, is the delta', () => {
  for (let n = 0; n < 3; n++) {
    const sum = receivedBy(numbers, 0, n).reduce((total, { received }) => total + received, 0);
    expect(sum * (1 - (a[n] ?? 0) ** 2)).toBeCloseTo(back.delta[0]?.[n] ?? NaN, 12);
  }
  expect(receivedBy(numbers, 1, 0)).toEqual([]);
});

it('hands on nothing when there is no error, and answers with nothing for a layer that is not there', () => {
  const none = { ...numbers, delta: [[0, 0, 0], [0]] };
  expect(ledgerOf(none, 1, 0, 'handed').map((entry) => [Math.abs(entry.handed), entry.input])).toEqual([
    [0, 0],
    [0, 1],
    [0, 2],
  ]);
  expect(ledgerOf(numbers, 2, 0, 'handed')).toEqual([]);
  expect(sentBack(numbers, 2, 'gradient')).toHaveLength(0);
});

it('finds what is furthest from zero', () => {
  expect(largestOf([0.1, -3, 2, 3])).toBe(1);
  expect(largestOf([])).toBe(0);
});

it('what was received alike comes in the order of the neurons', () => {
  const two = {
    layers: [1, 1, 2],
    parameters: [1, 0, 2, -2, 0, 0],
    input: [1],
    a: [[1], [2, -2]],
    delta: [[0], [1, 1]],
  };
  expect(receivedBy(two, 0, 0).map(({ from, received }) => [from, received])).toEqual([
    [0, 2],
    [1, -2],
  ]);
  expect(receivedBy(two, 1, 0)).toEqual([]);
});
