import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import {
  changesNothing,
  columnStatistics,
  countOf,
  diagnose,
  type Finding,
  type FindingId,
  layerStatistics,
  leftBehind,
  type Observation,
  rootMeanSquare,
  withoutCircle,
} from '../../../../web/core/doctor/diagnose.js';
import type { HistoryPoints } from '../../../../web/core/run/loss-history.js';
import { activationNames, defaultSettings, type Settings } from '../../../../web/core/settings/settings.js';

// Thousands of runs; a busy machine may take its time over them.
vi.setConfig({ testTimeout: 120_000 });

function history(loss: readonly number[], testLoss?: readonly number[]): HistoryPoints {
  return {
    epochs: Float64Array.from(loss, (_, i) => i),
    loss: Float32Array.from(loss),
    testLoss: Float32Array.from(loss, (_, i) => testLoss?.[i] ?? Number.NaN),
    length: loss.length,
  };
}
const series = (count: number, of: (i: number) => number) => Array.from({ length: count }, (_, i) => of(i));

function observe(
  loss: readonly number[],
  more: Partial<Observation> & { set?: Partial<Settings> } = {},
  testLoss?: readonly number[],
): Observation {
  const { set, ...rest } = more;
  return {
    tick: { epoch: loss.length - 1, loss: loss.at(-1) ?? 1 },
    history: history(loss, testLoss),
    settings: { ...defaultSettings, learningRate: 0.1, ...set },
    ...rest,
  };
}
const ids = (observation: Observation): FindingId[] => diagnose(observation).map((finding) => finding.id);
const healthy = series(100, (i) => Math.exp(-i / 20) + 0.001);

describe('advice', () => {
  const slow = { id: 'slow', severity: 'hint', sentence: 'Slow.' } as const;
  const toRate = (learningRate: number): Finding => ({
    ...slow,
    remedy: { label: `Set the learning rate to ${learningRate}`, action: { kind: 'set', settings: { learningRate } } },
  });

  it('offers nothing that is so already', () => {
    expect(
      changesNothing({ kind: 'set', settings: { learningRate: 0.1 } }, { ...defaultSettings, learningRate: 0.1 }),
    ).toBe(true);
    expect(
      changesNothing({ kind: 'set', settings: { learningRate: 0.1 } }, { ...defaultSettings, learningRate: 0.3 }),
    ).toBe(false);
  });

  it('says so when it would lead back, and offers what is between until there is nothing', () => {
    const settings = (learningRate: number): Settings => ({ ...defaultSettings, learningRate });
    const left = [leftBehind({ kind: 'set', settings: { learningRate: 0.03 } }, settings(0.3))];
    expect(left).toEqual([{ learningRate: 0.3 }]);
    expect(withoutCircle(toRate(0.1), settings(0.03), left)).toEqual(toRate(0.1));
    const between = withoutCircle(toRate(0.3), settings(0.03), left);
    expect(between.sentence).toBe('Slow. At 0.3 it did no better: something between the two may.');
    expect(between.remedy?.label).toBe('Set the learning rate to 0.095');
    expect(withoutCircle(toRate(0.3), settings(0.3), left).remedy).toBeUndefined();
  });
});

describe('the doctor', () => {
  it('leaves a healthy run alone, from its first epoch on', () => {
    for (let length = 0; length <= healthy.length; length++) expect(ids(observe(healthy.slice(0, length)))).toEqual([]);
  });

  it('tells divergence, and goes back to the best epoch with a lower rate', () => {
    const loss = [1, 0.5, 0.4, 3, 1e30];
    const [finding] = diagnose(
      observe(loss, {
        tick: { epoch: 5, loss: Number.POSITIVE_INFINITY, diverged: { layer: 1, epoch: 5 } },
        set: { learningRate: 3 },
      }),
    );
    expect(finding?.id).toBe('diverged');
    expect(finding?.sentence).toContain('in hidden layer 2 at epoch 5');
    expect(finding?.remedy).toEqual({
      label: 'Go back to epoch 2 with learning rate 0.3',
      action: { kind: 'rewind', epoch: 2, settings: { learningRate: 0.3 } },
    });
    expect(ids(observe([], { tick: { epoch: 0, loss: Number.NaN } }))).toEqual(['diverged']);
  });

  it('tells a loss that grows, and one that jumps', () => {
    expect(ids(observe([...series(20, (i) => 1 - i / 25), ...series(8, () => 2)]))).toEqual(['lossRising']);
    expect(ids(observe(series(40, (i) => 1 + (i % 2) / 2)))).toEqual(['rateTooHigh']);
    // Noise of small batches around a falling loss is usual.
    expect(ids(observe(series(40, (i) => Math.exp(-i / 15) * (1 + (i % 3) / 10))))).toEqual([]);
  });

  it("tells overfitting's onset", () => {
    const train = series(120, (i) => Math.exp(-i / 20));
    const test = series(120, (i) => (i < 60 ? 1 - i / 120 : 0.5 + (i - 60) / 200));
    const [finding] = diagnose(observe(train, { testRows: 50 }, test));
    expect(finding?.id).toBe('overfitting');
    expect(finding?.remedy?.action).toEqual({ kind: 'rewind', epoch: 60, settings: {}, toBestTest: true });
    expect(ids(observe(train, { testRows: 5 }, test))).toEqual([]);
    expect(
      ids(
        observe(
          train,
          { testRows: 50 },
          series(120, (i) => Math.exp(-i / 40) + 0.3),
        ),
      ),
    ).toEqual([]);
  });

  it('tells steps that are too short', () => {
    const slow = series(200, (i) => 1 - i * 1e-5);
    expect(diagnose(observe(slow, { set: { learningRate: 0.0001 } }))[0]).toMatchObject({
      id: 'slow',
      remedy: { action: { settings: { learningRate: 0.001 } } },
    });
    expect(ids(observe(slow, { set: { learningRate: 0.3 } }))).toEqual([]);
  });

  it('tells neurons that are alike', () => {
    expect(ids(observe([1], { parameters: new Float32Array(25) }))).toEqual(['symmetric']);
    expect(ids(observe([1], { parameters: Float32Array.from({ length: 25 }, (_, i) => i) }))).toEqual([]);
  });

  it('tells saturated and silent layers, and the layer', () => {
    const still = series(30, () => 1);
    const layer = (activation: 'tanh' | 'relu' | 'sigmoid', values: readonly number[]) =>
      layerStatistics(activation, 4, values);
    const fine = layerStatistics('tanh', 2, [0, 0.5, -0.5, 0]);
    const output = layerStatistics('tanh', 1, [1, -1]);
    const flat = layer('tanh', [1, 1, -1, 1, 0.999, 1, 0, 0.5]);
    expect(ids(observe(still, { layers: [flat, fine, output] }))).toEqual(['saturated']);
    expect(ids(observe(still, { layers: [flat, fine, output], tick: { epoch: 30, loss: 1, accuracy: 0.99 } }))).toEqual(
      [],
    );
    const silent = diagnose(
      observe(still, {
        layers: [
          fine,
          layer(
            'relu',
            series(8, () => 0),
          ),
          output,
        ],
      }),
    );
    expect(silent[0]).toMatchObject({ id: 'deadRelu', severity: 'problem', layer: 1 });
    const one = layer('relu', [0, 0, 1, 2, 3, 4, 5, 6]);
    expect(ids(observe([1, 1], { layers: [one, fine, output] }))).toEqual([]);
    expect(diagnose(observe(still, { layers: [one, fine, output] }))[0]?.sentence).toBe(
      '1 of 4 ReLUs in hidden layer 1 is 0 for every row: no error reaches it, so it will hardly wake again.',
    );
  });

  it('tells vanishing gradients', () => {
    const still = series(30, () => 1);
    const set = { layers: [2, 4, 4, 4, 1], activations: ['sigmoid', 'sigmoid', 'sigmoid', 'tanh'] as const };
    const [finding] = diagnose(observe(still, { gradients: [1e-7, 1e-5, 1e-3, 1e-1], set }));
    expect(finding).toMatchObject({
      id: 'vanishing',
      remedy: { action: { settings: { activations: ['tanh', 'tanh', 'tanh', 'tanh'] } } },
    });
    expect(ids(observe(still, { gradients: [0.01, 0.02, 0.03, 0.1], set }))).toEqual([]);
  });

  it('tells inputs that are too large or never change', () => {
    const columns = columnStatistics(['mass', 'bill', 'same'], [4000, 17, 1, 5000, 20, 1, 6000, 14, 1]);
    expect(ids(observe([1], { inputs: columns }))).toEqual(['unscaledInputs', 'constantInputs']);
    expect(diagnose(observe([1], { inputs: columns }))[1]?.remedy?.action).toEqual({ kind: 'dropInputs', inputs: [2] });
    // What only the split made is no reason to leave an input out.
    const split = columns.map((column) => (column.name === 'same' ? { ...column, variesHeldOut: true } : column));
    expect(diagnose(observe([1], { inputs: split, testRows: 2 }))[1]).toMatchObject({
      sentence: '"same" is the same in every training row, though not in the rows held out: the split made it so.',
      remedy: { action: { kind: 'set', settings: { testShare: 0 } } },
    });
    const squares = columnStatistics(
      ['x1', 'x1²', 'sin x1'],
      series(300, (i) => [-6 + (i % 7) * 2, (-6 + (i % 7) * 2) ** 2, Math.sin(i)][i % 3] as number),
    );
    expect(ids(observe([1], { inputs: squares }))).toEqual([]);
    const outlier = columnStatistics(['x'], [...series(5000, (i) => (i % 2) * 2 - 1), 60]);
    expect(ids(observe([1], { inputs: outlier }))).toEqual([]);
  });

  it('never throws, and its sentences hold numbers only (any observation)', () => {
    const number = fc.oneof(fc.double(), fc.constantFrom(0, 1, Number.NaN, Number.POSITIVE_INFINITY, 1e-30, 1e30));
    const numbers = fc.array(number, { maxLength: 150 });
    const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(
        sizes,
        fc.constantFrom(...activationNames),
        numbers,
        numbers,
        fc.record({
          epoch: fc.nat(1e6),
          loss: number,
          accuracy: fc.option(fc.double({ min: 0, max: 1 }), { nil: undefined }),
          diverged: fc.option(fc.record({ layer: fc.nat(7), epoch: fc.nat() }), { nil: undefined }),
        }),
        fc.array(number, { maxLength: 60 }),
        (layers, activation, loss, test, tick, values) => {
          const { accuracy, diverged, ...rest } = tick;
          const findings = diagnose({
            tick: { ...rest, ...(accuracy !== undefined && { accuracy }), ...(diverged && { diverged }) },
            history: history(loss, test),
            settings: { ...defaultSettings, layers, activations: layers.slice(1).map(() => activation) },
            layers: layers.slice(1).map((neurons) => layerStatistics(activation, neurons, values)),
            gradients: layers.slice(1).map((_, l) => values[l] ?? 0),
            parameters: Float32Array.from(values),
            inputs: columnStatistics(
              layers.map((_, i) => `in ${i}`),
              values,
            ),
            testRows: values.length,
          });
          for (const { sentence, remedy } of findings) {
            expect(`${sentence} ${remedy?.label ?? ''}`).not.toMatch(/NaN|Infinity|undefined|null/);
            expect(JSON.stringify(remedy ?? '')).not.toContain('null');
          }
        },
      ),
      { numRuns: 3000 },
    );
    expect(rootMeanSquare([3, 4, 0, 0])).toBe(2.5);
  });
});

describe('remedies', () => {
  const settings = { ...defaultSettings, learningRate: 0.03 } as Settings;

  it('that would bring back a layer’s activation are withdrawn, and it is said', () => {
    const activations = ['relu', 'tanh'] as const;
    const left = [
      leftBehind({ kind: 'restart', settings: { activations: ['tanh', 'tanh'] } }, { ...settings, activations }),
    ];
    const again: Finding = {
      id: 'deadRelu',
      severity: 'warning',
      sentence: 'Silent.',
      remedy: { label: 'Start anew', action: { kind: 'restart', settings: { activations } } },
    };
    expect(withoutCircle(again, settings, left)).toEqual({
      id: 'deadRelu',
      severity: 'warning',
      sentence: 'Silent. What would help is what was led away from before, so neither will do.',
    });
  });

  it('of other kinds, or none, lead in no circle', () => {
    const left = [leftBehind({ kind: 'rewind', epoch: 3, settings: { learningRate: 0.01 } }, settings)];
    expect(left).toEqual([{ learningRate: 0.03 }]);
    const none: Finding = { id: 'slow', severity: 'hint', sentence: 'Slow.' };
    const standardise: Finding = { ...none, remedy: { label: 'Standardise', action: { kind: 'standardise' } } };
    for (const finding of [none, standardise]) expect(withoutCircle(finding, settings, left)).toBe(finding);
  });

  it('a rate that is the lowest already is not offered once more', () => {
    const jumps = series(40, (i) => (i % 2 === 0 ? 1 : 2));
    const offered = (learningRate: number) =>
      diagnose(observe(jumps, { set: { learningRate } })).find(({ id }) => id === 'rateTooHigh');
    expect(offered(0.03)?.remedy?.action).toEqual({ kind: 'set', settings: { learningRate: 0.01 } });
    expect(offered(1e-6)).toMatchObject({ id: 'rateTooHigh' });
    expect(offered(1e-6)?.remedy).toBeUndefined();
  });

  it('a slow run at an almost usual rate is offered three times as much', () => {
    const slow = diagnose(
      observe(
        series(200, (i) => 1 - i * 1e-5),
        { set: { learningRate: 0.03 } },
      ),
    );
    expect(slow.find(({ id }) => id === 'slow')?.remedy?.action).toEqual({
      kind: 'set',
      settings: { learningRate: 0.09 },
    });
  });

  it('weights that L1 pulled to nothing are said to be its', () => {
    const set = { layers: [1, 1], activations: ['tanh'], regularization: 'l1', regularizationRate: 0.3 } as const;
    const found = diagnose(observe([1, 1, 1], { set, parameters: Float32Array.of(0.01, 2) }));
    expect(found.find(({ id }) => id === 'crushed')?.sentence).toBe(
      'L1 at rate 0.3 pulls the weights to nothing: the largest of the output layer is 0.01, so every row gets nearly the same answer.',
    );
  });

  it('parts of a category that never change are a word only where nothing else does', () => {
    const part = { name: 'colour: red', mean: 0, deviation: 0, min: 0, max: 0, isPart: true };
    const other = { name: 'size', mean: 0, deviation: 1, min: -2, max: 2 };
    expect(ids(observe([1, 1], { inputs: [part, other] }))).toEqual([]);
    expect(diagnose(observe([1, 1], { inputs: [part, part] }))[0]?.sentence).toContain('Every input is the same');
  });

  it('one thing is counted as one', () => {
    expect([countOf(1, 'layer'), countOf(2, 'layer'), countOf(2, 'class', 'classes')]).toEqual([
      '1 layer',
      '2 layers',
      '2 classes',
    ]);
  });

  it('statistics of nothing are nothing', () => {
    expect(rootMeanSquare([])).toBe(0);
    expect(rootMeanSquare([3, -4])).toBeCloseTo(Math.sqrt(12.5), 12);
  });
});
