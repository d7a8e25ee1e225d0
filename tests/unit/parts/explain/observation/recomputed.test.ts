// What stands on the screen is worked out again, from its text alone, as a reader with a calculator would: ledgers, shocks and the
// equation, over random networks and rows.
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { cost } from '../../../../../web/core/base/format.js';
import { shownNumber } from '../../../../../web/core/base/worked.js';
import { activate } from '../../../../../web/core/network/activations.js';
import { backward, forward, type PlainNetwork } from '../../../../../web/core/network/forward.js';
import { parameterCount } from '../../../../../web/core/network/parameters.js';
import { activationNames, defaultSettings } from '../../../../../web/core/settings/settings.js';
import { light } from '../../../../../web/draw/theme.js';
import type { Observation } from '../../../../../web/experiment/observation.js';
import { makeScene } from '../../../../../web/experiment/scene.js';
import { shownDecimals } from '../../../../../web/parts/explain/observation/equation-matrices.js';
import {
  changeLedger,
  handedLedger,
  receivedLedger,
  stepLedger,
  sumLedger,
} from '../../../../../web/parts/explain/observation/ledgers.js';
import { shockSums } from '../../../../../web/parts/explain/shock/shock-sums.js';
import type { Frame } from '../../../../../web/session/session.js';
import { problemOf } from '../../../support/datasets.js';
import { textOf } from '../../../support/template-text.js';

vi.setConfig({ testTimeout: 120_000 });

const problem = problemOf(defaultSettings);

const networks = fc
  .record({
    hidden: fc.array(fc.integer({ min: 1, max: 11 }), { minLength: 1, maxLength: 3 }),
    names: fc.array(fc.constantFrom(...activationNames.filter((name) => name !== 'softmax')), {
      minLength: 4,
      maxLength: 4,
    }),
    scale: fc.constantFrom(0.01, 0.3, 1, 5),
    row: fc.nat(200),
    pick: fc.nat(1000),
  })
  .chain((shape) => {
    const layers = [2, ...shape.hidden, 1];
    const length = parameterCount(layers);
    return fc.record({
      shape: fc.constant({ ...shape, layers }),
      numbers: fc.array(fc.integer({ min: -9999, max: 9999 }), { minLength: length, maxLength: length }),
    });
  });

type Given = typeof networks extends fc.Arbitrary<infer T> ? T : never;

function observed({ shape, numbers }: Given) {
  const { layers, names, scale, row, pick } = shape;
  const activations = names.slice(0, layers.length - 1);
  const scene = makeScene({ ...defaultSettings, layers, activations, loss: 'mse' }, problem);
  const parameters = Float32Array.from(numbers, (value) => (value * scale) / 1e4);
  const network: PlainNetwork = { layers, activations, loss: 'mse', parameters };
  const input = problem.train.inputs.slice(row * 2, row * 2 + 2);
  const target = problem.train.targets.slice(row, row + 1);
  const { z, a } = forward(network, input);
  const { delta } = backward(network, { z, a }, target);
  const seen: Observation = { layers, parameters, input, target, z, a, delta, name: 'a row' };
  const layer = pick % (layers.length - 1);
  const context = { scene, seen, theme: light, layer, neuron: pick % (layers[layer + 1] ?? 1), over: null };
  return { scene, seen, network, context, input, target };
}

/** A table as it is read: the cells of each of its rows, without its head. */
const rowsOf = (template: unknown): string[][] =>
  [...textOf(template).matchAll(/<tr(?:>|\s[^>]*>)(.*?)<\/tr>/gs)]
    .map(([, row = '']) =>
      [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) =>
        cell.replace(/<\/?[a-z][^>]*>/g, '').trim(),
      ),
    )
    .filter((cells) => !/scope="col"/.test(cells.join()));

const isAbout = (text = '') => text.startsWith('\u2248');
const numberOf = (text = '') => shownNumber(text.replace(/^[\u2248\u00d7]\s/, ''));
const decimalsOf = (text = '') => text.split('.')[1]?.length ?? 0;
/** As many decimals as the text has, or as costs are written. */
const agrees = (value: number, text = '') =>
  cost(value) === text || (!/\u00d710/.test(text) && Number(value.toFixed(decimalsOf(text))) === numberOf(text));

function expectProducts(rows: readonly string[][], at: readonly [number, number, number]): void {
  for (const cells of rows) {
    const [p, q, result] = at.map((i) => cells[i] ?? '') as [string, string, string];
    if (isAbout(result)) continue;
    expect(agrees(numberOf(p) * numberOf(q), result), cells.join(' | ')).toBe(true);
  }
}

/** Of all rows that were looked at, few may say "about": else the test would look at nothing. */
let [looked, abouts] = [0, 0];
const count = (rows: readonly string[][]) => {
  looked += rows.length;
  abouts += rows.filter((cells) => cells.some(isAbout)).length;
};

describe('numbers of the screen, worked out again', () => {
  it('what is handed on, and what is to change: each product, and shares that add up', () => {
    fc.assert(
      fc.property(networks, (given) => {
        const { context } = observed(given);
        for (const ledger of [handedLedger(context), changeLedger(context)]) {
          const rows = rowsOf(ledger).filter((cells) => cells.length === 5 && !/share/.test(cells[4] ?? ''));
          count(rows);
          expectProducts(rows, [1, 2, 3]);
          const shares = rows.map((cells) => cells[4] ?? '');
          const rest = /together (\S+)/.exec(textOf(ledger).replaceAll('\u00a0', ' '))?.[1];
          const all = [...shares, ...(rest ? [`${rest} %`] : [])];
          if (all.some((text) => /[<>]/.test(text))) continue;
          const sum = all.reduce((total, text) => total + Number.parseInt(text, 10), 0);
          expect([0, 100], all.join()).toContain(sum);
        }
      }),
    );
  });

  it('what a neuron received: rows, their sum, and times the slope its delta', () => {
    fc.assert(
      fc.property(networks, (given) => {
        const { context } = observed(given);
        const rows = rowsOf(receivedLedger(context)).filter((cells) => cells[1] !== 'weight');
        if (rows.length === 0) return;
        const end = rows.splice(-2);
        count([...rows, ...end]);
        expectProducts(
          rows.filter((cells) => cells[1] !== ''),
          [1, 2, 3],
        );
        const [together, own] = end as [string[], string[]];
        if (!isAbout(together[3])) {
          const sum = rows.reduce((total, cells) => total + numberOf(cells[3]), 0);
          expect(agrees(sum, together[3]), rows.concat(end).join(' | ')).toBe(true);
        }
        if (!isAbout(own[3])) expect(agrees(numberOf(own[1]) * numberOf(own[2]), own[3]), own.join()).toBe(true);
      }),
    );
  });

  it('what a neuron makes of what comes in: products, their sum with the bias, and the activation', () => {
    fc.assert(
      fc.property(networks, (given) => {
        const { context, scene } = observed(given);
        const rows = rowsOf(sumLedger(context)).filter((cells) => cells[1] !== 'weight');
        const [together, bent] = rows.splice(-2) as [string[], string[]];
        count([...rows, together, bent]);
        expectProducts(
          rows.filter((cells) => cells[1] !== ''),
          [1, 2, 3],
        );
        if (!isAbout(together[3])) {
          const sum = rows.reduce((total, cells) => total + numberOf(cells[3]), 0);
          expect(agrees(sum, together[3]), rows.concat([together]).join(' | ')).toBe(true);
        }
        const name = scene.activations[context.layer] ?? 'linear';
        if (!isAbout(bent[3])) {
          const [a = 0] = activate(name, Float64Array.of(numberOf(bent[2])));
          expect(agrees(a, bent[3]), bent.join(' | ')).toBe(true);
        }
      }),
    );
  });

  it('the step: old weight, gradient, new weight', () => {
    fc.assert(
      fc.property(networks, fc.constantFrom(0.003, 0.03, 0.1, 1), (given, rate) => {
        const { context, scene, network, input, target } = observed(given);
        const pass = forward(network, input);
        const { delta } = backward(network, pass, target);
        const weights = scene.layers.slice(1).map((n, l) => {
          const x = l === 0 ? input : (pass.a[l - 1] ?? []);
          const m = scene.layers[l] ?? 0;
          return Float32Array.from({ length: n * m }, (_, i) => (delta[l]?.[Math.floor(i / m)] ?? 0) * (x[i % m] ?? 0));
        });
        const frame = { gradient: { weights, biases: [] } } as unknown as Frame;
        const rows = rowsOf(stepLedger(context, frame, rate)).filter((cells) => cells[1] !== 'weight');
        for (const [, old, gradient, next] of rows) {
          if (isAbout(next)) continue;
          expect(agrees(numberOf(old) - rate * numberOf(gradient), next), `${old} ${gradient} ${next}`).toBe(true);
        }
        count(rows);
      }),
    );
  });

  it('a shock: its slope, how far it moved the cost, and what the gradient alone says', () => {
    const number = fc.double({ min: 0.0001, max: 20, noNaN: true });
    fc.assert(
      fc.property(
        fc.double({ min: -5, max: 5, noNaN: true }),
        number,
        fc.integer({ min: -40_000, max: 40_000 }).map((value) => value / 1e5),
        fc.double({ min: 0, max: 0.4, noNaN: true }),
        fc.constantFrom(-0.3, -0.01, 0.005, 0.1, 0.25, 1),
        (now, at, slope, bend, epsilon) => {
          const size = Math.abs(epsilon);
          const costs = [-size, 0, size].map((by) => at + 1 + slope * by + bend * by * by) as [number, number, number];
          const said = shockSums({ now, costs, exact: slope, epsilon });
          const [below, middle, above] = said.costs.map(numberOf) as [number, number, number];
          if (said.sign === '=') expect(agrees((above - below) / (2 * size), said.slope)).toBe(true);
          if (!isAbout(said.moved)) expect(agrees((epsilon < 0 ? below : above) - middle, said.moved)).toBe(true);
          if (!isAbout(said.alone))
            expect(agrees(numberOf(said.exact) * epsilon, said.alone), `${said.exact} ${said.alone}`).toBe(true);
          abouts += isAbout(said.moved) || isAbout(said.alone) || said.sign !== '=' ? 1 : 0;
          looked += 1;
          expect(agrees(numberOf(said.now) + size, said.places[1])).toBe(true);
          expect(agrees(numberOf(said.now) - size, said.places[0])).toBe(true);
        },
      ),
    );
  });

  it('the equation: each row of W times X, plus its bias, is its Z, and the activation of that its A', () => {
    fc.assert(
      fc.property(networks, (given) => {
        const { context, scene, seen } = observed(given);
        const { layer } = context;
        const { operands, sums, isExact } = shownDecimals(scene, seen, layer);
        const [m = 0, n = 0] = scene.layers.slice(layer);
        const round = (value: number, decimals: number) => Number(value.toFixed(decimals));
        const x = layer === 0 ? seen.input : (seen.a[layer - 1] ?? []);
        const start = scene.layers
          .slice(1, layer + 1)
          .reduce((sum, of, l) => sum + of * ((scene.layers[l] ?? 0) + 1), 0);
        for (let i = 0; i < n && isExact.sums; i++) {
          let z = round(seen.parameters[start + n * m + i] ?? 0, operands);
          for (let j = 0; j < m; j++)
            z += round(seen.parameters[start + i * m + j] ?? 0, operands) * round(x[j] ?? 0, operands);
          expect(round(z, sums) || 0).toBe(round(seen.z[layer]?.[i] ?? 0, sums) || 0);
        }
        const name = scene.activations[layer] ?? 'linear';
        const bent = activate(
          name,
          Float64Array.from(seen.z[layer] ?? [], (z) => round(z, sums)),
        );
        if (isExact.activations)
          expect(Array.from(bent, (a) => round(a, 2) || 0)).toEqual(
            Array.from(seen.a[layer] ?? [], (a) => round(a, 2) || 0),
          );
        looked += 1;
        abouts += isExact.sums && isExact.activations ? 0 : 1;
      }),
    );
  });

  it('few say only about', () => {
    expect(looked).toBeGreaterThan(300);
    expect(abouts / looked).toBeLessThan(0.1);
  });
});
