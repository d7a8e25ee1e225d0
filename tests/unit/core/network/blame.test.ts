import { expect, it } from 'vitest';
import {
  broughtForward,
  type LedgerNumbers,
  largestOf,
  ledgerOf,
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

it('sends back the blame of the pass, and to inputs the blame of their weights', () => {
  expect([...sentBack(numbers, 1)]).toEqual([...(back.blame[1] as Float64Array)]);
  const delta = back.delta[0] as Float64Array;
  expect([...sentBack(numbers, 0)]).toEqual([...delta].flatMap((d) => input.map((x) => x * d)));
});

it('ranks who is blamed most, with shares that make up the whole', () => {
  const entries = ledgerOf(numbers, 1, 0);
  expect(entries.map((entry) => entry.input)).toEqual([1, 0, 2]);
  expect(entries[0]).toMatchObject({ active: a[1], weight: -2.5, passed: -2.5 * error, gradient: (a[1] ?? 0) * error });
  expect(entries.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  expect(entries[0]?.share).toBeCloseTo(2.5 / 4.3, 12);
});

it('ranks inputs by the blame of their weights', () => {
  const entries = ledgerOf(numbers, 0, 2);
  expect(entries.map((entry) => entry.input)).toEqual([0, 1]);
  for (const entry of entries) expect(entry.blame).toBe(entry.gradient);
});

it('blames nobody when there is no error', () => {
  const none = { ...numbers, delta: [[0, 0, 0], [0]] };
  expect(ledgerOf(none, 1, 0).map(({ share, input: m }) => [share, m])).toEqual([
    [0, 0],
    [0, 1],
    [0, 2],
  ]);
});

it('answers with nothing for a layer that is not there', () => {
  expect(ledgerOf(numbers, 2, 0)).toEqual([]);
  expect(sentBack(numbers, 2)).toHaveLength(0);
});

it('finds what is furthest from zero', () => {
  expect(largestOf([0.1, -3, 2, 3])).toBe(1);
  expect(largestOf([])).toBe(0);
});
