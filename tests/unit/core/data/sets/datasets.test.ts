import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeProblem, networkDomain, toNetworkUnits, toPeoplesUnits } from '../../../../../web/core/data/problem.js';
import { readTable } from '../../../../../web/core/data/sets/measured.js';
import { otherTable } from '../../../../../web/core/data/sets/other.js';
import { datasetCatalogue, fileOf } from '../../../../../web/core/settings/datasets.js';
import { type DatasetName, datasetNames } from '../../../../../web/core/settings/names.js';
import { resolveSettings } from '../../../../../web/core/settings/presets.js';
import type { Settings } from '../../../../../web/core/settings/settings.js';
import { problemOf as madeProblem, tableOf as madeTable } from '../../../support/datasets.js';

const settingsFor = (dataset: DatasetName, more: Partial<Settings> = {}) =>
  resolveSettings({ dataset, ...more }).settings;

const tableOf = (dataset: DatasetName, more: Partial<Settings> = {}) => madeTable(settingsFor(dataset, more));
const problemOf = (dataset: DatasetName, more: Partial<Settings> = {}) => madeProblem(settingsFor(dataset, more));

describe.each(datasetNames)('%s', (dataset) => {
  const info = datasetCatalogue[dataset];

  it('has the shape the catalogue promises, and only finite numbers', () => {
    const { train, test, inputs, outputs } = problemOf(dataset, { testShare: 0.3 });
    expect(inputs).toHaveLength(info.inputs);
    expect(outputs).toHaveLength(info.outputs);
    for (const rows of [train, test]) {
      expect(rows.inputs).toHaveLength(rows.rows * info.inputs);
      expect(rows.targets).toHaveLength(rows.rows * info.outputs);
      expect([...rows.inputs, ...rows.targets].every(Number.isFinite)).toBe(true);
    }
  });

  it('is the same for the same seed and another for another', () => {
    expect(problemOf(dataset, { seed: 7 })).toEqual(problemOf(dataset, { seed: 7 }));
    expect(problemOf(dataset, { seed: 8 }).train).not.toEqual(problemOf(dataset, { seed: 7 }).train);
  });

  it('splits every row to one side, and holds out more of the same with a larger share', () => {
    const small = problemOf(dataset, { testShare: 0.2 });
    const large = problemOf(dataset, { testShare: 0.5 });
    const all = [...small.train.source, ...small.test.source].sort((a, b) => a - b);
    expect(all).toEqual(Array.from({ length: small.table.rows }, (_, i) => i));
    expect(new Set(large.test.source)).toEqual(new Set([...large.test.source, ...small.test.source]));
    expect(small.test.rows).toBe(Math.round(small.table.rows * 0.2));
  });

  it('turns the network’s numbers back into people’s', () => {
    const { inputs, train, table } = problemOf(dataset);
    const back = toPeoplesUnits(inputs, train.inputs);
    const width = inputs.length;
    for (let i = 0; i < back.length; i++) {
      const row = train.source[Math.floor(i / width)] as number;
      const was = table.inputValues[row * width + (i % width)] as number;
      if (Math.abs((back[i] as number) - was) > 1e-5 * Math.max(1, Math.abs(was))) expect(back[i]).toBe(was);
    }
    expect(toNetworkUnits(inputs, back)).toEqual(train.inputs);
  });

  it('draws every row inside its domain', () => {
    const { inputs, train } = problemOf(dataset, { noise: 0, testShare: 0 });
    inputs.forEach((column, j) => {
      const [low, high] = networkDomain(column);
      expect(low).toBeLessThan(high);
      for (let row = 0; row < train.rows; row++) {
        const value = train.inputs[row * inputs.length + j] as number;
        if (value < low - 1e-6 || value > high + 1e-6) expect.fail(`${column.name}: ${value} is outside`);
      }
    });
  });
});

describe('data from a formula', () => {
  it('is the same on every machine', () => {
    const start = (dataset: DatasetName) => [...tableOf(dataset, { seed: 42, noise: 10 }).inputValues.slice(0, 4)];
    expect(start('circle')).toMatchInlineSnapshot(`
      [
        0.2486,
        -0.0226,
        -0.0025,
        1.7048,
      ]
    `);
    expect(start('gauss')).toMatchInlineSnapshot(`
      [
        3.1384,
        2.6596,
        4.2836,
        0.9627,
      ]
    `);
    expect(start('moons')).toMatchInlineSnapshot(`
      [
        1.0365,
        -0.3167,
        0.2022,
        -0.0191,
      ]
    `);
  });

  it('rounds to four decimals', () => {
    const { inputValues } = tableOf('spiral', { noise: 25 });
    expect(inputValues.map((value) => Math.round(value * 1e4) / 1e4)).toEqual(inputValues);
  });

  it('keeps both classes about as frequent', () => {
    for (const dataset of ['circle', 'xor', 'gauss', 'spiral', 'moons'] as const) {
      const { targetValues, rows } = tableOf(dataset);
      const share = targetValues.reduce((sum, value) => sum + value, 0) / rows;
      expect(share).toBeGreaterThan(0.4);
      expect(share).toBeLessThan(0.6);
    }
  });

  it('puts the disc inside the ring', () => {
    const { inputValues, targetValues, rows } = tableOf('circle');
    for (let i = 0; i < rows; i++) {
      const radius = Math.hypot(inputValues[2 * i] as number, inputValues[2 * i + 1] as number);
      expect(targetValues[i]).toBe(radius < 3 ? 1 : 0);
      expect(radius).toBeLessThan(5.001);
    }
  });

  it('keeps the places when only the noise changes', () => {
    const clean = tableOf('circle', { noise: 0 });
    const noisy = tableOf('circle', { noise: 50 });
    expect(noisy.inputValues).toEqual(clean.inputValues);
    expect(noisy.targetValues).not.toEqual(clean.targetValues);
  });

  it('lifts the plane evenly', () => {
    const { inputValues, targetValues, rows } = tableOf('regPlane');
    for (let i = 0; i < rows; i++) {
      const expected = ((inputValues[2 * i] as number) + (inputValues[2 * i + 1] as number)) / 10;
      expect(targetValues[i]).toBeCloseTo(expected, 3);
    }
  });
});

describe('sums on a clock', () => {
  it('are all there once, two inputs set in each, and right where there is no noise', () => {
    const table = tableOf('clock');
    expect(table.rows).toBe(19 * 19);
    const seen = new Set<string>();
    for (let row = 0; row < table.rows; row++) {
      const ones = [...table.inputValues.subarray(38 * row, 38 * row + 38).entries()].filter(
        ([, value]) => value === 1,
      );
      expect(ones).toHaveLength(2);
      const [first = 0, second = 0] = ones.map(([at]) => at % 19);
      expect(table.targetValues[row]).toBe((first + second) % 19);
      seen.add(`${first} ${second}`);
    }
    expect(seen.size).toBe(table.rows);
  });

  it('come out as any hour for a share of them with noise, the same ones and more as it grows', () => {
    const clean = tableOf('clock').targetValues;
    const wrong = (noise: number) =>
      [...tableOf('clock', { noise }).targetValues.entries()]
        .filter(([row, hour]) => hour !== clean[row])
        .map(([row]) => row);
    const [some, more] = [wrong(20), wrong(50)];
    expect(some.length / clean.length).toBeGreaterThan(0.12);
    expect(some.length / clean.length).toBeLessThan(0.26);
    expect(some.every((row) => more.includes(row))).toBe(true);
  });
});

describe('data from files', () => {
  it('drops the two penguins nobody measured, and says so', () => {
    const table = tableOf('penguins');
    expect(table.rows).toBe(342);
    expect(table.dropped).toEqual([{ reason: 'no value for bill_length_mm', lines: [5, 273] }]);
    expect(table.classNames).toEqual(['Adélie', 'Chinstrap', 'Gentoo']);
  });

  it.each([
    ['orings', 23],
    ['iris', 150],
    ['wine', 178],
    ['wineAutoencoder', 178],
    ['digits', 1797],
  ] as const)('reads all of %s', (dataset, rows) => {
    const table = tableOf(dataset);
    expect(table.rows).toBe(rows);
    expect(table.dropped).toEqual([]);
  });

  it('standardises by the training rows alone', () => {
    const { train, inputs } = problemOf('penguins', { testShare: 0.4 });
    inputs.forEach((_, j) => {
      let sum = 0;
      let squares = 0;
      for (let row = 0; row < train.rows; row++) {
        const value = train.inputs[row * 4 + j] as number;
        sum += value;
        squares += value * value;
      }
      expect(sum / train.rows).toBeCloseTo(0, 5);
      expect(squares / train.rows).toBeCloseTo(1, 5);
    });
  });

  it('brings the autoencoder’s training rows to 0 to 1, inputs and targets alike', () => {
    const { train } = problemOf('wineAutoencoder');
    expect(Math.min(...train.inputs)).toBe(0);
    expect(Math.max(...train.inputs)).toBe(1);
    expect(train.targets).toEqual(train.inputs);
  });

  it('codes classes as the output asks for', () => {
    expect(problemOf('orings', { loss: 'bce' }).coding).toEqual([0, 1]);
    expect(problemOf('circle').coding).toEqual([-1, 1]);
    expect(new Set(problemOf('circle').train.targets)).toEqual(new Set([-1, 1]));
    const { train } = problemOf('iris');
    for (let row = 0; row < train.rows; row++) {
      const sum = train.targets.slice(3 * row, 3 * row + 3).reduce((a, b) => a + b, 0);
      expect(sum).toBe(1);
    }
  });

  it('leaves at least one row of each class to train on', () => {
    const table = tableOf('orings');
    const options = { seed: 1, testShare: 1, outputActivation: 'sigmoid', loss: 'bce' } as const;
    expect(makeProblem(table, options).train.rows).toBe(2);
  });

  it('says what is wrong with a file, in a sentence, and never throws', () => {
    expect(readTable('iris', 'a,b\n1,2\n')).toMatchObject({
      ok: false,
      error: expect.stringContaining('sepal_length_cm'),
    });
    const bad = readTable('orings', 'launch_temperature_f,o_ring_distress\n66,0\nNA,1\nwarm,1\n70,2\n71\n72,1\n');
    expect(bad.ok && bad.table.rows).toBe(2);
    expect(bad.ok && bad.table.dropped.map(({ reason }) => reason)).toEqual([
      'no value for launch_temperature_f',
      'launch_temperature_f is not a number',
      'o_ring_distress is none of the known classes',
      'no value for o_ring_distress',
    ]);
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const name of ['orings', 'penguins', 'digits'] as const) readTable(name, text);
      }),
    );
  });

  it('names a file only where there is one', () => {
    expect(fileOf('circle')).toBeUndefined();
    expect(fileOf('digits')).toBe('digits-8x8.csv');
  });
});

describe('a file that is not what its name says', () => {
  it('is told in a sentence', () => {
    const header = 'launch_temperature_f,o_ring_distress\n';
    const read = (csv: string) => readTable('orings', csv);
    expect(read(header)).toMatchObject({ error: expect.stringContaining('expected rows of numbers under the header') });
    expect(() => otherTable({ dataset: 'orings', seed: 1, noise: 0 }, 'a,b\n1,2\n')).toThrow(
      'expected a column launch_temperature_f, o_ring_distress but got a, b',
    );
    expect(() => otherTable({ dataset: 'circle', seed: 1, noise: 0 }, '')).toThrow('circle');
  });
});
